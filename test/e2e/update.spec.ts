import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';

/** The service on its own, from a copy of the build that the test may change. */
async function start(dist: string, port: number, data: string): Promise<ChildProcess> {
  const service = spawn('node', [
    join(dist, 'server/main.js'),
    'start',
    '--port',
    `${port}`,
    '--data',
    data,
    '--people',
    '30',
  ]);
  await expect(async () => {
    expect((await fetch(`http://localhost:${port}/healthz`)).ok).toBe(true);
  }).toPass({ timeout: 40_000 });
  return service;
}

const stop = (service: ChildProcess) =>
  new Promise<void>((stopped) => {
    service.once('exit', () => stopped());
    service.kill('SIGTERM');
  });

test('a new version is offered quietly, taken when asked for, and never in the middle of a scan', async ({
  page,
}, info) => {
  const port = 4200 + info.parallelIndex;
  const data = mkdtempSync(join(tmpdir(), 'vi-vacxin-update-'));
  // Beside the build, so that the service finds its packages.
  const dist = resolve(`dist/test-update-${info.parallelIndex}`);
  rmSync(dist, { recursive: true, force: true });
  for (const part of ['client', 'server'])
    cpSync(resolve('dist', part), join(dist, part), { recursive: true });
  let service = await start(dist, port, data);
  try {
    await page.goto(`http://localhost:${port}/`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await stop(service);
    appendFileSync(join(dist, 'client/service-worker.js'), '\n// a later version\n');
    service = await start(dist, port, data);

    await page.goto(`http://localhost:${port}/verify`);
    await expect
      .poll(() =>
        page.evaluate(
          async () =>
            Boolean((await navigator.serviceWorker.ready).waiting) ||
            Boolean((await navigator.serviceWorker.getRegistration())?.waiting),
        ),
      )
      .toBe(true);
    await expect(page.getByText('Đã có phiên bản mới')).toHaveCount(0);

    await page.goto(`http://localhost:${port}/`);
    await expect(page.getByText('Đã có phiên bản mới')).toBeVisible();
    const reloaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Cập nhật' }).click();
    await reloaded;
    await expect(page.getByText('Đã có phiên bản mới')).toHaveCount(0);
    expect(
      await page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting)),
    ).toBe(false);
  } finally {
    await stop(service);
    rmSync(data, { recursive: true, force: true });
    rmSync(dist, { recursive: true, force: true });
  }
});
