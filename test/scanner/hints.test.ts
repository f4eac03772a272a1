import { describe, expect, it } from 'vitest';
import { hinting } from '../../src/scanner/hints.ts';
import type { FrameReading } from '../../src/scanner/search.ts';

const SIDE_PX = 720;
const NOTHING: FrameReading = { codes: [], unread: undefined, brightness: 120, movement: 0 };
const DARK = { ...NOTHING, brightness: 20 };
const MOVING = { ...NOTHING, movement: 40 };
const READ = { ...NOTHING, codes: [{ text: 'shc:/1', corners: [] }] };

/** A code that is there and cannot be read. */
const unread = (sidePx: number): FrameReading => ({
  ...NOTHING,
  unread: [
    { x: 100, y: 100 },
    { x: 100 + sidePx, y: 100 },
    { x: 100 + sidePx, y: 100 + sidePx },
    { x: 100, y: 100 + sidePx },
  ],
});

/** The hints after each of these looks. */
function hints(...readings: readonly FrameReading[]) {
  const hint = hinting();
  return readings.map((reading) => hint(reading, SIDE_PX));
}

const times = (count: number, reading: FrameReading) => new Array<FrameReading>(count).fill(reading);

describe('hinting', () => {
  it.each([
    ['dark', 'nothing can be seen', DARK],
    ['still', 'everything moves', MOVING],
    ['closer', 'a code is too small to be read', unread(150)],
    ['still', 'a code is large enough and blurred all the same', unread(500)],
    ['dark', 'it is too dark for the code that is there', { ...unread(150), brightness: 20 }],
  ])('says "%s" once %s for some looks in a row', (said, _, reading) => {
    const given = hints(...times(6, reading));
    expect(given).toEqual([...new Array(5).fill(undefined), said]);
  });

  it('says nothing of an empty desk', () => {
    expect(hints(...times(20, NOTHING)).every((hint) => hint === undefined)).toBe(true);
  });

  it('says nothing that is true in every other look only', () => {
    const readings = Array.from({ length: 40 }, (_, at) => (at % 2 ? DARK : MOVING));
    expect(hints(...readings).every((hint) => hint === undefined)).toBe(true);
  });

  it('is silent as soon as a code is read, and begins to count anew', () => {
    const given = hints(...times(7, DARK), READ, ...times(5, DARK), DARK);
    expect(given.slice(6)).toEqual(['dark', undefined, ...new Array(5).fill(undefined), 'dark']);
  });
});
