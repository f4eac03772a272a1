import { describe, expect, it } from 'vitest';
import type { Grey } from '../../src/scanner/grey.ts';
import { unbent } from '../../src/scanner/unbend.ts';
import { changed, drawnCode } from './drawn.ts';
import { reader } from './reading.ts';

const TEXT = `shc:/${'5676'.repeat(400)}`;
const BEND = 1.1;

/** A sheet around a bottle that stands upright, seen from the front. */
const bent = (grey: Grey) =>
  changed(grey, (_, x, y) => {
    const sine = (x / (grey.width - 1) - 0.5) * 2 * Math.sin(BEND);
    const from = Math.round((Math.asin(sine) / (2 * BEND) + 0.5) * (grey.width - 1));
    return grey.pixels[y * grey.width + from] ?? 0;
  });

/** Lying on its side. */
const turned = (grey: Grey) => changed(grey, (_, x, y) => grey.pixels[x * grey.width + y] ?? 0);

describe('unbent', () => {
  it('lays a code on a bottle flat, so that it is readable', async () => {
    const read = await reader({ harder: true });
    const onBottle = bent(drawnCode(TEXT, 4));
    expect(await read(onBottle)).toBeUndefined();
    expect(await read(unbent(onBottle, BEND, 'upright'))).toBe(TEXT);
  });

  it('does so along the axis that it is told', async () => {
    const read = await reader({ harder: true });
    const onLyingBottle = turned(bent(drawnCode(TEXT, 4)));
    expect(await read(unbent(onLyingBottle, BEND, 'upright'))).toBeUndefined();
    expect(await read(unbent(onLyingBottle, BEND, 'level'))).toBe(TEXT);
  });
});
