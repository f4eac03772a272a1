import { describe, expect, it } from 'vitest';
import { greyOf } from '../../src/scanner/grey.ts';
import type { Pass } from '../../src/scanner/passes.ts';
import { openViewer, type Region, surroundings } from '../../src/scanner/view.ts';
import { pictureWith } from './canvases.ts';

const [WIDTH, HEIGHT] = [1280, 720];
const DOT = { x: 700, y: 300 };
const DOT_PX = 12;

/** White, with a black dot. */
const dotted = (width = WIDTH, height = HEIGHT) =>
  pictureWith(width, height, (canvas) => {
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.fillStyle = '#000';
    context.fillRect(DOT.x - DOT_PX / 2, DOT.y - DOT_PX / 2, DOT_PX, DOT_PX);
  });

/** Where the black is, on average, and how much of it there is. */
function darkOf(image: ImageData): { x: number; y: number; pixels: number } {
  const { pixels, width } = greyOf(image);
  const dark = [...pixels.keys()].filter((at) => (pixels[at] as number) < 128);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value + 0.5, 0) / values.length;
  return {
    x: mean(dark.map((at) => at % width)),
    y: mean(dark.map((at) => Math.floor(at / width))),
    pixels: dark.length,
  };
}

const pass = (changes: Partial<Pass>): Pass => ({ part: 'whole', sidePx: 1280, effort: {}, ...changes });
const AROUND: Region = { left: 600, top: 200, width: 200, height: 200 };

describe('a viewer', () => {
  it.each<[string, Pass, Region | undefined]>([
    ['all of it', pass({}), undefined],
    ['all of it, smaller', pass({ sidePx: 640 }), undefined],
    ['its middle', pass({ part: 'middle', sidePx: 480 }), undefined],
    ['the middle of that, enlarged', pass({ part: 'core', sidePx: 1080 }), undefined],
    ['turned', pass({ part: 'middle', sidePx: 720, turnedDegrees: 45 }), undefined],
    ['where a code was seen, enlarged', pass({ part: 'middle', sidePx: 720 }), AROUND],
    ['where a code was seen, turned', pass({ part: 'middle', sidePx: 720, turnedDegrees: 20 }), AROUND],
  ])('tells where in the picture something is that it shows: %s', (_, how, known) => {
    const { image, toPicture } = openViewer()(dotted(), how, known);
    const { x, y } = toPicture(darkOf(image));
    expect(Math.hypot(x - DOT.x, y - DOT.y)).toBeLessThan(1.5);
  });

  it('enlarges no more than twice, and only what is a part', () => {
    const view = openViewer();
    const sides = (how: Pass, known?: Region) => {
      const { width, height } = view(dotted(), how, known).image;
      return [width, height];
    };
    expect(sides(pass({ sidePx: 5000 }))).toEqual([WIDTH, HEIGHT]);
    expect(sides(pass({ part: 'core', sidePx: 5000 }))).toEqual([792, 792]);
    expect(sides(pass({ part: 'middle', sidePx: 5000 }), AROUND)).toEqual([400, 400]);
  });

  it('shows nothing of the picture before in a smaller or a turned one', () => {
    const view = openViewer();
    const black = pictureWith(WIDTH, HEIGHT, (canvas) => {
      canvas.getContext('2d').fillRect(0, 0, WIDTH, HEIGHT);
    });
    view(black, pass({}));
    const { image } = view(dotted(), pass({ part: 'middle', sidePx: 480, turnedDegrees: 45 }));
    expect(darkOf(image).pixels).toBeLessThan(DOT_PX ** 2);
  });
});

describe('a canvas for many pictures', () => {
  it('is no larger than one of them may be, after a wide and a high one', () => {
    const made: { width: number; height: number }[] = [];
    const real = globalThis.OffscreenCanvas;
    Object.assign(globalThis, {
      OffscreenCanvas: function OffscreenCanvas(width: number, height: number) {
        const canvas = new real(width, height);
        made.push(canvas);
        return canvas;
      },
    });
    try {
      const view = openViewer();
      const all = pass({ part: 'whole', sidePx: 6000 });
      for (const [width, height] of [
        [5600, 800],
        [800, 5600],
      ] as const) {
        const { image } = view(
          pictureWith(width, height, () => {}),
          all,
        );
        expect([image.width, image.height]).toEqual([width, height]);
      }
    } finally {
      Object.assign(globalThis, { OffscreenCanvas: real });
    }
    expect(made.map(({ width, height }) => width * height)).toEqual([5600 * 800]);
  });
});

describe('surroundings', () => {
  it('are a code and a margin around it, as far as the picture goes', () => {
    const square = (left: number, top: number, side: number) => [
      { x: left, y: top },
      { x: left + side, y: top },
      { x: left + side, y: top + side },
      { x: left, y: top + side },
    ];
    expect(surroundings(square(400, 300, 100), WIDTH, HEIGHT)).toEqual({
      left: 388,
      top: 288,
      width: 124,
      height: 124,
    });
    expect(surroundings(square(-50, 650, 200), WIDTH, HEIGHT)).toEqual({
      left: 0,
      top: 626,
      width: 174,
      height: 94,
    });
  });
});
