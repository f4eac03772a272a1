import type { ImageCapabilities } from './image-settings.ts';

/** How far one can magnify. Factors are what people are told: 1 is the camera's ordinary view. */
export interface ZoomRange {
  readonly min: number;
  readonly max: number;
  /** The camera's own number for a factor of 1; undefined where the picture is cropped instead. */
  readonly unit: number | undefined;
}

/** Beyond, pixels only grow. */
const MOST_CROPPED = 4;
const MOST = 10;
const STOPS = [0.5, 1, 1.5, 2, 3, 4, 6, 8, 10];

/** Phones count from 1, or from 0.5 with an ultra-wide lens; webcams count from 100. */
export function zoomRange({ zoom }: ImageCapabilities): ZoomRange {
  if (!zoom || !(zoom.max > zoom.min) || !(zoom.min > 0))
    return { min: 1, max: MOST_CROPPED, unit: undefined };
  const unit = Math.max(1, zoom.min);
  return { min: zoom.min / unit, max: Math.min(MOST, zoom.max / unit), unit };
}

export const clampZoom = (factor: number, { min, max }: ZoomRange): number =>
  Math.min(max, Math.max(min, factor));

/** The next stop in or out, or the end of the range. */
export function nextZoom(factor: number, direction: 'in' | 'out', range: ZoomRange): number {
  const [ahead, end] =
    direction === 'in'
      ? [STOPS.find((stop) => stop > factor * 1.01), range.max]
      : [STOPS.findLast((stop) => stop < factor / 1.01), range.min];
  return clampZoom(ahead ?? end, range);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Where in the camera's picture a touch falls, each from 0 to 1, for a picture that covers the box and is cropped.
 *
 * @param touch in pixels from the upper left corner of the box.
 */
export function pointInPicture(
  touch: { readonly x: number; readonly y: number },
  box: Size,
  picture: Size,
  crop: number,
): { x: number; y: number } {
  const scale = Math.max(box.width / picture.width, box.height / picture.height) * crop;
  const along = (at: number, side: number, length: number) =>
    Math.min(1, Math.max(0, 0.5 + (at - side / 2) / (length * scale)));
  return { x: along(touch.x, box.width, picture.width), y: along(touch.y, box.height, picture.height) };
}
