import { describe, expect, it } from 'vitest';
import { blackAndWhite, evened, greyOf, imageOf, sharpened, smoothed } from '../../src/scanner/grey.ts';
import { normal, seeded } from '../bench/scan/random.ts';
import { changed, drawnCode } from './drawn.ts';
import { reader } from './reading.ts';

const TEXT = `shc:/${'5676'.repeat(400)}`;
const code = drawnCode(TEXT, 4);

describe('greys', () => {
  it('are the same after a picture was made of them', () => {
    const pixels = Uint8Array.from({ length: 256 }, (_, at) => at);
    const grey = { width: 32, height: 8, pixels };
    expect(greyOf(imageOf(grey))).toEqual(grey);
  });

  it('are as bright as eyes see the colours', () => {
    const image = new ImageData(Uint8ClampedArray.of(255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255), 3, 1);
    expect([...greyOf(image).pixels]).toEqual([76, 149, 29]);
  });
});

// What each is for (`passes.ts`), with the engine that the phone has.
describe('what makes a code readable', () => {
  it('is black and white by the surroundings where light falls from one side', async () => {
    const read = await reader({ threshold: 'middle', harder: true });
    const lit = changed(code, (pixel, x) => pixel * (1 - (0.85 * x) / code.width));
    expect(await read(lit)).toBeUndefined();
    expect(await read(blackAndWhite(lit, 25))).toBe(TEXT);
  });

  it('is even contrast where the print is faint', async () => {
    const read = await reader({ harder: true });
    const faint = changed(code, (pixel, x) => 60 + (pixel > 0 ? 8 : 0) + (60 * x) / code.width);
    expect(await read(faint)).toBeUndefined();
    expect(await read(evened(faint, 25))).toBe(TEXT);
  });

  it('is smoothing where the picture is grainy', async () => {
    const read = await reader({ harder: true });
    const random = seeded(1);
    const grainy = changed(code, (pixel) => pixel + 80 * normal(random));
    expect(await read(grainy)).toBeUndefined();
    expect(await read(smoothed(grainy, 1))).toBe(TEXT);
  });
});

describe('sharpened', () => {
  it('makes the step between dark and light larger, and leaves what is even as it is', () => {
    const step = {
      width: 40,
      height: 1,
      pixels: Uint8Array.from({ length: 40 }, (_, at) => (at < 20 ? 100 : 140)),
    };
    const { pixels } = sharpened(step, 2, 3);
    expect(pixels[19]).toBeLessThan(80);
    expect(pixels[20]).toBeGreaterThan(160);
    expect([pixels[0], pixels[39]]).toEqual([100, 140]);
  });
});
