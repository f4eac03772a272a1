import { alpha2Of } from '../certificate/country-codes.ts';
import { language } from './words.ts';

const LOCALES = { vi: 'vi-VN', en: 'en-GB' } as const;
type Locale = keyof typeof LOCALES;

/** Making a formatter takes longer than a screen full of formatting, so each is made once. */
function madeOnce<Options, Made>(make: (locale: string, options: Options) => Made) {
  const made = new Map<string, Made>();
  return (inLanguage: Locale, options: Options): Made => {
    const name = inLanguage + JSON.stringify(options);
    const one = made.get(name) ?? make(LOCALES[inLanguage], options);
    made.set(name, one);
    return one;
  };
}

const dateFormat = madeOnce(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
const numberFormat = madeOnce(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);

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
  // By hand, since every code that is shown waits for it: the first formatter of all takes a slow phone a twentieth of a second.
  if (day && inLanguage === 'vi') return `${day}/${month}/${Number(year)}`;
  const instant = new Date(0);
  instant.setUTCFullYear(Number(year), Number(month) - 1, Number(day ?? '1'));
  return dateFormat(inLanguage, {
    year: 'numeric',
    month: inLanguage === 'vi' ? '2-digit' : 'short',
    ...(day && { day: 'numeric' }),
    timeZone: 'UTC',
  }).format(instant);
}

/**
 * When something happened as an issuer wrote it: an instant with its own offset is shown at that offset's local time
 * (`30/05/2022 09:15 (UTC+07:00)`), a day as a day, and whatever is neither stays as it is.
 */
export function formatMoment(text: string, inLanguage: Locale = language.value): string {
  const [, day, time, offset] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::[\d.]+)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text) ?? [];
  if (!day) return formatDay(text, inLanguage);
  const parts = [formatDay(day, inLanguage), time, offset && `(UTC${offset === 'Z' ? '' : offset})`];
  return parts.filter(Boolean).join(' ');
}

/** The day of an instant where the device is. */
export function formatDayOf(instant: Date, inLanguage: Locale = language.value): string {
  const pad = (number: number) => String(number).padStart(2, '0');
  const day = `${instant.getFullYear()}-${pad(instant.getMonth() + 1)}-${pad(instant.getDate())}`;
  return formatDay(day, inLanguage);
}

/** `12.345` in Vietnamese, `12,345` in English; at most one digit behind the mark. */
export const formatNumber = (number: number, inLanguage: Locale = language.value): string =>
  numberFormat(inLanguage, { maximumFractionDigits: 1 }).format(number);

/** A share from 0 to 1 as `45,3 %`. */
export const formatShare = (share: number, inLanguage: Locale = language.value): string =>
  numberFormat(inLanguage, { style: 'percent', maximumFractionDigits: 1 }).format(share);

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A length of time in its largest whole unit, rounded down: `214 ngày`, `5 hours`. */
export function formatDuration(seconds: number): string {
  const [unit, size] = UNITS.find(([, size]) => seconds >= size) ?? UNITS[3];
  return numberFormat(language.value, {
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

/** A country's name by its ISO 3166-1 code, alpha-2 or alpha-3; the code itself where it names none. */
export function formatCountry(written: string, inLanguage: Locale = language.value): string {
  const code = alpha2Of(written) ?? written;
  try {
    return new Intl.DisplayNames(LOCALES[inLanguage], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
