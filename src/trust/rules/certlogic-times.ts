import { CertLogicError } from './certlogic-values.ts';

export const TIME_UNITS = ['year', 'month', 'day', 'hour'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

const PARTIAL = /^(\d{4})(?:-(\d{2}))?$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MOMENT =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:Z|([+-])(\d{1,2}?):?(\d{2})?)?$/;
const MINUTE_MS = 60_000;

/**
 * A date-time with a length of time added (CertLogic 1.3.2, `plusTime`), as JavaScript's `Date` counts it in UTC: a day
 * that a month does not have runs over into the next.
 *
 * @param text a year, month, day or date-time; a partial date counts as its last day, a missing offset as UTC.
 * @throws {CertLogicError} for what is no date: what the specification leaves undefined is an answer to nobody.
 */
export function plusTime(text: string, amount: number, unit: TimeUnit): Date {
  const time = momentOf(text);
  if (unit === 'year') time.setUTCFullYear(time.getUTCFullYear() + amount);
  else if (unit === 'month') time.setUTCMonth(time.getUTCMonth() + amount);
  else if (unit === 'day') time.setUTCDate(time.getUTCDate() + amount);
  else time.setUTCHours(time.getUTCHours() + amount);
  if (Number.isNaN(time.getTime())) throw new CertLogicError('a date-time beyond all calendars');
  return time;
}

/** The last day that a date of birth may mean, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. @throws {CertLogicError} */
export function dateOfBirth(text: string): Date {
  if (!PARTIAL.test(text) && !DAY.test(text)) throw new CertLogicError('not a date of birth');
  return momentOf(text);
}

function momentOf(text: string): Date {
  const partial = PARTIAL.exec(text);
  if (partial) {
    const [, year = '', month = '12'] = partial;
    // Day 0 of the next month is the last one of this.
    if (Number(month) >= 1 && Number(month) <= 12) return utc(Number(year), Number(month), 0);
    throw new CertLogicError('no such month');
  }
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', sign, hours, minutes] =
    DAY.exec(text) ?? MOMENT.exec(text) ?? [];
  if (year === undefined) throw new CertLogicError('not an allowed date or date-time');
  const midnight = utc(Number(year), Number(month) - 1, Number(day));
  const exists = midnight.getUTCMonth() === Number(month) - 1 && midnight.getUTCDate() === Number(day);
  if (!exists || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    throw new CertLogicError('no such day or time');
  }
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  midnight.setUTCHours(Number(hour), Number(minute), Number(second), milliseconds);
  const offset = sign ? (Number(hours) * 60 + Number(minutes ?? 0)) * MINUTE_MS : 0;
  return new Date(midnight.getTime() - (sign === '-' ? -offset : offset));
}

/** Midnight of a day; unlike `Date.UTC`, of the first century too. */
function utc(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date;
}
