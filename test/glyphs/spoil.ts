import { createCanvas, loadImage } from '@napi-rs/canvas';
import { type Grey, greyOf } from '../../src/scanner/grey.ts';
import type { Chance } from './random.ts';

/** Blurred by a Gaussian of this many pixels, or of two along and across. */
export function blurred(grey: Grey, across: number, down = across): Grey {
  const { width, height } = grey;
  const rows = new Float32Array(grey.pixels.length);
  const pixels = new Uint8Array(grey.pixels.length);
  const [h, v] = [kernelOf(across), kernelOf(down)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let at = 0, from = x - (h.length >> 1); at < h.length; at++, from++) {
        sum +=
          (h[at] as number) * (grey.pixels[y * width + Math.min(width - 1, Math.max(0, from))] as number);
      }
      rows[y * width + x] = sum;
    }
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let at = 0, from = y - (v.length >> 1); at < v.length; at++, from++) {
        sum += (v[at] as number) * (rows[Math.min(height - 1, Math.max(0, from)) * width + x] as number);
      }
      pixels[y * width + x] = sum + 0.5;
    }
  }
  return { width, height, pixels };
}

function kernelOf(sigma: number): Float32Array {
  const reach = Math.ceil(2.5 * sigma);
  const kernel = Float32Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * sigma * sigma || 1)),
  );
  const sum = kernel.reduce((total, one) => total + one, 0);
  return kernel.map((one) => one / sum);
}

/** With this much added to each pixel. */
export function changed(grey: Grey, by: (x: number, y: number) => number): Grey {
  const pixels = new Uint8ClampedArray(grey.pixels.length);
  for (let at = 0; at < pixels.length; at++) {
    const x = at % grey.width;
    pixels[at] = (grey.pixels[at] as number) + by(x, (at - x) / grey.width);
  }
  return { ...grey, pixels: new Uint8Array(pixels.buffer) };
}

/** The fine lines of a document's ground, and light from one side. */
export function uneven(grey: Grey, chance: Chance, strength: number): Grey {
  const waves = Array.from({ length: 2 }, () => {
    const [length, angle] = [chance.between(3, grey.height / 1.5), chance.between(0, 2 * Math.PI)];
    return {
      x: (Math.cos(angle) * 2 * Math.PI) / length,
      y: (Math.sin(angle) * 2 * Math.PI) / length,
      by: (strength * chance.next()) / 2,
      start: chance.between(0, 6),
    };
  });
  const [acrossLight, downLight] = [strength * chance.between(-1, 1), strength * chance.between(-1, 1)];
  return changed(grey, (x, y) => {
    let by = acrossLight * (x / grey.width - 0.5) + downLight * (y / grey.height - 0.5);
    for (const wave of waves) by += wave.by * Math.sin(wave.x * x + wave.y * y + wave.start);
    return by;
  });
}

export const noisy = (grey: Grey, chance: Chance, deviation: number): Grey =>
  changed(grey, () => deviation * chance.normal());

/** As it comes out of a JPEG of this quality, from 1 to 100. */
export async function compressed(grey: Grey, quality: number): Promise<Grey> {
  const canvas = createCanvas(grey.width, grey.height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(grey.width, grey.height);
  for (let at = 0; at < grey.pixels.length; at++) {
    image.data.fill(grey.pixels[at] as number, 4 * at, 4 * at + 3);
    image.data[4 * at + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  context.drawImage(await loadImage(canvas.toBuffer('image/jpeg', quality)), 0, 0);
  return greyOf(context.getImageData(0, 0, grey.width, grey.height) as unknown as ImageData);
}
