/** Brightness of each pixel, row by row. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Brightness (ITU-R BT.601) of a picture as canvases give it. */
export function greyOf({ data, width, height }: ImageData): Grey {
  const pixels = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < pixels.length; at++, from += 4) {
    pixels[at] = (306 * (data[from] ?? 0) + 601 * (data[from + 1] ?? 0) + 117 * (data[from + 2] ?? 0)) >> 10;
  }
  return { width, height, pixels };
}

/** The picture as canvases and decoders take it. */
export function imageOf({ width, height, pixels }: Grey): ImageData {
  const image = new ImageData(width, height);
  const words = new Uint32Array(image.data.buffer);
  for (let at = 0; at < pixels.length; at++) words[at] = 0xff000000 | ((pixels[at] ?? 0) * 0x010101);
  return image;
}

/** The mean of the square of pixels around each, `2 * radius + 1` wide; at the edges, the edge goes on. */
function localMean(source: ArrayLike<number>, width: number, height: number, radius: number): Float32Array {
  const rows = new Float32Array(width * height);
  const means = new Float32Array(width * height);
  slide(source, rows, height, width, width, 1, radius);
  slide(rows, means, width, height, 1, width, radius);
  return means;
}

/** A running mean along each of `lines` lines of `length` pixels. */
function slide(
  source: ArrayLike<number>,
  target: Float32Array,
  lines: number,
  length: number,
  lineStep: number,
  step: number,
  radius: number,
): void {
  const scale = 1 / (2 * radius + 1);
  const last = length - 1;
  for (let line = 0; line < lines; line++) {
    const start = line * lineStep;
    let sum = 0;
    for (let at = -radius; at <= radius; at++) {
      sum += source[start + Math.min(last, Math.max(0, at)) * step] as number;
    }
    for (let at = 0; at < length; at++) {
      target[start + at * step] = sum * scale;
      sum +=
        (source[start + Math.min(last, at + radius + 1) * step] as number) -
        (source[start + Math.max(0, at - radius) * step] as number);
    }
  }
}

const each = ({ width, height, pixels }: Grey, value: (pixel: number, at: number) => number): Grey => {
  const changed = new Uint8ClampedArray(pixels.length);
  for (let at = 0; at < changed.length; at++) changed[at] = value(pixels[at] as number, at);
  return { width, height, pixels: new Uint8Array(changed.buffer) };
};

/** Blurred with a tent as wide as two boxes: takes away noise and the grid of a screen. */
export function smoothed(grey: Grey, radius: number): Grey {
  const { width, height, pixels } = grey;
  const once = localMean(pixels, width, height, radius);
  const twice = localMean(once, width, height, radius);
  return each(grey, (_, at) => twice[at] as number);
}

/** Differences from the surroundings made larger: undoes a slight blur. */
export function sharpened(grey: Grey, radius: number, amount: number): Grey {
  const { width, height, pixels } = grey;
  const blurred = localMean(localMean(pixels, width, height, radius), width, height, radius);
  return each(grey, (pixel, at) => pixel + amount * (pixel - (blurred[at] as number)));
}

/** Black where darker than the surroundings, else white (Bradley and Roth 2007). */
export function blackAndWhite(grey: Grey, radius: number): Grey {
  const means = localMean(grey.pixels, grey.width, grey.height, radius);
  return each(grey, (pixel, at) => (pixel < (means[at] as number) ? 0 : 255));
}

/** The same contrast everywhere: brightness as standard deviations from the mean of the surroundings. */
export function evened(grey: Grey, radius: number): Grey {
  const { width, height, pixels } = grey;
  const means = localMean(pixels, width, height, radius);
  const squares = new Float32Array(pixels.length);
  for (let at = 0; at < squares.length; at++)
    squares[at] = ((pixels[at] as number) - (means[at] as number)) ** 2;
  const variances = localMean(squares, width, height, radius);
  return each(
    grey,
    (pixel, at) => 128 + (60 * (pixel - (means[at] as number))) / (Math.sqrt(variances[at] as number) + 4),
  );
}
