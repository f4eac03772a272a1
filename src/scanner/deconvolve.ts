import type { Grey } from './grey.ts';

/** Of the transform; a picture is at most so wide and high. */
export const DECONVOLVED_SIDE = 512;
const SIDE = DECONVOLVED_SIDE;

/** Of noise to picture: less of it brings back finer detail, and more grain. */
const NOISE_POWER = 0.006;

const COSINES = Float32Array.from({ length: SIDE / 2 }, (_, at) => Math.cos((2 * Math.PI * at) / SIDE));
const SINES = Float32Array.from({ length: SIDE / 2 }, (_, at) => Math.sin((2 * Math.PI * at) / SIDE));
const REVERSED = Uint16Array.from({ length: SIDE }, (_, at) => {
  let reversed = 0;
  for (let bit = 1; bit < SIDE; bit <<= 1) reversed = (reversed << 1) | (at & bit ? 1 : 0);
  return reversed;
});

/**
 * Undoes a lens out of focus, which spreads every point over a disc, by Wiener's filter.
 *
 * @param grey at most {@link DECONVOLVED_SIDE} pixels wide and high.
 * @param radius of the disc, in pixels.
 */
export function refocused({ width, height, pixels }: Grey, radius: number): Grey {
  let mean = 0;
  for (const pixel of pixels) mean += pixel / pixels.length;
  const real = new Float32Array(SIDE * SIDE);
  const imaginary = new Float32Array(SIDE * SIDE);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) real[y * SIDE + x] = (pixels[y * width + x] as number) - mean;
  }
  transform(real, imaginary);
  const responses = discResponses(radius);
  for (let y = 0; y < SIDE; y++) {
    const fy = Math.min(y, SIDE - y);
    for (let x = 0; x < SIDE; x++) {
      const fx = Math.min(x, SIDE - x);
      const response = responses[Math.round(Math.hypot(fx, fy))] as number;
      const gain = response / (response * response + NOISE_POWER);
      const at = y * SIDE + x;
      real[at] = (real[at] as number) * gain;
      // The inverse transform is the transform of the conjugate.
      imaginary[at] = -(imaginary[at] as number) * gain;
    }
  }
  transform(real, imaginary);
  const result = new Uint8ClampedArray(pixels.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      result[y * width + x] = (real[y * SIDE + x] as number) / (SIDE * SIDE) + mean;
    }
  }
  return { width, height, pixels: new Uint8Array(result.buffer) };
}

/** How much of each frequency, in periods a side, a disc lets through: 2 J₁(x) / x. */
function discResponses(radius: number): Float32Array {
  const STEPS = 48;
  return Float32Array.from({ length: SIDE }, (_, frequency) => {
    const x = (2 * Math.PI * frequency * radius) / SIDE;
    if (x < 1e-3) return 1;
    let sum = 0;
    for (let step = 0; step < STEPS; step++) {
      const angle = (Math.PI * (step + 0.5)) / STEPS;
      sum += Math.cos(angle - x * Math.sin(angle));
    }
    return (2 * sum) / STEPS / x;
  });
}

/** The Fourier transform in two dimensions, transposed, which a second one undoes. */
function transform(real: Float32Array, imaginary: Float32Array): void {
  for (let pass = 0; pass < 2; pass++) {
    for (let row = 0; row < SIDE; row++) {
      transformRow(
        real.subarray(row * SIDE, (row + 1) * SIDE),
        imaginary.subarray(row * SIDE, (row + 1) * SIDE),
      );
    }
    transpose(real);
    transpose(imaginary);
  }
}

/** Cooley and Tukey's, in place. */
function transformRow(real: Float32Array, imaginary: Float32Array): void {
  for (let at = 0; at < SIDE; at++) {
    const other = REVERSED[at] as number;
    if (other <= at) continue;
    const [kept, keptToo] = [real[at] as number, imaginary[at] as number];
    real[at] = real[other] as number;
    imaginary[at] = imaginary[other] as number;
    real[other] = kept;
    imaginary[other] = keptToo;
  }
  for (let half = 1; half < SIDE; half <<= 1) {
    const step = SIDE / (2 * half);
    for (let start = 0; start < SIDE; start += 2 * half) {
      for (let at = 0; at < half; at++) {
        const [cosine, sine] = [COSINES[at * step] as number, SINES[at * step] as number];
        const upper = start + at;
        const lower = upper + half;
        const [a, b] = [real[lower] as number, imaginary[lower] as number];
        const turned = a * cosine + b * sine;
        const turnedToo = b * cosine - a * sine;
        real[lower] = (real[upper] as number) - turned;
        imaginary[lower] = (imaginary[upper] as number) - turnedToo;
        real[upper] = (real[upper] as number) + turned;
        imaginary[upper] = (imaginary[upper] as number) + turnedToo;
      }
    }
  }
}

function transpose(square: Float32Array): void {
  for (let y = 0; y < SIDE; y++) {
    for (let x = y + 1; x < SIDE; x++) {
      const kept = square[y * SIDE + x] as number;
      square[y * SIDE + x] = square[x * SIDE + y] as number;
      square[x * SIDE + y] = kept;
    }
  }
}
