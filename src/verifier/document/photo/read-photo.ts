import { fileKind, pictureSize } from '../../../scanner/file-kinds.ts';
import { FILE_LIMITS } from '../../../scanner/file-reading.ts';
import { type Grey, greyOf } from '../../../scanner/grey.ts';
import type { PictureReading } from './read-picture.ts';

/** Why a photo gives nothing. */
export type PhotoProblem = 'no-zone' | 'no-picture' | 'too-large' | 'unavailable';

/** Its zone as far as it could be read, or why it could not. */
export type PhotoReading = PictureReading | PhotoProblem;

/** The longer side of what is looked at: a passport that fills half of it has letters of 20 pixels. */
const LONGEST_PX = 2_000;

/** It takes a fifth of a second, and some seconds on the slowest phone. */
const LONGEST_LOOK_MS = 20_000;

/**
 * Reads the machine-readable zone in a photo, off the page's own thread. The photo is not kept.
 *
 * @param file hostile: bounded in bytes, in pixels as it claims them before it is decoded, and in time.
 * @param signal ends it early; what has been read by then is nobody's.
 */
export async function readPhoto(file: Blob, signal: AbortSignal): Promise<PhotoReading> {
  if (file.size > FILE_LIMITS.fileBytes) return 'too-large';
  const grey = await greyIn(file).catch(() => 'no-picture' as const);
  return typeof grey === 'string' || signal.aborted ? (grey as PhotoProblem) : looked(grey, signal);
}

async function greyIn(file: Blob): Promise<Grey | PhotoProblem> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { width, height } = pictureSize(bytes) ?? { width: 0, height: 0 };
  if (width * height > FILE_LIMITS.claimedPixels) return 'too-large';
  if (['pdf', 'zip', 'text', 'unknown'].includes(fileKind(bytes.subarray(0, 4096)))) return 'no-picture';
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const canvas = document.createElement('canvas');
  try {
    const scale = Math.min(1, LONGEST_PX / Math.max(picture.width, picture.height));
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return 'no-picture';
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return greyOf(context.getImageData(0, 0, canvas.width, canvas.height));
  } finally {
    picture.close();
    // Gives the pixels back at once, and not when somebody tidies up.
    canvas.width = 0;
  }
}

function looked(grey: Grey, signal: AbortSignal): Promise<PhotoReading> {
  const worker = new Worker(new URL('./photo-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<PhotoReading>((done) => {
    const late = setTimeout(() => done('no-zone'), LONGEST_LOOK_MS);
    worker.addEventListener('message', ({ data }: MessageEvent<{ reading?: PictureReading }>) =>
      done(data.reading ?? 'no-zone'),
    );
    worker.addEventListener('error', () => done('unavailable'));
    signal.addEventListener('abort', () => done('no-zone'));
    worker.addEventListener('message', () => clearTimeout(late));
    worker.postMessage(grey, [grey.pixels.buffer as ArrayBuffer]);
  }).finally(() => worker.terminate());
}
