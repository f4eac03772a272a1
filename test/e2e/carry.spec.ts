import { readFileSync } from 'node:fs';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { Signer } from '../../src/certificate/issue.ts';
import { generateSigningKey, importSigner } from '../../src/certificate/keys.ts';
import type { TrustedIssuer } from '../../src/certificate/verify.ts';
import { PATHS } from '../../src/contract.ts';
import { signTrustBundle } from '../../src/trust/bundle.ts';
import type { PartLengths } from '../../src/trust/bundle-parts.ts';
import { packCarriedFile, readCarriedFile } from '../../src/verifier/carry/carried-file.ts';
import { publication } from '../trust/status/publication.ts';
import { expectNoFindings } from './axe.ts';
import { blankFrame, browserPlaying } from './camera.ts';
import { serveFiles } from './file-server.ts';
import { seenOnScreen, writeVideo } from './video.ts';

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 24 * HOUR_SECONDS;

async function rootKey() {
  const { privateJwk, publicJwk } = await generateSigningKey();
  return { signer: await importSigner(privateJwk), file: JSON.stringify({ keys: [publicJwk] }) };
}

/** So many keys that a series has more codes than one sees at a glance. */
async function manyKeys(): Promise<TrustedIssuer> {
  const keys = await Promise.all(Array.from({ length: 24 }, () => generateSigningKey()));
  return {
    family: 'shc',
    iss: 'https://example.vn',
    name: { vi: 'Bộ Y tế (thử)', en: 'Ministry of Health (test)' },
    country: 'VN',
    keys: keys.map(({ kid, publicJwk: { x = '', y = '' } }) => ({
      kid,
      jwk: { kty: 'EC', crv: 'P-256', x, y },
    })),
  };
}

async function bundleOf(
  issuers: readonly TrustedIssuer[],
  root: Signer,
  version: number,
  ageSeconds: number,
  parts: PartLengths = new Map(),
) {
  const nowSeconds = Math.floor(Date.now() / 1000);
  const jwt = await signTrustBundle(
    {
      version,
      issuedAtSeconds: nowSeconds - ageSeconds,
      expiresAtSeconds: nowSeconds + 30 * DAY_SECONDS,
      policy: { freshSeconds: DAY_SECONDS, staleSeconds: 7 * DAY_SECONDS },
      issuers,
      parts,
      status: { lists: 'https://example.vn/{shard}', set: 'set', deltas: 'deltas' },
    },
    root,
  );
  return new TextEncoder().encode(jwt);
}

/** A service of our own root, whose publications a test moves on. */
async function published() {
  const files = await serveFiles();
  const root = await rootKey();
  const issuer = await manyKeys();
  const statuses = await publication(root.signer);
  files.change(PATHS.trustRoot, root.file);
  const publish = async (version: number, ageSeconds: number) => {
    const bundle = await bundleOf([issuer], root.signer, version, ageSeconds);
    statuses.publish([[version, 'revoked']], false);
    const all = new Map([[PATHS.trustBundle as string, bundle], ...(await statuses.files())]);
    for (const [path, bytes] of all) files.change(path, bytes);
    return all;
  };
  return { files, root, issuer, publish };
}

/** A device that has seen a network once, and never will again. */
async function cutOff(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}/verify`);
  await expect(page.locator('[data-offline-ready]')).toBeAttached();
  await context.setOffline(true);
  await page.goto(`${url}/verify`);
  await page.locator('.verifier-chip').click();
  await expect(page.getByRole('heading', { name: 'Khóa kiểm tra trên máy này' })).toBeVisible();
  return page;
}

const contentOf = (path: string) =>
  [...readCarriedFile(readFileSync(path))].map(([name, bytes]) => [
    name,
    Buffer.from(bytes).toString('base64'),
  ]);

const fact = (page: Page, name: string) =>
  page.locator('.trust-facts > div', { has: page.getByText(name, { exact: true }) }).locator('dd');

test(
  'trust is carried as a file to a device that is offline, and only newer trust of its root is taken',
  {
    tag: '@phone',
  },
  async ({ browser }, info) => {
    const { files, root, issuer, publish } = await published();
    const opened = { locale: 'vi-VN', viewport: info.project.use.viewport ?? null };
    const [giving, taking] = [await browser.newContext(opened), await browser.newContext(opened)];
    try {
      const old = packCarriedFile(await publish(1, 3 * DAY_SECONDS));
      await publish(2, 2 * DAY_SECONDS);
      const device = await cutOff(taking, files.url);
      await expect(device.getByRole('heading', { name: 'Khóa đã 2 ngày, nên làm mới' })).toBeVisible();
      await device.getByRole('button', { name: 'Làm mới ngay' }).click();
      await expect(device.getByText('Không có mạng, hoặc máy chủ không trả lời.')).toBeVisible();

      await publish(3, HOUR_SECONDS);
      const other = await giving.newPage();
      await other.goto(`${files.url}/verify/trust`);
      await expect(other.getByRole('heading', { name: 'Khóa còn mới, cấp 1 giờ trước' })).toBeVisible();
      const downloading = other.waitForEvent('download');
      await other.getByRole('button', { name: 'Lưu tệp' }).click();
      const download = await downloading;
      expect(download.suggestedFilename()).toMatch(/^khoa-kiem-tra-3-\d{4}-\d{2}-\d{2}\.zip$/);
      const path = info.outputPath('khoa.zip');
      await download.saveAs(path);

      const give = (name: string, bytes: Uint8Array) =>
        device.setInputFiles('input[type=file]', {
          name,
          mimeType: 'application/zip',
          buffer: Buffer.from(bytes),
        });
      const stranger = await rootKey();
      const others = await bundleOf([issuer], stranger.signer, 9, 0);
      const broken = await bundleOf([issuer], root.signer, 9, 0);
      const partial = await bundleOf([issuer], root.signer, 9, 0, new Map([['A'.repeat(43), 20]]));
      broken[broken.length - 30] = (broken[broken.length - 30] ?? 0) ^ 1;
      const refused: readonly [Uint8Array, string][] = [
        [new TextEncoder().encode('phở bò'), 'Đây không phải tệp khóa.'],
        [readFileSync(path).subarray(0, 500), 'Tệp bị hỏng hoặc thiếu'],
        [packCarriedFile(new Map([[PATHS.statusSet, broken]])), 'Không có khóa nào ở trong.'],
        [packCarriedFile(new Map([[PATHS.trustBundle, others]])), 'do nơi khác ký'],
        [packCarriedFile(new Map([[PATHS.trustBundle, broken]])), 'bị hỏng hoặc bị sửa'],
        [packCarriedFile(new Map([[PATHS.trustBundle, partial]])), 'Thiếu khóa của các nước khác'],
        [old, 'là bản cũ, phiên bản 1, nên không nhận. Máy vẫn giữ phiên bản 2.'],
      ];
      for (const [bytes, words] of refused) {
        await give('tep.zip', bytes);
        await expect(device.getByText(words)).toBeVisible();
        await expect(fact(device, 'Phiên bản khóa')).toHaveText('2');
      }

      await device.setInputFiles('input[type=file]', path);
      await expect(device.getByText('Đã nhận khóa mới, phiên bản 3.')).toBeVisible();
      await expect(device.getByText(/Đã nhận danh sách thu hồi mới, phiên bản \d/)).toBeVisible();
      await expect(device.getByRole('heading', { name: 'Khóa còn mới, cấp 1 giờ trước' })).toBeVisible();
      await device.getByLabel('Tên nước').fill('viet');
      await expect(fact(device, 'Việt Nam')).toHaveText('Kiểm tra được, số khóa: 24 (SMART Health Card)');
      await expectNoFindings(device, 'trust');

      // What was taken stays, and can be carried on from here, still without a network.
      await device.reload();
      await expect(fact(device, 'Phiên bản khóa')).toHaveText('3');
      const again = device.waitForEvent('download');
      await device.getByRole('button', { name: 'Lưu tệp' }).click();
      expect(contentOf(await (await again).path())).toEqual(contentOf(path));
      await device.setInputFiles('input[type=file]', path);
      await expect(device.getByText('Máy này đã có đúng khóa phiên bản 3.')).toBeVisible();
    } finally {
      await Promise.all([giving.close(), taking.close()]);
      await files.stop();
    }
  },
);

test(
  'trust is carried by codes from screen to camera, in any order and with some missed',
  {
    tag: '@phone',
  },
  async ({ page: giving, viewport }, info) => {
    const { files, publish } = await published();
    const path = info.outputPath('seen.y4m');
    const video = { width: 720, height: 720, framesPerSecond: 5 };
    const browser = await browserPlaying({ ...video, frames: [blankFrame()] }, path);
    try {
      await publish(1, 2 * DAY_SECONDS);
      const taking = await browser.newContext({ locale: 'vi-VN', viewport });
      const device = await cutOff(taking, files.url);
      await publish(2, HOUR_SECONDS);

      await giving.goto(`${files.url}/verify/trust/show`);
      const code = giving.getByRole('img', { name: 'Loạt mã khóa kiểm tra' });
      await expect(code).toBeVisible();
      await expectNoFindings(giving, 'show');
      const said = (await giving.getByText(/^Cần ít nhất/).textContent()) ?? '';
      const total = Number(/\d+/.exec(said)?.[0]);
      expect(total).toBeGreaterThan(5);
      const shown = new Map<string, Buffer>();
      await expect
        .poll(
          async () => {
            const picture = await code.screenshot();
            return shown.set(picture.toString('base64'), picture).size;
          },
          { intervals: [50] },
        )
        .toBeGreaterThanOrEqual(total + 10);
      await giving.getByRole('button', { name: 'Tạm dừng' }).click();
      await expect(giving.getByRole('button', { name: 'Chạy tiếp' })).toBeVisible();

      // The last ones first, and two are never seen.
      const frames = [];
      for (const picture of [...shown.values()].reverse().slice(2)) frames.push(await seenOnScreen(picture));
      writeVideo(path, { ...video, frames: frames.flatMap((frame) => [frame, frame]) });
      await device.getByRole('link', { name: 'Quét loạt mã' }).click();
      await expect(device.getByText(new RegExp(`Đã nhận \\d+ trên ${total} mã`))).toBeVisible();
      await expectNoFindings(device, 'scan');
      await expect(device.getByText('Đã nhận khóa mới, phiên bản 2.')).toBeVisible({ timeout: 30_000 });
      await device.getByRole('link', { name: 'Xem khóa trên máy này' }).click();
      await expect(fact(device, 'Phiên bản khóa')).toHaveText('2');
    } finally {
      await browser.close();
      await files.stop();
    }
  },
);
