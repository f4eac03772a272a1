import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { JWK } from 'jose';
import QRCode from 'qrcode';
import type { Signer } from '../../src/certificate/issue.ts';
import { generateSigningKey, importSigner } from '../../src/certificate/keys.ts';
import { shcText } from '../../src/certificate/qr.ts';
import type { TrustedIssuer } from '../../src/certificate/verify.ts';
import { trustParts } from '../../src/issuer/trust-parts.ts';
import { signTrustBundle } from '../../src/trust/bundle.ts';
import type { PartFiles } from '../../src/trust/bundle-parts.ts';
import { issuerWithCard, LARGEST } from '../certificate/cards.ts';
import { browserSeeing, frameOf } from './camera.ts';

const DAY_SECONDS = 86_400;
const nowSeconds = () => Math.floor(Date.now() / 1000);

/** What a device is told at the addresses of the trust; anything left out is not there. */
interface Published {
  roots?: readonly JWK[];
  bundle?: string;
  /** By their digests. */
  parts?: PartFiles;
}

async function rootKey(): Promise<{ signer: Signer; publicJwk: JWK }> {
  const { privateJwk, publicJwk } = await generateSigningKey();
  return { signer: await importSigner(privateJwk), publicJwk };
}

const bundleOf = (
  issuers: readonly TrustedIssuer[],
  root: Signer,
  version: number,
  ageDays = 0,
  parts: PartFiles = new Map(),
) =>
  signTrustBundle(
    {
      version,
      issuedAtSeconds: nowSeconds() - ageDays * DAY_SECONDS - 60,
      expiresAtSeconds: nowSeconds() + 30 * DAY_SECONDS,
      policy: { freshSeconds: DAY_SECONDS, staleSeconds: 7 * DAY_SECONDS },
      issuers,
      parts: new Map([...parts].map(([digest, bytes]) => [digest, bytes.length])),
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
  await context.route(TRUST_PART_FILES, (route) => {
    const [, digest = ''] = TRUST_PART_FILES.exec(route.request().url()) ?? [];
    const part = published.parts?.get(digest);
    return part ? route.fulfill({ body: Buffer.from(part) }) : route.abort('connectionreset');
  });
}

const TRUST_PART_FILES = /\/trust\/parts\/([\w-]{43})\.json$/;

/** A list of issuers nobody needs, of such a length that none shares a file with another. */
const otherIssuers = (edition: number): TrustedIssuer[] =>
  ['a', 'b', 'c', 'd'].map((name) => ({
    family: 'shc',
    iss: `https://${name}.example`,
    name: { vi: name, en: name },
    country: 'XX',
    keys: [
      {
        kid: `${name} ${name === 'c' ? edition : 0}`,
        jwk: { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) },
        revokedSerials: Array.from({ length: 110 }, () => '0'.repeat(300)),
      },
    ],
  }));

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

    await test.step('a refresh brings what has changed, and goes on where the connection broke', async () => {
      const offer = async (version: number, issuers: readonly TrustedIssuer[]) => {
        const parts = trustParts({ issuers });
        return { roots, parts, bundle: await bundleOf([], root.signer, version, 0, parts) };
      };
      const first = await offer(1, otherIssuers(1));
      const { context, page } = await device(first);
      const asked: string[] = [];
      page.on('request', (request) => {
        const [, digest] = TRUST_PART_FILES.exec(request.url()) ?? [];
        if (digest) asked.push(digest);
      });
      await page.goto('/verify');
      await expectVerdict(page, 'unknown', 'unknown-issuer');
      expect(asked.sort()).toEqual([...first.parts.keys()].sort());

      // One list has changed, and there is a new one with the card's issuer; the connection breaks in between.
      const second = await offer(2, [...otherIssuers(2), { ...issuer, family: 'shc' }]);
      const news = [...second.parts.keys()].filter((digest) => !first.parts.has(digest));
      expect(news.length).toBeLessThan(first.parts.size);
      const [arrives = '', ...lost] = news;
      await publish(context, {
        ...second,
        parts: new Map([...second.parts].filter(([digest]) => digest === arrives)),
      });
      asked.length = 0;
      const broken = page.waitForEvent('requestfailed', (request) => TRUST_PART_FILES.test(request.url()));
      await page.reload();
      await broken;
      await expectVerdict(page, 'unknown', 'unknown-issuer');
      expect(asked.sort()).toEqual(news.sort());

      await publish(context, second);
      asked.length = 0;
      await page.reload();
      await expectVerdict(page, 'valid', 'Hợp lệ');
      expect(asked.sort()).toEqual(lost.sort());

      // Two tabs at once: what one fetches, the other finds.
      const third = await offer(3, otherIssuers(3));
      const fetched: string[] = [];
      context.on('requestfinished', (request) => {
        const [, digest] = TRUST_PART_FILES.exec(request.url()) ?? [];
        if (digest) fetched.push(digest);
      });
      await publish(context, third);
      const tab = await context.newPage();
      await Promise.all([page.reload(), tab.goto('/')]);
      await expectVerdict(page, 'unknown', 'unknown-issuer');
      await tab.goto('/verify');
      await expectVerdict(tab, 'unknown', 'unknown-issuer');
      expect(fetched).toHaveLength(1);
    });

    await test.step('a clock that was set back is amber, and said', async () => {
      const { context, page } = await device({ roots, bundle: await bundleOf([issuer], root.signer, 1) });
      await page.goto('/verify');
      await expectVerdict(page, 'valid', 'Hợp lệ');
      await publish(context, {});
      await page.clock.install({ time: Date.now() - 2 * DAY_SECONDS * 1000 });
      await page.reload();
      await expectVerdict(page, 'unknown', 'clock-behind');
      await expect(page.locator('.verifier-chip')).toContainText('Giờ của máy chậm');
    });
  } finally {
    await browser.close();
  }
});
