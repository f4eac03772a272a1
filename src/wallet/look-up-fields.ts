import type { LookUpRequest } from '../contract.ts';

/** What a person typed, either ready to send or with what is wrong with it. */
export type Checked<Problem extends string> =
  | { readonly value: string; readonly problem?: undefined }
  | { readonly value?: undefined; readonly problem: Problem };

export type NameProblem = 'missing' | 'no-letters' | 'has-digits' | 'too-long';

/** A name as typed: NFC, single spaces, at most 100 characters. Tones and case stay; the service compares. */
export function checkName(typed: string): Checked<NameProblem> {
  const name = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (name === '') return { problem: 'missing' };
  if (/\p{Nd}/u.test(name)) return { problem: 'has-digits' };
  if (!/\p{L}/u.test(name)) return { problem: 'no-letters' };
  if (name.length > 100) return { problem: 'too-long' };
  return { value: name };
}

export interface TypedDay {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

export type BirthDateProblem =
  | 'missing'
  | 'not-numbers'
  | 'short-year'
  | 'no-such-day'
  | 'in-future'
  | 'too-long-ago';

const OLDEST_YEARS = 130;

/**
 * A birth date from its three parts, as `YYYY-MM-DD`.
 *
 * @param today `YYYY-MM-DD`.
 */
export function checkBirthDate(typed: TypedDay, today: string): Checked<BirthDateProblem> {
  const [day, month, year] = [typed.day, typed.month, typed.year].map((part) => part.trim());
  if (!day || !month || !year) return { problem: 'missing' };
  if (![day, month, year].every((part) => /^[0-9]+$/.test(part))) return { problem: 'not-numbers' };
  if (year.length < 4) return { problem: 'short-year' };
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isDay(date)) return { problem: 'no-such-day' };
  if (date > today) return { problem: 'in-future' };
  if (Number(year) < Number(today.slice(0, 4)) - OLDEST_YEARS) return { problem: 'too-long-ago' };
  return { value: date };
}

function isDay(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}

export type DocumentNumberProblem = 'missing' | 'bad-characters' | 'too-short' | 'too-long' | 'digits-count';

const SHORTEST_PASSPORT = 5;
const LONGEST = 20;

/** A document number without the spaces, dots and dashes that people group it by, in capitals. */
export function checkDocumentNumber(typed: string): Checked<DocumentNumberProblem> {
  const number = typed
    .normalize('NFKC')
    .replace(/[\s.\-–]/gu, '')
    .toUpperCase();
  if (number === '') return { problem: 'missing' };
  if (!/^[A-Z0-9]+$/.test(number)) return { problem: 'bad-characters' };
  if (number.length > LONGEST) return { problem: 'too-long' };
  // A number of digits only may be a passport's, but none is one or two short of an identity card's.
  if (/^([0-9]{10,11}|[0-9]{13,})$/.test(number)) return { problem: 'digits-count' };
  if (number.length < SHORTEST_PASSPORT) return { problem: 'too-short' };
  return { value: number };
}

/** The whole form as typed, field by field, and what it comes to where nothing is wrong. */
export function checkWho(
  typed: TypedDay & { readonly name: string; readonly documentNumber: string },
  today: string,
) {
  const name = checkName(typed.name);
  const birthDate = checkBirthDate(typed, today);
  const documentNumber = checkDocumentNumber(typed.documentNumber);
  const who: LookUpRequest | undefined =
    name.value && birthDate.value && documentNumber.value
      ? { name: name.value, birthDate: birthDate.value, documentNumber: documentNumber.value }
      : undefined;
  return {
    problems: {
      name: name.problem,
      birthDate: birthDate.problem,
      documentNumber: documentNumber.problem,
    },
    who,
  };
}

/** The calendar day where the device is, `YYYY-MM-DD`. */
export function dayHere(now: Date): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** The digits of a code as typed or pasted, where they are six. */
export function checkCode(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s-]/gu, '');
  return /^[0-9]{6}$/.test(digits) ? digits : undefined;
}
