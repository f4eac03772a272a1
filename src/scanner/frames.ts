/** Finds the text of a code in a picture; undefined where it holds none. */
export type Decode = (picture: HTMLCanvasElement) => string | undefined | Promise<string | undefined>;

/** What is looked at in a frame, and how many pixels its longest side becomes. */
interface Look {
  readonly part: 'middle' | 'whole';
  readonly sidePx: number;
}

/**
 * Mostly the middle, where people hold the code. Never twice at one size: the decoder measures a code's modules and
 * misjudges them at some sizes, so another size finds what one has missed. The golden ratio spreads them evenly.
 */
function lookAt(turn: number): Look {
  const spread = (turn * 0.618034) % 1;
  return turn % 3 === 2
    ? { part: 'whole', sidePx: Math.round(840 + 440 * spread) }
    : { part: 'middle', sidePx: Math.round(480 + 480 * spread) };
}

/** Between two looks, so that the screen stays quick and the phone cool. */
const PAUSE_MS = 40;

/**
 * Looks at a running video again and again, one look at a time and each at a new frame.
 *
 * @param crop only the middle `1 / crop` of each side is looked at, as it is shown.
 * @returns stops it.
 */
export function watchFrames(
  video: HTMLVideoElement,
  decode: Decode,
  onText: (text: string) => void,
  crop: () => number,
): () => void {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let stopped = false;
  let turn = 0;

  const look = async () => {
    if (stopped || !context) return;
    const startedMs = performance.now();
    if (draw(video, context, lookAt(turn), crop())) {
      const text = await decode(canvas);
      if (stopped) return;
      // What found a code will find it again, and the next one.
      if (text === undefined) turn++;
      else onText(text);
    }
    // At most half of the time goes into looking, however slow the phone is.
    setTimeout(() => onNextFrame(video, look), Math.max(PAUSE_MS, performance.now() - startedMs));
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

function draw(video: HTMLVideoElement, context: CanvasRenderingContext2D, look: Look, crop: number): boolean {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || videoHeight === 0) return false;
  const side = Math.min(videoWidth, videoHeight);
  const [fullWidth, fullHeight] = look.part === 'middle' ? [side, side] : [videoWidth, videoHeight];
  const [width, height] = [fullWidth / crop, fullHeight / crop];
  const scale = Math.min(1, look.sidePx / Math.max(width, height));
  const { canvas } = context;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const [left, top] = [(videoWidth - width) / 2, (videoHeight - height) / 2];
  context.drawImage(video, left, top, width, height, 0, 0, canvas.width, canvas.height);
  return true;
}
