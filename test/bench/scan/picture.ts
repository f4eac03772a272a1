/** Brightness of each pixel, row by row, 0 (black) to 255. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly pixels: Float32Array;
}

/** Convolves with a kernel of odd length along rows, then along columns. */
export function smooth({ width, height, pixels }: Grey, kernel: readonly number[]): void {
  convolveLine(pixels, kernel, height, width, width, 1);
  convolveLine(pixels, kernel, width, height, 1, width);
}

function convolveLine(
  pixels: Float32Array,
  kernel: readonly number[],
  lines: number,
  length: number,
  lineStep: number,
  step: number,
): void {
  const radius = (kernel.length - 1) / 2;
  const line = new Float32Array(length + 2 * radius);
  for (let at = 0; at < lines; at++) {
    const start = at * lineStep;
    for (let index = -radius; index < length + radius; index++) {
      const inside = Math.min(length - 1, Math.max(0, index));
      line[index + radius] = pixels[start + inside * step] as number;
    }
    for (let index = 0; index < length; index++) {
      let sum = 0;
      for (let tap = 0; tap < kernel.length; tap++)
        sum += (kernel[tap] as number) * (line[index + tap] as number);
      pixels[start + index * step] = sum;
    }
  }
}

export function gaussian(sigma: number): number[] {
  const radius = Math.max(1, Math.ceil(sigma * 3));
  const taps = Array.from({ length: 2 * radius + 1 }, (_, at) =>
    Math.exp(-((at - radius) ** 2) / (2 * sigma ** 2)),
  );
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

/** What a lens out of focus does: every point becomes a disc. */
export function defocus({ width, height, pixels }: Grey, radius: number): void {
  const reach = Math.ceil(radius);
  const source = pixels.slice();
  const spans = Array.from({ length: 2 * reach + 1 }, (_, at) => {
    const across = Math.sqrt(Math.max(0, radius ** 2 - (at - reach) ** 2));
    return { row: at - reach, across };
  });
  const weight = spans.reduce((sum, { across }) => sum + 2 * across + 1, 0);
  const sums = new Float64Array(width + 1);
  pixels.fill(0);
  for (let y = 0; y < height; y++) {
    sums[0] = 0;
    for (let x = 0; x < width; x++) sums[x + 1] = (sums[x] as number) + (source[y * width + x] as number);
    const upTo = (x: number): number => {
      const clamped = Math.min(width - 1e-6, Math.max(0, x));
      const whole = Math.floor(clamped);
      return (sums[whole] as number) + (clamped - whole) * (source[y * width + whole] as number);
    };
    for (const { row, across } of spans) {
      const target = y + row;
      if (target < 0 || target >= height) continue;
      for (let x = 0; x < width; x++) {
        const from = x + 0.5 - across - 0.5;
        const to = x + 0.5 + across + 0.5;
        pixels[target * width + x] =
          (pixels[target * width + x] as number) + (upTo(to) - upTo(from)) / weight;
      }
    }
  }
}

/** What a hand that moves does: every point becomes a line. */
export function motion({ width, height, pixels }: Grey, length: number, angle: number): void {
  const source = pixels.slice();
  const steps = Math.max(2, Math.ceil(length));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let step = 0; step < steps; step++) {
        const along = (step / (steps - 1) - 0.5) * length;
        const fromX = Math.min(width - 1, Math.max(0, Math.round(x + along * Math.cos(angle))));
        const fromY = Math.min(height - 1, Math.max(0, Math.round(y + along * Math.sin(angle))));
        sum += source[fromY * width + fromX] as number;
      }
      pixels[y * width + x] = sum / steps;
    }
  }
}
