import { BinaryBitmap, HybridBinarizer, QRCodeReader, RGBLuminanceSource } from '@zxing/library';
import { describe, expect, it } from 'vitest';
import type { Certificate } from '../../src/certificate/certificate.ts';
import { shcText } from '../../src/certificate/qr.ts';
import { read } from '../../src/certificate/read.ts';
import { drawQr, type QrDrawing } from '../../src/wallet/qr-code.tsx';
import { issuerWithCard } from '../certificate/cards.ts';
import { dccClaimsAt } from '../certificate/hcert-codes.ts';
import { hcertIssuer, icvpClaims } from '../certificate/hcert-issuer.ts';

const PIXELS_PER_MODULE = 4;

/** Paints a drawing as an SVG renderer would: each `M x y h width v1 …` is a bar one module high. */
function paint({ size, path }: QrDrawing): Uint8ClampedArray {
  const side = size * PIXELS_PER_MODULE;
  const pixels = new Uint8ClampedArray(side * side).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)) {
    for (let row = Number(y) * PIXELS_PER_MODULE; row < (Number(y) + 1) * PIXELS_PER_MODULE; row++) {
      const from = row * side + Number(x) * PIXELS_PER_MODULE;
      pixels.fill(0, from, from + Number(width) * PIXELS_PER_MODULE);
    }
  }
  return pixels;
}

describe('drawQr', () => {
  it('draws a code that a reader reads back, digit by digit', async () => {
    const { jws } = await issuerWithCard();
    const drawing = drawQr({ format: 'shc', signedText: jws });
    if (!drawing) throw new Error('no code');
    const side = drawing.size * PIXELS_PER_MODULE;
    const source = new RGBLuminanceSource(paint(drawing), side, side);
    const seen = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)));
    expect(seen.getText()).toBe(shcText(jws));
  });

  it('leaves the quiet zone of four modules free on every side', async () => {
    const { jws } = await issuerWithCard();
    const { size, path } = drawQr({ format: 'shc', signedText: jws }) ?? { size: 0, path: '' };
    const bars = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, ...numbers]) => numbers.map(Number));
    expect(Math.min(...bars.flatMap(([x = 0, y = 0]) => [x, y]))).toBe(4);
    expect(Math.max(...bars.flatMap(([x = 0, y = 0, width = 0]) => [x + width, y + 1]))).toBe(size - 4);
  });

  it('draws the largest card of ours within version 22', async () => {
    const { jws } = await issuerWithCard();
    expect(drawQr({ format: 'shc', signedText: jws })?.size).toBeLessThanOrEqual(105 + 8);
  });

  it('says so where a text is too long for any code', () => {
    expect(drawQr({ format: 'shc', signedText: 'a'.repeat(9000) })).toBeUndefined();
  });

  it.each<[string, () => Promise<Pick<Certificate, 'format' | 'signedText'>>]>([
    ['an EU certificate', async () => read(await (await hcertIssuer()).code(dccClaimsAt(0)))],
    ['a digital yellow card', async () => read(await (await hcertIssuer()).code(icvpClaims()))],
    ['a digital seal', async () => ({ format: 'vds-nc', signedText: '{"data":{"hdr":{"is":"ÚÇA"}}}' })],
  ])('draws %s so that a reader reads its text back', async (_, make) => {
    const certificate = await make();
    const drawing = drawQr(certificate);
    if (!drawing) throw new Error('no code');
    const side = drawing.size * PIXELS_PER_MODULE;
    const source = new RGBLuminanceSource(paint(drawing), side, side);
    const seen = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)));
    expect(seen.getText()).toBe(certificate.signedText);
  });

  it('draws an EU certificate at its recommended level within version 22', async () => {
    const certificate = read(await (await hcertIssuer()).code(dccClaimsAt(0)));
    expect(drawQr(certificate)?.size).toBeLessThanOrEqual(105 + 8);
  });
});
