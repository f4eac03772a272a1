/** What a device knows of the time besides what its clock says. */
export interface TimeSeen {
  /** The latest instant that has certainly passed. */
  readonly passedSeconds: number;
  /** When that was noted, by a clock that only runs forward: milliseconds, as `performance.now()` has them. */
  readonly notedAtMs: number;
  /** How far the device's clock was ahead of the service's when that last answered; negative where it was behind. */
  readonly aheadSeconds: number;
}

/** Before anything is known. */
export const NO_TIME_SEEN: TimeSeen = { passedSeconds: 0, notedAtMs: 0, aheadSeconds: 0 };

/** Phones drift by minutes; a clock that is further off was set or has failed. */
export const CLOCK_TOLERANCE_SECONDS = 300;

/**
 * The latest instant that has certainly passed, by now. Asleep, a device may not count: then it is earlier than it could
 * be, and never later.
 */
export const passedBy = ({ passedSeconds, notedAtMs }: TimeSeen, nowMs: number): number =>
  passedSeconds + Math.max(0, nowMs - notedAtMs) / 1000;

/**
 * What is known after a look at the clock: time has passed at least to what it shows, unless the service has said that
 * it is ahead.
 */
export const afterClock = (seen: TimeSeen, clockSeconds: number, nowMs: number): TimeSeen => {
  const passed = passedBy(seen, nowMs);
  const believed = seen.aheadSeconds <= CLOCK_TOLERANCE_SECONDS;
  return { ...seen, passedSeconds: believed ? Math.max(passed, clockSeconds) : passed, notedAtMs: nowMs };
};

/**
 * What is known after an answer of the service. Its time also sets right what a clock that once ran ahead had left
 * behind.
 *
 * @param serviceSeconds the time by its clock.
 * @param issuedAtSeconds of the bundle in the answer: a service whose clock is before what it has published does not
 *   know the time either.
 */
export const afterAnswer = (
  seen: TimeSeen,
  serviceSeconds: number,
  issuedAtSeconds: number,
  clockSeconds: number,
  nowMs: number,
): TimeSeen =>
  serviceSeconds < issuedAtSeconds - CLOCK_TOLERANCE_SECONDS
    ? afterClock(seen, clockSeconds, nowMs)
    : { passedSeconds: serviceSeconds, notedAtMs: nowMs, aheadSeconds: clockSeconds - serviceSeconds };

export interface ClockTrouble {
  readonly kind: 'behind' | 'ahead';
  /** To the minute: an answer took its time, and names seconds at best. */
  readonly bySeconds: number;
}

/**
 * What is wrong with the device's clock, as far as that is known.
 *
 * @param passedSeconds an instant that has certainly passed: as `passedBy` says, or when the trust was issued.
 */
export function clockTrouble(
  { aheadSeconds }: TimeSeen,
  passedSeconds: number,
  clockSeconds: number,
): ClockTrouble | undefined {
  if (isBehind(clockSeconds, passedSeconds)) {
    return { kind: 'behind', bySeconds: toMinute(passedSeconds - clockSeconds) };
  }
  return aheadSeconds > CLOCK_TOLERANCE_SECONDS
    ? { kind: 'ahead', bySeconds: toMinute(aheadSeconds) }
    : undefined;
}

const toMinute = (seconds: number) => Math.round(seconds / 60) * 60;

export const isBehind = (clockSeconds: number, passedSeconds: number): boolean =>
  clockSeconds < passedSeconds - CLOCK_TOLERANCE_SECONDS;
