/** A camera silenced for so long has not merely been covered by the question of another app. */
const SILENT_MS = 1_500;

/**
 * Tells when a track has ended or been silenced for good. On iPhones a call, Siri or the lock silences it, and in a
 * home-screen app it may stay black when one comes back: https://github.com/gruhn/vue-qrcode-reader/issues/298
 */
export function onTrackLost(track: MediaStreamTrack, onLost: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lost = () => {
    clearTimeout(timer);
    if (!signal.aborted) onLost();
  };
  const muted = () => {
    clearTimeout(timer);
    timer = setTimeout(() => track.muted && lost(), SILENT_MS);
  };
  track.addEventListener('ended', lost, { signal });
  track.addEventListener('mute', muted, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
  if (track.muted) muted();
}

const TICK_MS = 1_000;
const SILENT_TICKS = 3;

/**
 * Tells when no new picture has come for three seconds, as after turning some iPhones. Counts ticks, not time: a page
 * that sleeps does not tick.
 */
export function onStandstill(video: HTMLVideoElement, onStill: () => void, signal: AbortSignal): void {
  let pictures = 0;
  let seenAtTick = 0;
  let silentTicks = 0;
  const count = () => {
    pictures++;
    if (!signal.aborted) video.requestVideoFrameCallback(count);
  };
  // TypeScript believes that every browser has it.
  const counts: boolean = 'requestVideoFrameCallback' in video;
  if (counts) video.requestVideoFrameCallback(count);
  const tick = () => {
    // Older browsers tell the time of the newest picture only.
    const seen = counts ? pictures : video.currentTime;
    silentTicks = seen === seenAtTick ? silentTicks + 1 : 0;
    seenAtTick = seen;
    if (silentTicks < SILENT_TICKS) return;
    clearInterval(timer);
    onStill();
  };
  const timer = setInterval(tick, TICK_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}

/**
 * Plays the video. Browsers that save power let a video begin only when somebody touches the page.
 *
 * @param onPaused it waits for a touch.
 */
export async function playVideo(
  video: HTMLVideoElement,
  onPaused: () => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    await video.play();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'NotAllowedError') throw error;
    onPaused();
    await new Promise((touched) => document.addEventListener('click', touched, { once: true, signal }));
    await video.play();
  }
}

/**
 * How often something that went wrong is mended unasked: once, and again when it has been well for a while. Otherwise
 * a broken camera would be opened for ever.
 */
export function mendOnce(everyMs: number, nowMs: () => number = () => performance.now()): () => boolean {
  let mendedAtMs = Number.NEGATIVE_INFINITY;
  return () => {
    if (nowMs() - mendedAtMs < everyMs) return false;
    mendedAtMs = nowMs();
    return true;
  };
}
