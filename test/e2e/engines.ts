import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

const WORKER = /\/decode-worker-[^/]*\.js$/;
/** The library's folder, under which its parts find one another. */
const ZXING = fileURLToPath(new URL('../..', import.meta.resolve('zxing-wasm/reader')));

/** A detector as some browsers have it (Shape Detection API), by what it makes of a picture; runs in the worker. */
const detector = (detect: string) => `globalThis.BarcodeDetector = class {
  static getSupportedFormats = async () => ['qr_code'];
  detect = ${detect};
};
`;

/** Chromium has one on some systems only. */
export const DETECTORS = {
  none: 'delete globalThis.BarcodeDetector;',
  good: detector(`async (image) => {
    const { prepareZXingModule, readBarcodes } = await import('/zxing/es/reader/index.js');
    await prepareZXingModule({ overrides: { locateFile: () => '/zxing/reader/zxing_reader.wasm' }, fireImmediately: true });
    const found = await readBarcodes(image, { formats: ['QRCode'], textMode: 'Plain' });
    return found.map(({ text, position: { topLeft, topRight, bottomRight, bottomLeft } }) => (
      { rawValue: text, cornerPoints: [topLeft, topRight, bottomRight, bottomLeft] }
    ));
  }`),
  wrong: detector(`async () => [{ rawValue: 'https://example.org', cornerPoints: [] }]`),
  silent: detector('() => new Promise(() => {})'),
};

/** Changes the script of the worker, or what it is sent with. */
const changed = (
  page: Page,
  change: (script: string) => { body?: string; headers?: Record<string, string> },
) =>
  page.route(WORKER, async (route) => {
    const response = await route.fetch();
    const { body, headers } = change(await response.text());
    await route.fulfill({
      response,
      headers: { ...response.headers(), ...headers },
      ...(body !== undefined && { body }),
    });
  });

/** Gives the browser a detector of codes, or takes its own away. */
export async function withDetector(page: Page, script: string): Promise<void> {
  await page.route('**/zxing/**', (route) => {
    const [, path = ''] = new URL(route.request().url()).pathname.split('/zxing/');
    return route.fulfill({ path: join(ZXING, path) });
  });
  await changed(page, (itself) => ({ body: script + itself }));
}

/** A browser whose settings forbid WebAssembly. */
export async function withoutWebAssembly(page: Page): Promise<void> {
  await changed(page, () => ({ headers: { 'content-security-policy': "script-src 'self'" } }));
}

/** What reads codes dies as soon as it is started, so many times. */
export async function dyingAtFirst(page: Page, times: number): Promise<void> {
  let started = 0;
  await changed(page, () => (started++ < times ? { body: "throw new Error('dead')" } : {}));
}
