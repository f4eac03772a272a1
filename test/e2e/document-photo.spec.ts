import { createCanvas, ImageData } from '@napi-rs/canvas';
import { expect, test } from '@playwright/test';
import type { Grey } from '../../src/scanner/grey.ts';
import { passport } from '../certificate/person/zones.ts';
import { drawnWith, OCR_B } from '../glyphs/font.ts';
import { chanceOf } from '../glyphs/random.ts';
import { type Spoiling, zonePhoto } from '../glyphs/zone-photo.ts';
import { picture } from '../pictures.ts';
import { expectNoFindings } from './axe.ts';
import { codes, issuerUrl } from './codes.ts';
import { serveFiles } from './file-server.ts';
import { SMALL } from './typing.ts';
import { hide } from './visibility.ts';

const OWN = passport({ surname: 'NGUYEN', givenNames: 'VAN<AN' }, '900102');

function jpeg({ width, height, pixels }: Grey): Buffer {
  const canvas = createCanvas(width, height);
  const rgba = Uint8ClampedArray.from({ length: pixels.length * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : (pixels[at >> 2] as number),
  );
  canvas.getContext('2d').putImageData(new ImageData(rgba, width, height), 0, 0);
  return canvas.toBuffer('image/jpeg', 85);
}

const photoOf = async (lines: readonly string[], spoiling: Spoiling) => ({
  name: 'giay-to.jpg',
  mimeType: 'image/jpeg',
  buffer: jpeg(await zonePhoto(lines, drawnWith(OCR_B), chanceOf(4161), spoiling)),
});

test('a photo of a passport is read on the device without a network: compared where all is sure, else shown to be put right', {
  tag: '@phone',
}, async ({ page, baseURL }) => {
  const { genuine } = await codes(issuerUrl(baseURL), SMALL);
  const files = await serveFiles();
  try {
    await page.goto(`${files.url}/verify`);
    await expect(page.locator('[data-offline-ready]')).toBeAttached();
  } finally {
    await files.stop();
  }
  await page.setInputFiles('input[type=file]', {
    name: 'ma.png',
    mimeType: 'image/png',
    buffer: picture('image/png', genuine),
  });
  const comparison = page.locator('.verdict[data-outcome=valid] .document-comparison');
  const dialog = page.getByRole('dialog');
  const photo = dialog.getByLabel('Chụp giấy tờ');

  await page.getByRole('button', { name: 'So với hộ chiếu' }).click();
  await photo.setInputFiles(await photoOf(['Không có', 'dòng nào'], { height: 20 }));
  await expect(dialog).toContainText('photo-no-zone');
  await photo.setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });
  await expect(dialog).toContainText('photo-no-picture');
  // A phone's own camera covers the page while the photo is taken.
  const chooser = page.waitForEvent('filechooser');
  await dialog.locator('button', { hasText: 'Chụp giấy tờ' }).click();
  await hide(page, true);
  await (await chooser).setFiles(await photoOf(OWN, { height: 26, turnDegrees: 4, noise: 3 }));
  await hide(page, false);
  await expect(comparison).toHaveAttribute('data-answer', 'same');
  await expect(dialog).toHaveCount(0);

  // A blurred one, of somebody whose check digit was spoilt too.
  await page.getByRole('button', { name: 'So với hộ chiếu' }).click();
  const [first, second] = OWN;
  const misprinted = second.replace('900102', '900103');
  await photo.setInputFiles(
    await photoOf([first, misprinted], { height: 14, blur: 0.12, noise: 10, turnDegrees: -3 }),
  );
  await expect(dialog.getByText('Số kiểm tra không khớp')).toBeVisible();
  await expect(dialog.locator('.zone-place')).toHaveCount(88);
  await expect(dialog.locator('.zone-place[data-sure=false]')).not.toHaveCount(0);
  await expectNoFindings(page);
  const lines = dialog.getByLabel('Các dòng có dấu <');
  await dialog.getByRole('button', { name: 'Sửa ký tự chưa chắc' }).click();
  await expect(lines).toBeFocused();
  await lines.fill(OWN.join('\n'));
  await dialog.getByRole('button', { name: 'So sánh' }).click();
  await expect(comparison).toHaveAttribute('data-answer', 'same');
  await expect(dialog).toHaveCount(0);
});
