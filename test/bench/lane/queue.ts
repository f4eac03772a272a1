import { drawingOf, type Pose, type Video } from '../../e2e/video.ts';
import { STAMP } from './stamp.ts';

const SIZE = { width: 640, height: 480 };
const FRAMES_PER_SECOND = 5;
/** Nobody is there yet, and the camera has still to be opened. */
const EMPTY_SECONDS = 12;

/** Each in another hand; deterministic, so that two runs show the same. */
const poseOf = (at: number): Pose => ({
  xPx: 60 * Math.sin(at),
  yPx: 8 * Math.sin(2 * at + 1),
  sidePx: 385 + 15 * Math.sin(3 * at + 2),
  turnedRadians: 0.08 * Math.sin(5 * at),
  blurPx: 0,
});

/** Says in the frame's own corner whose it is, in black and white squares that nothing else lies on. */
function stamped(frame: Uint8Array, number: number): Uint8Array {
  const { bits, sidePx } = STAMP;
  for (let row = 0; row < sidePx; row++) {
    for (let bit = 0; bit < bits; bit++) {
      const from = row * SIZE.width + bit * sidePx;
      frame.fill((number >> bit) & 1 ? 255 : 0, from, from + sidePx);
    }
  }
  return frame;
}

/**
 * A desk, and then one code after the other, each in a hand that holds it still for a while; the next one follows at
 * once. The frames of the first are stamped with 1, those of the desk with 0.
 */
export function queueOf(texts: readonly string[], heldSeconds: number): Video {
  const frames = function* () {
    const desk = stamped(new Uint8Array(SIZE.width * SIZE.height).fill(187), 0);
    for (let at = 0; at < FRAMES_PER_SECOND * EMPTY_SECONDS; at++) yield desk;
    for (const [at, text] of texts.entries()) {
      const frame = stamped(drawingOf(text, SIZE)(poseOf(at)), at + 1);
      for (let shown = 0; shown < FRAMES_PER_SECOND * heldSeconds; shown++) yield frame;
    }
  };
  return { ...SIZE, framesPerSecond: FRAMES_PER_SECOND, frames: frames() };
}
