import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, chromiumPath } from './chromium.ts';
import { EID_CLIENT, eidIssuer } from './eid-client.ts';

const PORT = Number(process.env['E2E_PORT'] ?? 4178);
// Workers inherit the environment: one data folder for the whole run.
process.env['E2E_DATA'] ??= mkdtempSync(join(tmpdir(), 'vi-vacxin-e2e-'));

/** Where a test has a push service of its own. */
const PUSH_PORT = PORT + 50;
process.env['E2E_PUSH_PORT'] = `${PUSH_PORT}`;

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const desktop = { viewport: { width: 1280, height: 800 } };

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  // A camera may miss a code; what passes only at the second try is reported as flaky, not hidden.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${PORT}`,
    locale: 'vi-VN',
    launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_ARGS },
  },
  projects: [
    // What is the same on every screen is tried on one: the wallet and the camera on the phone, hand-held scanners and the
    // workbench on the desktop, where its tests take a phone's size when that matters.
    {
      name: 'phone',
      use: phone,
      grepInvert: /@desktop/,
      testIgnore: [
        'screenshots.ts',
        ...['accounts', 'life', 'shift', 'supervision', 'typed', 'workbench'].map(
          (name) => `${name}.spec.ts`,
        ),
      ],
    },
    {
      name: 'desktop',
      use: desktop,
      grepInvert: /@phone/,
      testIgnore: [
        'screenshots.ts',
        ...[
          'camera',
          'current',
          'feedback',
          'files',
          'kinds',
          'offline',
          'scanner',
          'story',
          'trust',
          'update',
          'verdicts',
          'verifier',
          'wallet',
        ].map((name) => `${name}.spec.ts`),
      ],
    },
    { name: 'screenshots', testMatch: 'screenshots.ts' },
  ],
  webServer: {
    command: `node dist/server/main.js start --port ${PORT} --people 400 --data ${process.env['E2E_DATA']} --eid-issuer ${eidIssuer(PORT)} --eid-client ${EID_CLIENT.id}`,
    env: {
      EID_CLIENT_SECRET: EID_CLIENT.secret,
      PUSH_CONTACT: 'mailto:operator@example.vn',
      PUSH_SERVICES: `http://127.0.0.1:${PUSH_PORT}`,
    },
    cwd: '../..',
    url: `http://localhost:${PORT}/healthz`,
    timeout: 60_000,
  },
});
