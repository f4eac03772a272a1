import { expect, test } from '@playwright/test';
import QRCode from 'qrcode';
import { LARGEST } from '../certificate/cards.ts';
import { browserSeeing, frameOf } from './camera.ts';
import { codes, issuerUrl } from './codes.ts';
import { everythingStored } from './stored.ts';
import { pullTrigger } from './wedge.ts';

test('every kind of code gets its own clear answer, one after the other without a tap', async ({
  page,
  baseURL,
}) => {
  await page.goto('/verify');
  await expect(page.locator('[data-offline-ready]')).toBeAttached();
  const made = await codes(issuerUrl(baseURL));
  const expected: [string, string, string][] = [
    [made.genuine, 'valid', LARGEST.holder.name.toLocaleUpperCase('vi')],
    [made.tampered, 'invalid', 'bad-signature'],
    [made.unknownIssuer, 'unknown', 'unknown-issuer'],
    [made.unknownKey, 'unknown', 'unknown-key'],
    [made.expired, 'invalid', 'expired'],
    [made.malformed, 'invalid', 'malformed-encoding'],
    [made.noCertificate, 'unknown', 'not-a-certificate'],
    [made.otherFamily, 'unknown', 'unsupported-format'],
  ];
  for (const [text, outcome, words] of expected) {
    await pullTrigger(page, text);
    const verdict = page.locator('.verdict');
    await expect(verdict).toContainText(words);
    await expect(verdict).toHaveAttribute('data-outcome', outcome);
    // Whatever a forger wrote into the code is not shown as anybody's name.
    await expect(verdict).not.toContainText('GIẢ MẠO');
  }
});

test('nothing about a scanned person is kept', async ({ page, baseURL, viewport }) => {
  await page.goto('/');
  const { genuine } = await codes(issuerUrl(baseURL));
  const picture = await QRCode.toBuffer(genuine, { errorCorrectionLevel: 'L', scale: 6 });
  const browser = await browserSeeing([{ frame: await frameOf(page, picture), seconds: 2 }]);
  try {
    const context = await browser.newContext({ baseURL: baseURL ?? '', viewport, locale: 'vi-VN' });
    const verifier = await context.newPage();
    const sent: string[] = [];
    verifier.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    await verifier.goto('/verify');
    await expect(verifier.locator('.verdict')).toHaveAttribute('data-outcome', 'valid');
    const stored = await verifier.evaluate(everythingStored);
    const [family = ''] = LARGEST.holder.name.split(' ').slice(-1);
    for (const text of [...sent, stored]) {
      expect(text).not.toContain(family);
      expect(text).not.toContain(LARGEST.number);
      expect(text).not.toContain(LARGEST.holder.birthDate);
    }
    expect(stored).toContain('vi-vacxin-trust');
    await verifier.keyboard.press('Escape');
    await expect(verifier.getByText('Quét tiếp')).toHaveCount(0);
  } finally {
    await browser.close();
  }
});
