import type { Grey } from './grey.ts';

/**
 * A sheet that is bent like a tube, laid flat.
 *
 * @param bend half the angle, in radians, that the picture's width spans on the tube.
 * @param axis of the tube, as it lies in the picture.
 */
export function unbent({ width, height, pixels }: Grey, bend: number, axis: 'upright' | 'level'): Grey {
  const flat = new Uint8Array(pixels.length);
  const length = axis === 'upright' ? width : height;
  const lines = axis === 'upright' ? height : width;
  const [step, lineStep] = axis === 'upright' ? [1, width] : [width, 1];
  for (let at = 0; at < length; at++) {
    const angle = (at / (length - 1) - 0.5) * 2 * bend;
    const from = (0.5 + Math.sin(angle) / (2 * Math.sin(bend))) * (length - 1);
    const left = Math.min(length - 2, Math.max(0, Math.floor(from)));
    const share = from - left;
    for (let line = 0; line < lines; line++) {
      const source = line * lineStep + left * step;
      const [here, next] = [pixels[source] as number, pixels[source + step] as number];
      flat[line * lineStep + at * step] = here + (next - here) * share;
    }
  }
  return { width, height, pixels: flat };
}
