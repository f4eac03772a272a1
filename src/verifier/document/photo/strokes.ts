import type { Grey } from '../../../scanner/grey.ts';

/** Dark pixels that hang together: a letter, or a part of one. */
export interface Stroke {
  /** Centre of the box around it, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Letters of a zone in a picture that can be read at all, and of one that shows nothing else. */
const HEIGHTS = { least: 7, most: 160 } as const;

/** Wider is a rule, a picture, or letters that have run together. */
const WIDEST = 1.7;

/** Of what is no larger than letters, in all of a picture: pages of text have some thousands. */
const MOST_STROKES = 20_000;

/** How much darker than its surroundings ink is: in brightness, and in standard deviations of them. */
const DARKER_BY = { brightness: 9, deviations: 0.4 } as const;

/**
 * What could be letters: dark on a ground that is lit unevenly, and of a size and shape that letters may have.
 *
 * @param window how wide the surroundings are that ink is held against, in pixels.
 */
export function strokesIn(grey: Grey, window: number): Stroke[] {
  const { width, height } = grey;
  const ink = inkOf(grey, window >> 1);
  const strokes: Stroke[] = [];
  const stack = new Int32Array(ink.length);
  for (let start = 0; start < ink.length && strokes.length < MOST_STROKES; start++) {
    if (ink[start] !== 1) continue;
    let [left, right, top, bottom] = [width, 0, height, 0];
    let depth = 0;
    stack[depth++] = start;
    ink[start] = 2;
    while (depth > 0) {
      const at = stack[--depth] as number;
      const x = at % width;
      const y = (at - x) / width;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (ink[next] !== 1) continue;
          ink[next] = 2;
          stack[depth++] = next;
        }
      }
    }
    const [across, down] = [right - left + 1, bottom - top + 1];
    if (down < HEIGHTS.least || down > HEIGHTS.most || across > WIDEST * down) continue;
    strokes.push({ x: (left + right) / 2, y: (top + bottom) / 2, width: across, height: down });
  }
  return strokes;
}

/** 1 for each pixel that is darker than its surroundings by more than they vary. */
function inkOf({ width, height, pixels }: Grey, radius: number): Uint8Array {
  const across = width + 1;
  // Sums of all pixels above and left of each, and of their squares, which need more than 32 bits.
  const sums = new Float64Array(across * (height + 1));
  const squares = new Float64Array(across * (height + 1));
  for (let y = 0; y < height; y++) {
    let [sum, square] = [0, 0];
    for (let x = 0; x < width; x++) {
      const value = pixels[y * width + x] as number;
      sum += value;
      square += value * value;
      const at = (y + 1) * across + x + 1;
      sums[at] = (sums[at - across] as number) + sum;
      squares[at] = (squares[at - across] as number) + square;
    }
  }
  const ink = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.max(0, y - radius) * across, Math.min(height, y + radius + 1) * across];
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(0, x - radius), Math.min(width, x + radius + 1)];
      const count = ((bottom - top) / across) * (right - left);
      const inBox = (of: Float64Array) =>
        ((of[bottom + right] as number) -
          (of[bottom + left] as number) -
          (of[top + right] as number) +
          (of[top + left] as number)) /
        count;
      const mean = inBox(sums);
      const below = mean - (pixels[y * width + x] as number);
      if (below <= DARKER_BY.brightness) continue;
      const variance = inBox(squares) - mean * mean;
      if (below * below > DARKER_BY.deviations ** 2 * variance) ink[y * width + x] = 1;
    }
  }
  return ink;
}
