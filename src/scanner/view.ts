import { FILE_LIMITS } from './file-reading.ts';
import type { Point } from './found-code.ts';
import type { Pass } from './passes.ts';

/** What comes from a camera or a file. */
export type Picture = VideoFrame | ImageBitmap;

export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A part of a picture as a pass looks at it, and the way back to the picture's own pixels. */
export interface View {
  readonly image: ImageData;
  toPicture(point: Point): Point;
}

export const sizeOf = (picture: Picture): { width: number; height: number } =>
  'displayWidth' in picture
    ? { width: picture.displayWidth, height: picture.displayHeight }
    : { width: picture.width, height: picture.height };

/** Around a code that was seen but not read: nothing but it and some margin. */
export function surroundings(corners: readonly Point[], width: number, height: number): Region {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const margin = 0.12 * Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  // Engines guess the fourth corner, which may lie outside.
  const [left, right] = [Math.min(...xs) - margin, Math.max(...xs) + margin].map((x) =>
    Math.min(width, Math.max(0, x)),
  ) as [number, number];
  const [top, bottom] = [Math.min(...ys) - margin, Math.max(...ys) + margin].map((y) =>
    Math.min(height, Math.max(0, y)),
  ) as [number, number];
  return { left, top, width: right - left, height: bottom - top };
}

function regionOf(part: Pass['part'], width: number, height: number): Region {
  if (part === 'whole') return { left: 0, top: 0, width, height };
  const side = Math.min(width, height) * (part === 'core' ? 0.55 : 1);
  return { left: (width - side) / 2, top: (height - side) / 2, width: side, height: side };
}

type Canvas = OffscreenCanvas | HTMLCanvasElement;

/** Draws parts of pictures; on the page itself where the browser has no canvas for workers. */
export function openViewer(): (picture: Picture, pass: Pass, known?: Region) => View {
  const canvas: Canvas =
    typeof OffscreenCanvas === 'function' ? new OffscreenCanvas(1, 1) : document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D | null;
  if (!context) throw new Error('no canvas');
  return (picture, { part, sidePx, turnedDegrees = 0 }, known) => {
    const size = sizeOf(picture);
    const region = (part === 'middle' && known) || regionOf(part, size.width, size.height);
    const longer = Math.max(region.width, region.height);
    const scale = Math.min(part === 'core' || region === known ? 2 : 1, sidePx / longer);
    const [width, height] = [region.width * scale, region.height * scale];
    const angle = (turnedDegrees * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const across = Math.max(1, Math.round(Math.abs(width * cos) + Math.abs(height * sin)));
    const down = Math.max(1, Math.round(Math.abs(width * sin) + Math.abs(height * cos)));
    if (canvas.width < across || canvas.height < down) {
      // Rather larger than smaller: a canvas whose size is set is made anew, which takes as long as drawing into it.
      const [wide, high] = [Math.max(canvas.width, across), Math.max(canvas.height, down)];
      const isTooLarge = wide * high > FILE_LIMITS.pixels;
      canvas.width = isTooLarge ? across : wide;
      canvas.height = isTooLarge ? down : high;
    }
    const [centreX, centreY] = [across / 2, down / 2];
    if (turnedDegrees !== 0) {
      context.resetTransform();
      context.fillStyle = '#fff';
      context.fillRect(0, 0, across, down);
    }
    context.setTransform(cos, sin, -sin, cos, centreX, centreY);
    context.drawImage(
      picture as CanvasImageSource,
      region.left,
      region.top,
      region.width,
      region.height,
      -width / 2,
      -height / 2,
      width,
      height,
    );
    return {
      image: context.getImageData(0, 0, across, down),
      toPicture: ({ x, y }) => {
        const [dx, dy] = [x - centreX, y - centreY];
        return {
          x: region.left + (dx * cos + dy * sin + width / 2) / scale,
          y: region.top + (-dx * sin + dy * cos + height / 2) / scale,
        };
      },
    };
  };
}
