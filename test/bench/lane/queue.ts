import { drawingOf, type Video } from '../../e2e/video.ts';

const FRAMES_PER_SECOND = 5;
/** As long as each code is held before the camera; the next one follows at once. */
export const HELD_SECONDS = 3;

/** One code after the other in a hand that holds each still for a while. */
export function queueOf(texts: readonly string[]): Video {
  const pose = { xPx: 0, yPx: 0, sidePx: 620, turnedRadians: 0.05, blurPx: 0 };
  const frames = function* () {
    for (const text of texts) {
      const frame = drawingOf(text)(pose);
      for (let at = 0; at < FRAMES_PER_SECOND * HELD_SECONDS; at++) yield frame;
    }
  };
  return { width: 1280, height: 720, framesPerSecond: FRAMES_PER_SECOND, frames: frames() };
}
