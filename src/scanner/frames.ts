import type { Decoder } from './decoder.ts';
import type { Point } from './found-code.ts';
import type { FrameReading } from './search.ts';
import type { Picture } from './view.ts';

/** Between two looks, so that the phone stays cool: a code that is found is found within a few. */
const PAUSE_MS = 30;

/**
 * Has a running video looked at again and again, one frame at a time and always the newest.
 *
 * @param crop only the middle `1 / crop` of each side is looked at, as it is shown.
 * @param onReading what was seen, in the video's own pixels.
 * @returns stops it.
 */
export function watchFrames(
  video: HTMLVideoElement,
  decoder: Decoder,
  crop: () => number,
  onReading: (reading: FrameReading) => void,
): () => void {
  let stopped = false;

  const look = async () => {
    if (stopped) return;
    const startedMs = performance.now();
    const cropped = crop();
    const picture = await frameOf(video, cropped);
    const reading = picture && (await decoder.frame(picture));
    if (stopped) return;
    if (reading) onReading(cropped === 1 ? reading : onVideo(reading, video, cropped));
    // A slow phone looks for at most two thirds of the time.
    setTimeout(() => onNextFrame(video, look), Math.max(PAUSE_MS, (performance.now() - startedMs) / 2));
  };
  onNextFrame(video, look);
  return () => {
    stopped = true;
  };
}

const onNextFrame = (video: HTMLVideoElement, look: () => void): void => {
  if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(look);
  else requestAnimationFrame(look);
};

/** The frame that is shown now, without copying it where the browser can; undefined while there is none. */
async function frameOf(video: HTMLVideoElement, crop: number): Promise<Picture | undefined> {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || videoHeight === 0) return undefined;
  try {
    if (crop === 1 && typeof VideoFrame === 'function') return new VideoFrame(video);
    const [width, height] = [videoWidth / crop, videoHeight / crop];
    return await createImageBitmap(
      video,
      (videoWidth - width) / 2,
      (videoHeight - height) / 2,
      width,
      height,
    );
  } catch {
    // The camera is just being closed, or has no frame yet.
    return undefined;
  }
}

function onVideo(
  reading: FrameReading,
  { videoWidth, videoHeight }: HTMLVideoElement,
  crop: number,
): FrameReading {
  const [left, top] = [videoWidth, videoHeight].map((side) => (side - side / crop) / 2) as [number, number];
  const moved = (corners: readonly Point[]) => corners.map(({ x, y }) => ({ x: x + left, y: y + top }));
  return {
    ...reading,
    codes: reading.codes.map((code) => ({ ...code, corners: moved(code.corners) })),
    unread: reading.unread && moved(reading.unread),
  };
}
