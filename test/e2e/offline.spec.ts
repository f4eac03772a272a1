import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { LARGEST } from '../certificate/cards.ts';
import { pdf, picture } from '../pictures.ts';
import { codes, issuerUrl } from './codes.ts';
import { serveFiles } from './file-server.ts';

const verifiers = (paths: readonly string[]) => paths.filter((path) => path.startsWith('/assets/verifier/'));

test('the verifier is kept on devices that verify only, through an update, and starts without any server', {
  tag: '@phone',
}, async ({ context, page, baseURL }) => {
  const files = await serveFiles();
  const { genuine } = await codes(issuerUrl(baseURL));
  try {
    // A citizen's phone: the wallet is kept, and nothing of the verifier is even asked for.
    await page.goto(files.url);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.goto(`${files.url}/look-up`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(verifiers(files.asked)).toEqual([]);

    // Who may move a wallet keeps what scans, and nothing more.
    await page.goto(`${files.url}/settings`);
    await page.getByRole('link', { name: 'Đây là máy mới' }).waitFor();
    const kept = () =>
      page.evaluate(async () => (await (await caches.open('vi-vacxin-scanner')).keys()).length);
    await expect.poll(kept).toBeGreaterThan(5);
    expect(verifiers(files.asked).filter((path) => !path.startsWith('/assets/verifier/scanner/'))).toEqual(
      [],
    );
    await context.setOffline(true);
    await page.goto(`${files.url}/receive`);
    await page.getByRole('button', { name: 'Máy cũ đã quét xong' }).click();
    await expect(page.getByRole('button', { name: 'Mở máy ảnh' })).toBeVisible();
    await context.setOffline(false);

    await page.goto(`${files.url}/verify`);
    await expect(page.locator('[data-offline-ready]')).toBeAttached();
    expect(verifiers(files.asked).some((path) => path.endsWith('.js'))).toBe(true);

    // The next version of the worker takes over what the one before it kept.
    const worker = readFileSync(resolve('dist/client/service-worker.js'), 'utf8');
    files.change('/service-worker.js', `${worker}\n// a later version\n`);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const worker = registration.installing ?? registration.waiting;
      const activated = new Promise<void>((done) => {
        worker?.addEventListener('statechange', () => {
          if (worker.state === 'installed') worker.postMessage({ type: 'SKIP_WAITING' });
          if (worker.state === 'activated') done();
        });
      });
      if (worker?.state === 'installed') worker.postMessage({ type: 'SKIP_WAITING' });
      await activated;
    });
    await page.close();
    await files.stop();

    for (const path of ['/verify', '/', '/look-up', '/add']) {
      const started = await context.newPage();
      await started.goto(`${files.url}${path}`);
      await expect(started.getByRole('heading', { level: 1 })).toBeAttached();
      await expect(started.getByText('load-failed')).toHaveCount(0);
      if (path === '/verify') {
        await expect(started.locator('.verifier-chip')).toContainText('Khóa');
        await expect(started.locator('.verifier-chip')).not.toContainText('Chưa có khóa');
        await expect(started.getByRole('button', { name: 'Mở máy ảnh' })).toBeVisible();
        // Pictures and PDFs are read by what was kept, too.
        await started.setInputFiles('input[type=file]', {
          name: 'giay.pdf',
          mimeType: 'application/pdf',
          buffer: pdf([genuine]),
        });
        await expect(started.locator('.verdict[data-outcome=valid]')).toBeVisible();
      }
      await started.close();
    }
  } finally {
    await files.stop();
  }
});

test('where the browser stores nothing for the page, the verifier still has keys without a server', async ({
  context,
  page,
}) => {
  const files = await serveFiles();
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('', 'SecurityError');
    };
  });
  try {
    await page.goto(`${files.url}/verify`);
    await expect(page.locator('[data-offline-ready]')).toBeAttached();
    await files.stop();
    await page.reload();
    await expect(page.locator('.verifier-chip')).toContainText(/Khóa (vừa )?cập nhật/);
  } finally {
    await files.stop();
  }
});

test('a wallet without a network adds from card files, and says what it needs for a picture', async ({
  page,
  baseURL,
}) => {
  const files = await serveFiles();
  const { genuine } = await codes(issuerUrl(baseURL));
  try {
    await page.goto(files.url);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    await files.stop();
    await page.goto(`${files.url}/add`);
    await page.setInputFiles('input[type=file]', [
      { name: 'toi.txt', mimeType: 'text/plain', buffer: Buffer.from(genuine) },
      { name: 'anh.png', mimeType: 'image/png', buffer: picture('image/png', genuine) },
      { name: 'giay.pdf', mimeType: 'application/pdf', buffer: pdf([genuine]) },
    ]);
    await expect(page.getByText(`Đã cất chứng nhận của ${LARGEST.holder.name}`)).toBeVisible();
    await expect(page.getByText('reader-not-loaded')).toHaveCount(2);
    expect(verifiers(files.asked)).toEqual([]);
  } finally {
    await files.stop();
  }
});
