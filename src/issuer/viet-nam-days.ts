import { VIET_NAM_HOURS_AHEAD } from './dates.ts';

const DAY_MS = 86_400_000;

/** The day in Viet Nam in SQL, as a `date`; see `dayInVietNam`. @param instant an expression of type `timestamptz`. */
export const sqlDayInVietNam = (instant: string): string =>
  `(${instant} at time zone interval '${VIET_NAM_HOURS_AHEAD} hours')::date`;

/** When this day begins in Viet Nam. */
export const startOfDay = (day: string): Date =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() - VIET_NAM_HOURS_AHEAD * 3_600_000);

/** The day so many days later, or earlier. */
export const addDays = (day: string, days: number): string =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** Monday to Friday; holidays move with the moon and by decree, and count like days on which nothing was done. */
const isWorkingDay = (day: string): boolean => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
};

/** The `count`th working day after `day`; the day itself for 0. */
export function workingDayAfter(day: string, count: number): string {
  let found = day;
  for (let left = count; left > 0; ) {
    found = addDays(found, 1);
    if (isWorkingDay(found)) left--;
  }
  return found;
}

/** How many working days there are from one day to another, both included; 0 where the other comes first. */
export function workingDaysBetween(from: string, to: string): number {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count++;
  return count;
}

/**
 * What was done on each of the last `most` working days before `today`, oldest first, from the first day on which
 * anything was done. What was done at a weekend counts for the Friday before it.
 *
 * @param byDay by `YYYY-MM-DD`.
 */
export function perWorkingDay(byDay: ReadonlyMap<string, number>, today: string, most: number): number[] {
  const daysDone = [...byDay].filter(([day, count]) => count > 0 && day < today).map(([day]) => day);
  const first = daysDone.toSorted()[0];
  const counts: number[] = [];
  let weekend = 0;
  if (first === undefined) return [];
  for (
    let day = addDays(today, -1);
    (day >= first || weekend > 0) && counts.length < most;
    day = addDays(day, -1)
  ) {
    const count = byDay.get(day) ?? 0;
    if (isWorkingDay(day)) {
      counts.unshift(count + weekend);
      weekend = 0;
    } else weekend += count;
  }
  return counts;
}
