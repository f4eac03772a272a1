import { describe, expect, it } from 'vitest';
import { openSearch } from '../../src/scanner/search.ts';
import { pictureWith, put } from './canvases.ts';
import { changed, drawnCode, folded } from './drawn.ts';
import { openEngine } from './reading.ts';

const TEXT = `shc:/${'5676'.repeat(200)}`;
const code = drawnCode(TEXT, 4);

/** A desk as a camera sees it, with what lies on it. */
const desk = (brightness: number, ...papers: (readonly [typeof code, number, number])[]) =>
  pictureWith(1280, 720, (canvas) => {
    const context = canvas.getContext('2d');
    context.fillStyle = `rgb(${brightness} ${brightness} ${brightness})`;
    context.fillRect(0, 0, 1280, 720);
    for (const [paper, left, top] of papers) put(canvas, paper, left, top);
  });

async function search() {
  const engine = await openEngine();
  const search = {
    ...openSearch({
      first: { ...engine, read: (image, effort) => look('first', engine.read(image, effort)) },
      thorough: { ...engine, read: (image, effort) => look('thorough', engine.read(image, effort)) },
    }),
    /** Who has looked so far. */
    looks: [] as string[],
  };
  const look = <T>(name: string, reading: T): T => {
    search.looks.push(name);
    return reading;
  };
  return search;
}

/** A code of which so much is missing that no engine can read it: it is seen all the same. */
const damaged = changed(code, (pixel, x, y) => {
  const inside = (at: number) => at > 0.35 * code.width && at < 0.65 * code.width;
  return inside(x) && inside(y) ? 255 : pixel;
});

describe('a frame of a video', () => {
  it('is searched for a code, whose corners are told in its own pixels', async () => {
    const { frame } = await search();
    const { codes, unread, brightness } = await frame(desk(190, [code, 700, 200]));
    expect(codes.map(({ text }) => text)).toEqual([TEXT]);
    const margin = 4 * 4;
    const [left, top, right] = [700 + margin, 200 + margin, 700 + code.width - margin];
    const [topLeft, topRight] = codes[0]?.corners ?? [];
    expect(Math.hypot((topLeft?.x ?? 0) - left, (topLeft?.y ?? 0) - top)).toBeLessThan(4);
    expect(Math.hypot((topRight?.x ?? 0) - right, (topRight?.y ?? 0) - top)).toBeLessThan(4);
    expect([unread, brightness]).toEqual([undefined, undefined]);
  });

  it('without a code tells how bright it is, and how unlike the frame before', async () => {
    const { frame } = await search();
    expect(await frame(desk(40))).toEqual({ codes: [], unread: undefined, brightness: 40, movement: 0 });
    expect(await frame(desk(100))).toMatchObject({ brightness: 100, movement: 60 });
    expect(await frame(desk(100))).toMatchObject({ movement: 0 });
  });

  it('tells where a code is that cannot be read, and for some frames after', async () => {
    const { frame } = await search();
    const readings = [];
    while (readings.length < 20 && !readings.at(-1)?.unread) {
      readings.push(await frame(desk(190, [damaged, 400, 150])));
    }
    const { codes, unread = [] } = readings.at(-1) ?? {};
    expect(codes).toEqual([]);
    expect(Math.min(...unread.map(({ x }) => x))).toBeGreaterThan(380);
    expect(Math.max(...unread.map(({ x }) => x))).toBeLessThan(400 + damaged.width + 20);
    expect((await frame(desk(190))).unread).toEqual(unread);
    for (let frames = 0; frames < 8; frames++) await frame(desk(190));
    expect((await frame(desk(190))).unread).toBeUndefined();
  });

  it('is looked at in other ways until one of them helps, with which the next is begun', async () => {
    const { frame, looks } = await search();
    const faint = changed(code, (pixel, x) => 60 + (pixel > 0 ? 8 : 0) + (60 * x) / code.width);
    let frames = 0;
    let texts: string[] = [];
    while (frames++ < 40 && texts.length === 0) {
      texts = (await frame(desk(120, [faint, 400, 150]))).codes.map(({ text }) => text);
    }
    expect(texts).toEqual([TEXT]);
    const needed: number[] = [];
    // Of two, one at least is not the one in which others are searched for first.
    while (needed.length < 2) {
      const before = looks.length;
      expect((await frame(desk(120, [faint, 420, 140]))).codes[0]?.text).toBe(TEXT);
      needed.push(looks.length - before);
    }
    expect(Math.min(...needed)).toBe(1);
  });

  it('is searched for others beside a code now and then', async () => {
    const { frame } = await search();
    const other = drawnCode('HC1:OTHER', 6);
    const seen = new Set<string>();
    for (let frames = 0; frames < 8; frames++) {
      const { codes } = await frame(desk(190, [code, 100, 150], [other, 800, 200]));
      for (const { text } of codes) seen.add(text);
    }
    expect([...seen].sort()).toEqual(['HC1:OTHER', TEXT]);
  });

  it('is looked at first by the engine that is fastest', async () => {
    const { frame, looks } = await search();
    await frame(desk(190, [code, 400, 150]));
    expect(looks).toEqual(['first']);
    await frame(desk(190));
    expect(looks.slice(1, 4)).toEqual(['first', 'first', 'thorough']);
  });
});

describe('a still picture', () => {
  it('gives every code that is on it, also the faint one', async () => {
    const { still } = await search();
    const faint = changed(drawnCode('HC1:FAINT', 6), (pixel) => (pixel > 0 ? 190 : 150));
    const other = drawnCode('HC1:OTHER', 6);
    const sheet = desk(190, [code, 60, 60], [other, 700, 60], [faint, 700, 400]);
    const texts = (await still(sheet, 5_000)).map(({ text }) => text);
    expect(texts.sort()).toEqual(['HC1:FAINT', 'HC1:OTHER', TEXT]);
  });

  it('gives a code that lies on folded cloth', async () => {
    const { still } = await search();
    const cloth = folded(drawnCode(TEXT, 6), 3, 1.5);
    expect((await still(desk(190, [cloth, 300, 100]), 5_000)).map(({ text }) => text)).toEqual([TEXT]);
  });

  it('is given up at once where the paper is blank, and after the time where it is not', async () => {
    const { still, looks } = await search();
    expect(await still(desk(240), 60_000)).toEqual([]);
    expect(looks).toHaveLength(1);
    const stripes = changed(code, (_, x) => (Math.floor(x / 9) % 2 === 0 ? 0 : 255));
    expect(await still(desk(190, [stripes, 400, 150]), 0)).toEqual([]);
    expect(looks).toHaveLength(3);
  });
});
