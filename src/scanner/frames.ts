/** The longest side that a frame is looked at in: finer costs time and finds nothing more. */
const MAX_SIDE_PX = 1280;
/** Between two looks, so that the screen stays quick and the phone cool. */
const PAUSE_MS = 60;

/**
 * Looks at a running video again and again, one look at a time: at the middle, where people hold the code, and at the
 * whole, in turn.
 *
 * @returns stops it.
 */
export function watchFrames(
  video: HTMLVideoElement,
  decode: (picture: HTMLCanvasElement) => string | undefined,
  onText: (text: string) => void,
  onNothing: () => void,
): () => void {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let middle = true;
  const look = () => {
    const { videoWidth: width, videoHeight: height } = video;
    if (context && width > 0 && height > 0 && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
      const side = Math.min(width, height);
      const [cropWidth, cropHeight] = middle ? [side, side] : [width, height];
      const scale = Math.min(1, MAX_SIDE_PX / Math.max(cropWidth, cropHeight));
      canvas.width = Math.round(cropWidth * scale);
      canvas.height = Math.round(cropHeight * scale);
      context.drawImage(
        video,
        (width - cropWidth) / 2,
        (height - cropHeight) / 2,
        cropWidth,
        cropHeight,
        0,
        0,
        canvas.width,
        canvas.height,
      );
      middle = !middle;
      const text = decode(canvas);
      if (text === undefined) onNothing();
      else onText(text);
    }
    timer = setTimeout(look, PAUSE_MS);
  };
  look();
  return () => clearTimeout(timer);
}

const FORGET_AFTER_MS = 3_000;

/**
 * Passes each code on once while it stays in the picture, and again when it comes back after a while: nobody is
 * checked twice because the hand was slow.
 */
export function onceWhileSeen(onText: (text: string) => void, nowMs: () => number = () => performance.now()) {
  let last = '';
  let lastSeenMs = Number.NEGATIVE_INFINITY;
  return {
    seen: (text: string) => {
      const again = text === last && nowMs() - lastSeenMs < FORGET_AFTER_MS;
      last = text;
      lastSeenMs = nowMs();
      if (!again) onText(text);
    },
    /** The next sight of it counts, however soon. */
    forget: () => {
      last = '';
    },
  };
}
