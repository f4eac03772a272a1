import { MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS } from '../correction-contract/corrections.ts';
import { readJpeg } from '../correction-contract/jpeg.ts';

/** More than any camera's file; a larger one is not even opened. */
const MAX_FILE_BYTES = 50_000_000;
const QUALITIES = [0.85, 0.7, 0.5];
/** Of the longer side, where no quality makes the photo small enough. */
const SMALLEST_PIXELS = 400;

/**
 * Draws a photo anew, the right way up and no larger than a paper needs to be read, as a JPEG with nothing in it but the
 * picture: whatever the file said of place, time and camera stays on the device.
 *
 * @returns undefined where the browser cannot read it as a picture.
 */
export async function shrinkPhoto(file: Blob): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (file.size > MAX_FILE_BYTES) return undefined;
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (!picture) return undefined;
  try {
    for (let pixels = MAX_PHOTO_PIXELS; pixels >= SMALLEST_PIXELS; pixels = Math.floor(pixels * 0.75)) {
      const canvas = drawn(picture, pixels);
      for (const quality of QUALITIES) {
        const jpeg = await encoded(canvas, quality);
        if (jpeg && jpeg.length <= MAX_PHOTO_BYTES) return jpeg;
      }
    }
    return undefined;
  } finally {
    picture.close();
  }
}

function drawn(picture: ImageBitmap, longerSide: number): HTMLCanvasElement {
  const scale = Math.min(1, longerSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (context) {
    // What is transparent would turn black.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  }
  return canvas;
}

/** Some browsers write Exif and colour profiles of their own. */
async function encoded(
  canvas: HTMLCanvasElement,
  quality: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
  return blob ? readJpeg(new Uint8Array(await blob.arrayBuffer()))?.image : undefined;
}
