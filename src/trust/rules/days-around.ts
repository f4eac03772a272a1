/** As far as one looks ahead: a certificate is issued for a year. */
export const DAYS_AHEAD = 400;

const DAY_MS = 86_400_000;

/** @param day `YYYY-MM-DD`. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Days on which something holds, seen from one of them. Days are `YYYY-MM-DD`. */
export interface DaysAround {
  /** Where it holds on the day: the last day in a row, where an end is in sight. */
  readonly until?: string;
  /** Where it does not: the next day on which it does. */
  readonly from?: string;
  /** Where it does not: the last day before on which it does. */
  readonly last?: string;
}

/**
 * Looks for the days around one on which something holds, by trying them.
 *
 * @param earliest no day before it is tried: it is past.
 */
export function daysAround(day: string, earliest: string, holdsOn: (day: string) => boolean): DaysAround {
  const first = (step: 1 | -1, wanted: boolean): string | undefined => {
    for (let days = 1; days <= DAYS_AHEAD; days++) {
      const tried = dayAfter(day, step * days);
      if (tried < earliest) return undefined;
      if (holdsOn(tried) === wanted) return tried;
    }
    return undefined;
  };
  if (holdsOn(day)) {
    const end = first(1, false);
    return end === undefined ? {} : { until: dayAfter(end, -1) };
  }
  const from = first(1, true);
  const last = first(-1, true);
  return { ...(from && { from }), ...(last && { last }) };
}
