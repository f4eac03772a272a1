import * as v from 'valibot';
import { IsoDate } from '../contract.ts';

/** Why a text is no date that can be taken. */
export type DateFault =
  /** Only a year, or month and year. */
  | 'incomplete'
  /** Month before day, as American programs write: others of the same file would be taken for another day. */
  | 'month-first'
  | 'invalid';

/**
 * Whose date it is decides how two digits are read: somebody born in `45` was born in 1945, a dose of `21` was given in
 * 2021.
 */
export type DateKind = 'birth' | 'dose';

const EARLIEST = '1900-01-01';
const DAY_MS = 86_400_000;
/** Of UTC, all year. */
export const VIET_NAM_HOURS_AHEAD = 7;
const VIET_NAM_AHEAD_MS = VIET_NAM_HOURS_AHEAD * 3_600_000;

/** The day that it is there, `YYYY-MM-DD`; no summer time is kept. */
export const dayInVietNam = (instant: Date): string =>
  new Date(instant.getTime() + VIET_NAM_AHEAD_MS).toISOString().slice(0, 10);

/** `dd/mm/yyyy` (also `-` and `.` between) or `yyyy-mm-dd`, as `YYYY-MM-DD`; undefined for a day that does not exist. */
export function isoDate(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  return existing(year === '' ? text : isoOf(year, month, day));
}

/**
 * The day that an Excel serial number stands for, `YYYY-MM-DD`; undefined for what is no day from 1900 on. Excel counts
 * a 29 February 1900 that never was (ECMA-376 part 1, 18.17.4.1): until then it is one day ahead.
 *
 * @param since1904 whether the workbook counts from 1 January 1904, as on old Macs.
 */
export function dateOfSerial(serial: number, since1904 = false): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_465) return undefined;
  const days = Math.floor(serial) + (since1904 ? 1_462 : 0);
  if (days === 60 || days === 0) return undefined;
  const sinceEpoch = days - 25_569 + (days < 60 ? 1 : 0);
  return new Date(sinceEpoch * DAY_MS).toISOString().slice(0, 10);
}

/** What a time of day looks like before or behind a date, in Vietnamese and English programs. */
const TIME_BEHIND = /[T ,]+(?:lúc )?\d{1,2}[:h]\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M| SA| CH)?$/iu;
const TIME_BEFORE = /^\d{1,2}[:h]\d{2}(?::\d{2})?(?: ?[AP]M| SA| CH)?[ ,]+(?:ngày )?(?=\d)/iu;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** `ngày 2 tháng 1 năm 1990`, with or without the first word. */
const IN_WORDS = /^(?:ngày )?(\d{1,2}) tháng (\d{1,2}),? năm (\d{4})$/iu;
const YEAR_FIRST = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/;
/** A day's serial number in a column of dates: from 1927 on, so that no year is taken for one. */
const SERIAL = /^[1-9]\d{4}(?:[.,]\d+)?$/;
/** A year alone, or with its month; a day or month of noughts or dashes stands for one that nobody knows. */
const INCOMPLETE = [
  /^(?:năm )?(?:19|20)\d{2}$/iu,
  /^(?:tháng )?(?:\d{1,2}|[-_.x?]{1,2})[/.-](?:19|20)\d{2}$/iu,
  /^tháng \d{1,2},? năm (?:19|20)\d{2}$/iu,
  /^(?:19|20)\d{2}[/.-]\d{1,2}$/,
  /^(?:0{1,2}|[-_x?]{1,2})[/.-](?:\d{1,2}|[-_x?]{1,2})[/.-](?:19|20)\d{2}$/i,
  /^(?:19|20)\d{2}[/.-](?:\d{1,2}[/.-]0{1,2}|0{1,2}[/.-]\d{1,2})$/,
];

/**
 * A date as clerks and spreadsheets write it, as `YYYY-MM-DD`: `dd/mm/yyyy`, `d/m/yy`, `yyyy-mm-dd` with `/`, `-` or `.`
 * between, in Vietnamese words, as Excel's serial number (counted from 1900); a time before or behind is passed over.
 * The day stands before the month, always.
 *
 * @param text without blanks around it.
 * @param today `YYYY-MM-DD`; nobody is born or vaccinated later.
 */
export function readDate(
  text: string,
  kind: DateKind,
  today: string,
): string | { readonly fault: DateFault } {
  // A moment belongs to the day that it was in Viet Nam.
  const instant = INSTANT.test(text) ? new Date(text) : undefined;
  if (instant && !Number.isNaN(instant.getTime())) return within(dayInVietNam(instant), today);
  const date = text.replace(TIME_BEHIND, '').replace(TIME_BEFORE, '');
  if (INCOMPLETE.some((pattern) => pattern.test(date))) return { fault: 'incomplete' };
  if (SERIAL.test(date)) return within(dateOfSerial(Number(date.replace(',', '.'))), today);
  const yearFirst = YEAR_FIRST.exec(date);
  if (yearFirst) return within(isoOf(yearFirst[1] ?? '', yearFirst[3] ?? '', yearFirst[4] ?? ''), today);
  const words = IN_WORDS.exec(date);
  if (words) return within(isoOf(words[3] ?? '', words[2] ?? '', words[1] ?? ''), today);
  const [, day = '', , month = '', year = ''] = DAY_FIRST.exec(date) ?? [];
  if (Number(month) > 12 && Number(month) <= 31 && Number(day) >= 1 && Number(day) <= 12) {
    return { fault: 'month-first' };
  }
  return within(isoOf(year.length === 2 ? fullYear(year, day, month, kind, today) : year, month, day), today);
}

function fullYear(year: string, day: string, month: string, kind: DateKind, today: string): string {
  return kind === 'dose' || isoOf(`20${year}`, month, day) <= today ? `20${year}` : `19${year}`;
}

const isoOf = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

const existing = (iso: string): string | undefined =>
  v.is(IsoDate, iso) && iso >= EARLIEST ? iso : undefined;

function within(iso: string | undefined, today: string): string | { readonly fault: DateFault } {
  const date = iso === undefined ? undefined : existing(iso);
  return date !== undefined && date <= today ? date : { fault: 'invalid' };
}
