/** Wrong tries of the PIN, and how much longer the next one has to wait. */
export interface Tries {
  readonly failed: number;
  readonly waitMs: number;
}

export const NO_TRIES: Tries = { failed: 0, waitMs: 0 };

const MINUTE_MS = 60_000;
/** After so many wrong tries the next ones wait: who knows the PIN has had a slip or two by then. */
const FREE_TRIES = 4;
const WAITS_MS = [MINUTE_MS / 2, MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS] as const;
const LONGEST_WAIT_MS = 30 * MINUTE_MS;

/** Counts a try as wrong before it is judged, so that closing the app in the middle of it gains nothing. */
export function begun({ failed }: Tries): Tries {
  const waitMs = failed < FREE_TRIES ? 0 : (WAITS_MS[failed - FREE_TRIES] ?? LONGEST_WAIT_MS);
  return { failed: failed + 1, waitMs };
}

/**
 * Takes off what has been waited. Only time that an open page has measured counts, never the date: setting the clock
 * forward or back changes nothing.
 */
export const waited = ({ failed, waitMs }: Tries, passedMs: number): Tries => ({
  failed,
  waitMs: Math.max(0, waitMs - Math.max(0, passedMs)),
});
