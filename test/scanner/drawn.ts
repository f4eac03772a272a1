import { ImageData } from '@napi-rs/canvas';
import { create } from 'qrcode';
import type { Grey } from '../../src/scanner/grey.ts';

// As browsers have it, and Node does not.
Object.assign(globalThis, { ImageData });

const QUIET_MODULES = 4;

/** A code, black on white, with the margin that it needs. */
export function drawnCode(text: string, pixelsAModule: number): Grey {
  const { modules } = create(text, { errorCorrectionLevel: 'L' });
  const side = (modules.size + 2 * QUIET_MODULES) * pixelsAModule;
  const pixels = new Uint8Array(side * side).fill(255);
  const moduleAt = (at: number) => Math.floor(at / pixelsAModule) - QUIET_MODULES;
  for (let at = 0; at < pixels.length; at++) {
    const [column, row] = [moduleAt(at % side), moduleAt(Math.floor(at / side))];
    const inside = Math.min(column, row) >= 0 && Math.max(column, row) < modules.size;
    if (inside && modules.get(row, column)) pixels[at] = 0;
  }
  return { width: side, height: side, pixels };
}

/** The same picture with other brightness, pixel by pixel; what is brighter than white is white. */
export function changed(
  { width, height, pixels }: Grey,
  brightness: (pixel: number, x: number, y: number) => number,
): Grey {
  const result = Uint8ClampedArray.from(pixels, (pixel, at) =>
    brightness(pixel, at % width, Math.floor(at / width)),
  );
  return { width, height, pixels: new Uint8Array(result) };
}

/** The same picture on cloth in so many folds, each place up to so many pixels from where it should be. */
export function folded(grey: Grey, shiftPx: number, folds: number): Grey {
  const { width, pixels } = grey;
  const wave = (at: number, other: number) =>
    shiftPx * Math.sin((2 * Math.PI * folds * at + 3 * other) / width);
  const inside = (at: number) => Math.min(width - 1, Math.max(0, Math.round(at)));
  return changed(grey, (_, x, y) => pixels[inside(y + wave(x, y)) * width + inside(x + wave(y, x))] ?? 0);
}
