import { language } from './words.ts';

const LOCALES = { vi: 'vi-VN', en: 'en-GB' } as const;
type Locale = keyof typeof LOCALES;

/**
 * A calendar day in words of the language: `30/12/1968`, `30 Dec 1968`. Days have no time zone. A coarser date
 * (`1968-12`, `1968`) stays coarse, and what is no date stays as it is.
 *
 * @param date `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
 */
export function formatDay(date: string, inLanguage: Locale = language.value): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? [];
  if (!year) return date;
  if (!month) return year;
  const instant = new Date(0);
  instant.setUTCFullYear(Number(year), Number(month) - 1, Number(day ?? '1'));
  return new Intl.DateTimeFormat(LOCALES[inLanguage], {
    year: 'numeric',
    month: inLanguage === 'vi' ? '2-digit' : 'short',
    ...(day && { day: inLanguage === 'vi' ? '2-digit' : 'numeric' }),
    timeZone: 'UTC',
  }).format(instant);
}

/** The day of an instant where the device is. */
export function formatDayOf(instant: Date, inLanguage: Locale = language.value): string {
  const pad = (number: number) => String(number).padStart(2, '0');
  const day = `${instant.getFullYear()}-${pad(instant.getMonth() + 1)}-${pad(instant.getDate())}`;
  return formatDay(day, inLanguage);
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A length of time in its largest whole unit, rounded down: `214 ngày`, `5 hours`. */
export function formatDuration(seconds: number): string {
  const [unit, size] = UNITS.find(([, size]) => seconds >= size) ?? UNITS[3];
  return new Intl.NumberFormat(LOCALES[language.value], {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  }).format(Math.floor(seconds / size));
}

/** Minutes and seconds of a countdown: `4:05`. */
export function formatCountdown(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** A country's name by its ISO 3166-1 alpha-2 code; the code itself where it names none. */
export function formatCountry(code: string, inLanguage: Locale = language.value): string {
  try {
    return new Intl.DisplayNames(LOCALES[inLanguage], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
