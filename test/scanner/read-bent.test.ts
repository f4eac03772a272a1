import { describe, expect, it } from 'vitest';
import { type Grey, imageOf } from '../../src/scanner/grey.ts';
import { readBent } from '../../src/scanner/read-bent.ts';
import { changed, drawnCode, folded } from './drawn.ts';
import { openEngine } from './reading.ts';

const NEVER = Number.POSITIVE_INFINITY;
const TEXT = `shc:/${'5676'.repeat(150)}`;

async function look(grey: Grey) {
  const engine = await openEngine();
  const image = imageOf(grey);
  const { codes, unread } = await engine.read(image, { harder: true, all: true });
  return { codes, unread, bent: await readBent(engine, image, unread, 4, NEVER) };
}

describe('readBent', () => {
  it.each([
    [3, 1.5],
    [4, 2],
  ])(
    'reads a code on cloth whose lines are %s pixels off in %s folds, which is seen but not read as it is',
    async (amountPx, folds) => {
      const { codes, unread, bent } = await look(folded(drawnCode(TEXT, 6), amountPx, folds));
      expect(codes).toEqual([]);
      expect(unread).not.toEqual([]);
      // The engine may see it more than once.
      expect(new Set(bent.codes.map(({ text }) => text))).toEqual(new Set([TEXT]));
      expect(unread.map(({ corners }) => corners)).toContainEqual(bent.codes[0]?.corners);
      expect(bent.codes.length + bent.unread.length).toBe(unread.length);
    },
  );

  it('leaves unread what cannot be read either when it is flat, and makes nothing up', async () => {
    const code = drawnCode(TEXT, 6);
    const inside = (at: number) => at > 0.3 * code.width && at < 0.7 * code.width;
    const torn = changed(code, (pixel, x, y) => (inside(x) && inside(y) ? 255 : pixel));
    const { unread, bent } = await look(torn);
    expect(unread).not.toEqual([]);
    expect(bent).toEqual({ codes: [], unread });
  });

  it('tries no more codes than it is told', async () => {
    const engine = await openEngine();
    const cloth = imageOf(folded(drawnCode(TEXT, 6), 6, 2));
    const { unread } = await engine.read(cloth, { all: true });
    expect(await readBent(engine, cloth, unread, 0, NEVER)).toEqual({ codes: [], unread });
  });

  it('begins with none when the time is spent', async () => {
    const engine = await openEngine();
    const cloth = imageOf(folded(drawnCode(TEXT, 6), 3, 1.5));
    const { unread } = await engine.read(cloth, { harder: true, all: true });
    expect(await readBent(engine, cloth, unread, 4, performance.now())).toEqual({ codes: [], unread });
  });

  it('takes corners that are no quadrangle for what they are', async () => {
    const engine = await openEngine();
    const image = imageOf(drawnCode(TEXT, 4));
    const nowhere = [
      { corners: [0, 0, 0, 0].map((at) => ({ x: at, y: at })), modules: 21 },
      { corners: [-1e9, 1e9, -1e9, 1e9].map((at) => ({ x: at, y: -at })), modules: 177 },
      { corners: [], modules: 21 },
      { corners: [{ x: 1, y: 1 }], modules: undefined },
    ];
    expect(await readBent(engine, image, nowhere, 4, NEVER)).toEqual({ codes: [], unread: nowhere });
  });
});
