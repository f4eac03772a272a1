import { movesOn, type Scan, stopsQueue } from '../scan.ts';
import type { Mode } from './modes.ts';

/** A verdict is about a person, so it stays only as long as it is looked at. */
export const LONGEST_STAY_MS = 60_000;
/** Long enough to see a name; who wants to see it longer touches it. */
const PASSES_MS = 2_000;
/** Nobody stands at a kiosk to clear it. */
const KIOSK_PASSES_MS = 3_000;
const KIOSK_READS_MS = 8_000;
/** To find the other code of the same certificate. */
const KIOSK_NEXT_PART_MS = 20_000;

/** By what a code comes: what lies before a camera can wait there, and what a hand-held reader has typed cannot. */
export type Way = 'camera' | 'reader';

/** A verdict on screen, and whether it was touched, so that it stays. */
export type Shown = Scan & { readonly isHeld: boolean };

/** How one verdict gives way to the next. */
export interface Pace {
  /** After how many milliseconds it goes by itself. */
  readonly staysMs: (scan: Scan) => number;
  /** Whether a new code that comes so may take its place, before anybody has said that it was seen. */
  readonly yields: (shown: Shown, to: Way) => boolean;
  /** Whether a touch keeps it for as long as anything stays. */
  readonly canBeHeld: boolean;
}

/** As the inspector looks at each: with a queue the good ones go by themselves, and a trigger always means the next. */
const counter = (continuous: boolean): Pace => ({
  staysMs: (scan) => (continuous && movesOn(scan) ? PASSES_MS : LONGEST_STAY_MS),
  yields: (shown, to) => to === 'reader' || !continuous || !(stopsQueue(shown) || shown.isHeld),
  canBeHeld: true,
});

/** Who looks at people and not at the screen must not lose a no to the yes after it, however that comes. */
const queue: Pace = {
  staysMs: (scan) => (movesOn(scan) ? PASSES_MS : LONGEST_STAY_MS),
  yields: (shown, to) => !stopsQueue(shown) && (to === 'reader' || !shown.isHeld),
  canBeHeld: true,
};

/** Each citizen sees their own answer to its end, and the next one's code waits before the camera. */
const kiosk: Pace = {
  staysMs: (scan) =>
    movesOn(scan) ? KIOSK_PASSES_MS : scan.verdict.parts ? KIOSK_NEXT_PART_MS : KIOSK_READS_MS,
  yields: ({ verdict }, to) => to === 'reader' || verdict.parts !== undefined,
  canBeHeld: false,
};

export function paceOf(mode: Mode, { continuous }: { continuous: boolean }): Pace {
  switch (mode) {
    case 'counter':
    case 'reader':
      return counter(continuous);
    case 'lane':
    case 'group':
      return queue;
    case 'kiosk':
      return kiosk;
  }
}
