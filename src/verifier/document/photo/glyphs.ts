import { CELL } from './cells.ts';
import { WEIGHTS } from './weights.ts';

/** What may stand in a zone (ICAO Doc 9303-3 §4.3), by the model's numbers; after them comes what is no glyph. */
export const GLYPHS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<';
export const NO_GLYPH = GLYPHS.length;

/** Two layers that look for strokes, each at every second pixel, and two that put them together. */
export const LAYERS = {
  first: { size: 5, kernels: 8, width: CELL.width / 2, height: CELL.height / 2 },
  second: { size: 3, kernels: 16, width: CELL.width / 4, height: Math.ceil(CELL.height / 4) },
  third: 48,
  answers: GLYPHS.length + 1,
} as const;

const { first, second, third, answers } = LAYERS;
export const FLAT = second.width * second.height * second.kernels;

/** How many numbers each part of the model has, in the order in which they are kept. */
export const PARTS: readonly number[] = [
  first.kernels * first.size ** 2,
  first.kernels,
  second.kernels * first.kernels * second.size ** 2,
  second.kernels,
  third * FLAT,
  third,
  answers * third,
  answers,
];

type Numbers = Float32Array;
/** The numbers of the model, part by part. */
export type Model = readonly [Numbers, Numbers, Numbers, Numbers, Numbers, Numbers, Numbers, Numbers];

/** What one look at a cell has come to in each layer. */
export interface Look {
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly third: Float32Array;
  /** Before they are made into likelihoods. */
  readonly answers: Float32Array;
}

export const openLook = (): Look => ({
  first: new Float32Array(first.kernels * first.width * first.height),
  second: new Float32Array(FLAT),
  third: new Float32Array(third),
  answers: new Float32Array(answers),
});

/** The model as it is kept: for each part the size of one step, and then each number in steps from -127 to 127. */
export function keptModel(): Model {
  const bytes = Uint8Array.from(atob(WEIGHTS), (character) => character.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  let at = PARTS.length * 4;
  return PARTS.map((length, part) => {
    const step = view.getFloat32(part * 4, true);
    const numbers = Float32Array.from({ length }, (_, index) => view.getInt8(at + index) * step);
    at += length;
    return numbers;
  }) as unknown as Model;
}

/** How much a cell looks like each glyph. */
export function lookAt(cell: Float32Array, model: Model, look: Look): void {
  const [w1, b1, w2, b2, w3, b3, w4, b4] = model;
  convolve(cell, CELL.width, CELL.height, 1, w1, b1, first, look.first);
  convolve(look.first, first.width, first.height, first.kernels, w2, b2, second, look.second);
  combine(look.second, w3, b3, look.third);
  for (let at = 0; at < third; at++) if ((look.third[at] as number) < 0) look.third[at] = 0;
  combine(look.third, w4, b4, look.answers);
}

/** Each kernel over every second pixel in both directions; what is below nothing is nothing. */
function convolve(
  from: Float32Array,
  width: number,
  height: number,
  planes: number,
  weights: Float32Array,
  biases: Float32Array,
  to: { size: number; kernels: number; width: number; height: number },
  into: Float32Array,
): void {
  const { size } = to;
  const half = size >> 1;
  let target = 0;
  for (let kernel = 0; kernel < to.kernels; kernel++) {
    for (let y = 0; y < to.height; y++) {
      for (let x = 0; x < to.width; x++, target++) {
        let sum = biases[kernel] as number;
        const [top, left] = [2 * y - half, 2 * x - half];
        for (let plane = 0; plane < planes; plane++) {
          const base = (kernel * planes + plane) * size * size;
          for (let dy = Math.max(0, -top); dy < size && top + dy < height; dy++) {
            const line = (plane * height + top + dy) * width + left;
            for (let dx = Math.max(0, -left); dx < size && left + dx < width; dx++) {
              sum += (weights[base + dy * size + dx] as number) * (from[line + dx] as number);
            }
          }
        }
        into[target] = Math.max(sum, 0);
      }
    }
  }
}

function combine(from: Float32Array, weights: Float32Array, biases: Float32Array, into: Float32Array): void {
  for (let to = 0, at = 0; to < into.length; to++) {
    let sum = biases[to] as number;
    for (let index = 0; index < from.length; index++, at++) {
      sum += (weights[at] as number) * (from[index] as number);
    }
    into[to] = sum;
  }
}
