import type { FrameReading } from './search.ts';

/** What somebody who holds the camera can do about it. */
export type Hint = 'closer' | 'dark' | 'still';

/** Below, a picture is too dark for a code, 0 to 255. */
const DARK = 45;
/** Mean difference between looks above which the camera, or the code, is moving. */
const MOVING = 12;
/** Of the picture's shorter side; a dense code that is smaller has too few pixels a module. */
const SMALL = 0.4;
/** A hint stands for so long, and comes only after so much trouble: nobody reads words that flicker. */
const LOOKS_UNTIL_HINT = 6;

/**
 * Says what is wrong once it has been wrong for some looks in a row.
 *
 * @returns takes what was seen in each frame, and the shorter side of it in pixels; gives the hint that is true now.
 */
export function hinting(): (reading: FrameReading, shorterSidePx: number) => Hint | undefined {
  let candidate: Hint | undefined;
  let looks = 0;
  return (reading, shorterSidePx) => {
    const hint = reading.codes.length > 0 ? undefined : hintOf(reading, shorterSidePx);
    looks = hint === candidate ? looks + 1 : 1;
    candidate = hint;
    return looks >= LOOKS_UNTIL_HINT ? hint : undefined;
  };
}

function hintOf({ brightness, movement, unread }: FrameReading, shorterSidePx: number): Hint | undefined {
  if (brightness !== undefined && brightness < DARK) return 'dark';
  if (unread) {
    const [xs, ys] = [unread.map(({ x }) => x), unread.map(({ y }) => y)];
    const sidePx = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
    return sidePx < SMALL * shorterSidePx ? 'closer' : 'still';
  }
  return movement !== undefined && movement > MOVING ? 'still' : undefined;
}
