import { describe, expect, it } from 'vitest';
import { refocused } from '../../src/scanner/deconvolve.ts';
import type { Grey } from '../../src/scanner/grey.ts';
import { defocus } from '../bench/scan/picture.ts';
import { drawnCode } from './drawn.ts';
import { reader } from './reading.ts';

const TEXT = `shc:/${'5676'.repeat(400)}`;

function outOfFocus({ width, height, pixels }: Grey, radius: number): Grey {
  const blurred = { width, height, pixels: Float32Array.from(pixels) };
  defocus(blurred, radius);
  return { width, height, pixels: new Uint8Array(Uint8ClampedArray.from(blurred.pixels)) };
}

describe('refocused', () => {
  it.each([3, 3.6, 4])(
    'makes a code readable whose points a lens has spread over %f pixels around them',
    async (radius) => {
      const read = await reader({ harder: true });
      const blurred = outOfFocus(drawnCode(TEXT, 4), radius);
      expect(await read(blurred)).toBeUndefined();
      expect(await read(refocused(blurred, radius))).toBe(TEXT);
    },
  );

  it('leaves a picture without anything as it is, edge to edge', () => {
    const blank = { width: 300, height: 200, pixels: new Uint8Array(300 * 200).fill(180) };
    const { width, height, pixels } = refocused(blank, 2.6);
    expect([width, height]).toEqual([300, 200]);
    expect(pixels.every((pixel) => Math.abs(pixel - 180) <= 1)).toBe(true);
  });
});
