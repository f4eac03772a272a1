import { type Picture, sizeOf } from './view.ts';

const RGBA = { format: 'RGBA' } as const;
const BYTES_A_PIXEL = 4;

/**
 * A frame's pixels in memory of our own; the frame goes back to the camera. Drawn itself, every frame leaves 2 MB of
 * shared memory behind in Chromium, until they are half a gigabyte. Where the browser cannot copy it upright and in
 * colours that canvases take, the picture itself.
 */
export async function ownCopy(picture: Picture): Promise<Picture> {
  if (!('copyTo' in picture)) return picture;
  const { width, height } = sizeOf(picture);
  try {
    const { visibleRect } = picture;
    const isUpright = visibleRect?.width === width && visibleRect.height === height;
    // A browser that does not know of formats answers with the size of another.
    if (!isUpright || picture.allocationSize(RGBA) !== width * height * BYTES_A_PIXEL) return picture;
    const pixels = new Uint8ClampedArray(width * height * BYTES_A_PIXEL);
    await picture.copyTo(pixels, RGBA);
    const copy = await createImageBitmap(new ImageData(pixels, width, height));
    picture.close();
    return copy;
  } catch {
    return picture;
  }
}
