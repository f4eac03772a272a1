import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Certificate } from '../../src/certificate/certificate.ts';
import { shcText } from '../../src/certificate/qr.ts';
import { read } from '../../src/certificate/read.ts';
import { drawQr, drawText, type QrDrawing } from '../../src/ui/draw-qr.ts';
import { issuerWithCard } from '../certificate/cards.ts';
import { dccClaimsAt } from '../certificate/hcert-codes.ts';
import { hcertIssuer, icvpClaims } from '../certificate/hcert-issuer.ts';

const PIXELS_PER_MODULE = 4;

beforeAll(() => {
  const file = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(file).buffer } });
});

/** Paints a drawing as an SVG renderer would: each `M x y h width v1 …` is a bar one module high. */
function paint({ size, path }: QrDrawing): ImageData {
  const side = size * PIXELS_PER_MODULE;
  const grey = new Uint8Array(side * side).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)) {
    for (let row = Number(y) * PIXELS_PER_MODULE; row < (Number(y) + 1) * PIXELS_PER_MODULE; row++) {
      const from = row * side + Number(x) * PIXELS_PER_MODULE;
      grey.fill(0, from, from + Number(width) * PIXELS_PER_MODULE);
    }
  }
  const data = Uint8ClampedArray.from({ length: 4 * grey.length }, (_, at) =>
    at % 4 === 3 ? 255 : (grey[at >> 2] ?? 255),
  );
  return { data, width: side, height: side, colorSpace: 'srgb' };
}

/** What a reader sees in a drawing. */
async function seenIn(drawing: QrDrawing | undefined): Promise<string | undefined> {
  if (!drawing) return undefined;
  const [seen] = await readBarcodes(paint(drawing), { formats: ['QRCode'], tryDownscale: false });
  return seen?.text;
}

describe('drawQr', () => {
  it('draws a code that a reader reads back, digit by digit', async () => {
    const { jws } = await issuerWithCard();
    expect(await seenIn(drawQr({ format: 'shc', signedText: jws }))).toBe(shcText(jws));
  });

  it('draws any other text that a reader reads back', async () => {
    const offer = `openid-credential-offer://?credential_offer=${encodeURIComponent('{"a":"Ví"}').repeat(10)}`;
    expect(await seenIn(drawText(offer))).toBe(offer);
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
    expect(await seenIn(drawQr(certificate))).toBe(certificate.signedText);
  });

  it('draws an EU certificate at its recommended level within version 22', async () => {
    const certificate = read(await (await hcertIssuer()).code(dccClaimsAt(0)));
    expect(drawQr(certificate)?.size).toBeLessThanOrEqual(105 + 8);
  });
});
