import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { JWK } from 'jose';
import QRCode from 'qrcode';
import type { Signer } from '../../src/certificate/issue.ts';
import { generateSigningKey, importSigner } from '../../src/certificate/keys.ts';
import { shcText } from '../../src/certificate/qr.ts';
import type { TrustedIssuer } from '../../src/certificate/verify.ts';
import { signTrustBundle } from '../../src/trust/bundle.ts';
import { issuerWithCard, LARGEST } from '../certificate/cards.ts';
import { browserSeeing, frameOf } from './camera.ts';

const DAY_SECONDS = 86_400;
const nowSeconds = () => Math.floor(Date.now() / 1000);

/** What a device is told at the addresses of the trust; anything left out is not there. */
interface Published {
  roots?: readonly JWK[];
  bundle?: string;
}

async function rootKey(): Promise<{ signer: Signer; publicJwk: JWK }> {
  const { privateJwk, publicJwk } = await generateSigningKey();
  return { signer: await importSigner(privateJwk), publicJwk };
}

const bundleOf = (issuers: readonly TrustedIssuer[], root: Signer, version: number, ageDays = 0) =>
  signTrustBundle(
    {
      version,
      issuedAtSeconds: nowSeconds() - ageDays * DAY_SECONDS - 60,
      expiresAtSeconds: nowSeconds() + 30 * DAY_SECONDS,
      policy: { freshSeconds: DAY_SECONDS, staleSeconds: 7 * DAY_SECONDS },
      issuers,
    },
    root,
  );

async function publish(context: BrowserContext, published: Published): Promise<void> {
  await context.unrouteAll();
  await context.route('**/trust/root.json', (route) =>
    published.roots
      ? route.fulfill({ json: { keys: published.roots } })
      : route.fulfill({ status: 404, body: '' }),
  );
  await context.route('**/trust/bundle.jwt', (route) =>
    published.bundle
      ? route.fulfill({ body: published.bundle, headers: { date: new Date().toUTCString() } })
      : route.fulfill({ status: 404, body: '' }),
  );
}

async function expectVerdict(page: Page, outcome: string, words: string): Promise<void> {
  await expect(page.locator('.verdict')).toHaveAttribute('data-outcome', outcome);
  await expect(page.locator('.verdict')).toContainText(words);
}

test('green needs trust that is there, fresh, of the pinned root, and a clock that is right', async ({
  page,
  baseURL,
  viewport,
}) => {
  test.setTimeout(150_000);
  await page.goto('/');
  const { issuer, jws } = await issuerWithCard({
    ...LARGEST,
    issuedAtSeconds: nowSeconds() - 10 * DAY_SECONDS,
    expiresAtSeconds: nowSeconds() + 100 * DAY_SECONDS,
  });
  const root = await rootKey();
  const stranger = await rootKey();
  const roots = [root.publicJwk];
  const picture = await QRCode.toBuffer(shcText(jws), { errorCorrectionLevel: 'L', scale: 6 });
  const browser = await browserSeeing([{ frame: await frameOf(page, picture), seconds: 1 }]);
  const device = async (published: Published) => {
    // Without a worker every request is the page's own, and passes here.
    const context = await browser.newContext({ baseURL: baseURL ?? '', viewport, serviceWorkers: 'block' });
    await publish(context, published);
    return { context, page: await context.newPage() };
  };
  try {
    await test.step('no trust at all is amber', async () => {
      const { page } = await device({});
      await page.goto('/verify');
      await expectVerdict(page, 'unknown', 'no-trust');
      await expect(page.locator('.verifier-chip')).toContainText('Chưa có khóa');
    });

    await test.step('a bundle that another root signed is as good as none', async () => {
      const { page } = await device({ roots, bundle: await bundleOf([issuer], stranger.signer, 1) });
      await page.goto('/verify');
      await expectVerdict(page, 'unknown', 'no-trust');
      await expect(page.locator('.verifier-chip')).toContainText('unknown-root');
    });

    await test.step('stale trust is amber, ageing trust is green and says its age', async () => {
      const { context, page } = await device({ roots, bundle: await bundleOf([issuer], root.signer, 1, 8) });
      await page.goto('/verify');
      await expectVerdict(page, 'unknown', 'stale-trust');
      await expect(page.locator('.verifier-chip')).toContainText('8 ngày');
      await publish(context, { roots, bundle: await bundleOf([issuer], root.signer, 2, 3) });
      await page.reload();
      await expectVerdict(page, 'valid', 'Hợp lệ');
      await expect(page.locator('.verifier-chip')).toContainText('3 ngày');
    });

    await test.step('what a device knows is replaced by newer trust only, and its root never', async () => {
      const newer = await bundleOf([issuer], root.signer, 2);
      const { context, page } = await device({ roots, bundle: newer });
      await page.goto('/verify');
      await expectVerdict(page, 'valid', 'Hợp lệ');
      for (const attack of [
        { roots, bundle: await bundleOf([], root.signer, 1) },
        { roots: [stranger.publicJwk], bundle: await bundleOf([], stranger.signer, 3) },
        { roots, bundle: 'x'.repeat(5_000_000) },
        {},
      ]) {
        await publish(context, attack);
        const answered = page.waitForResponse('**/trust/bundle.jwt');
        await page.reload();
        await answered;
        await expectVerdict(page, 'valid', 'Hợp lệ');
      }
      await publish(context, { roots, bundle: await bundleOf([], root.signer, 3) });
      await page.reload();
      await expectVerdict(page, 'unknown', 'unknown-issuer');
    });

    await test.step('a clock that was set back is amber', async () => {
      const { context, page } = await device({ roots, bundle: await bundleOf([issuer], root.signer, 1) });
      await page.goto('/verify');
      await expectVerdict(page, 'valid', 'Hợp lệ');
      await publish(context, {});
      await page.clock.install({ time: Date.now() - 2 * DAY_SECONDS * 1000 });
      await page.reload();
      await expectVerdict(page, 'unknown', 'clock-behind');
    });
  } finally {
    await browser.close();
  }
});
