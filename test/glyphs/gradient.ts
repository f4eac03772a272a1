import { CELL } from '../../src/verifier/document/photo/cells.ts';
import { FLAT, LAYERS, type Look, type Model } from '../../src/verifier/document/photo/glyphs.ts';

const { first, second, third, answers } = LAYERS;
const toSecond = new Float32Array(FLAT);
const toFirst = new Float32Array(first.kernels * first.width * first.height);

export function softmax(scores: Float32Array): Float32Array {
  const most = scores.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Adds to `into` how the loss changes with each number of the model, for a look that has just been taken. */
export function gradientOf(
  cell: Float32Array,
  glyph: number,
  likelihoods: Float32Array,
  model: Model,
  look: Look,
  into: Model,
): void {
  const [, , w2, , w3, , w4] = model;
  const [g1, c1, g2, c2, g3, c3, g4, c4] = into;
  const toThird = new Float32Array(third);
  for (let answer = 0; answer < answers; answer++) {
    const by = (likelihoods[answer] as number) - (answer === glyph ? 1 : 0);
    c4[answer] = (c4[answer] as number) + by;
    for (let at = 0, from = answer * third; at < third; at++, from++) {
      g4[from] = (g4[from] as number) + by * (look.third[at] as number);
      toThird[at] = (toThird[at] as number) + by * (w4[from] as number);
    }
  }
  toSecond.fill(0);
  for (let at = 0; at < third; at++) {
    if ((look.third[at] as number) <= 0) continue;
    const by = toThird[at] as number;
    c3[at] = (c3[at] as number) + by;
    for (let index = 0, from = at * FLAT; index < FLAT; index++, from++) {
      g3[from] = (g3[from] as number) + by * (look.second[index] as number);
      toSecond[index] = (toSecond[index] as number) + by * (w3[from] as number);
    }
  }
  toFirst.fill(0);
  spread(
    look.first,
    first.width,
    first.height,
    first.kernels,
    w2,
    second,
    look.second,
    toSecond,
    g2,
    c2,
    toFirst,
  );
  spread(cell, CELL.width, CELL.height, 1, undefined, first, look.first, toFirst, g1, c1, undefined);
}

/** One layer of kernels back: to its numbers, and to what it was given. */
function spread(
  from: Float32Array,
  width: number,
  height: number,
  planes: number,
  weights: Float32Array | undefined,
  layer: { size: number; kernels: number; width: number; height: number },
  values: Float32Array,
  by: Float32Array,
  gradient: Float32Array,
  biases: Float32Array,
  back: Float32Array | undefined,
): void {
  const { size } = layer;
  const half = size >> 1;
  for (let kernel = 0, at = 0; kernel < layer.kernels; kernel++) {
    for (let y = 0; y < layer.height; y++) {
      for (let x = 0; x < layer.width; x++, at++) {
        const change = by[at] as number;
        if ((values[at] as number) <= 0 || change === 0) continue;
        biases[kernel] = (biases[kernel] as number) + change;
        const [top, left] = [2 * y - half, 2 * x - half];
        for (let plane = 0; plane < planes; plane++) {
          const base = (kernel * planes + plane) * size * size;
          for (let dy = Math.max(0, -top); dy < size && top + dy < height; dy++) {
            const line = (plane * height + top + dy) * width + left;
            for (let dx = Math.max(0, -left); dx < size && left + dx < width; dx++) {
              const weight = base + dy * size + dx;
              gradient[weight] = (gradient[weight] as number) + change * (from[line + dx] as number);
              if (back && weights) {
                back[line + dx] = (back[line + dx] as number) + change * (weights[weight] as number);
              }
            }
          }
        }
      }
    }
  }
}
