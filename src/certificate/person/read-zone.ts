import { parse } from 'mrz';
import * as v from 'valibot';
import type { CheckedField, TravelDocument } from './travel-document.ts';
import { zoneLines } from './zone-lines.ts';

/** What is used of a field: its value, and the letters of it as they stand in the zone. */
const Field = v.object({
  field: v.nullable(v.string()),
  value: v.nullable(v.string()),
  valid: v.boolean(),
  ranges: v.pipe(v.array(v.object({ raw: v.pipe(v.string(), v.maxLength(44)) })), v.minLength(1)),
});
const Parsed = v.object({
  format: v.picklist(['TD1', 'TD2', 'TD3', 'FRENCH_NATIONAL_ID']),
  details: v.array(Field),
});

/** Check digits by the library's names of them. */
const CHECKS: readonly (readonly [name: string, field: CheckedField])[] = [
  ['documentNumberCheckDigit', 'number'],
  ['birthDateCheckDigit', 'birth-date'],
  ['expirationDateCheckDigit', 'expiry'],
  ['compositeCheckDigit', 'composite'],
];

/**
 * The document whose machine-readable zone is in a text: TD1, TD2, TD3, visas of both sizes, and France's older identity
 * card. Figures among letters and letters among figures are put right where only one of them may stand.
 *
 * @param text as it was typed, pasted, or read by a reader or a camera; see `zoneLines`.
 * @returns undefined where there is no zone, or neither a name nor a date of birth where they belong.
 */
export function readZone(text: string): TravelDocument | undefined {
  const lines = zoneLines(text);
  const parsed = lines && parsedZone(lines);
  if (!lines || !parsed) return undefined;
  const kind = KINDS[lines[0]?.charAt(0) ?? ''];
  const name = nameIn(parsed);
  const raw = (field: string) => fieldOf(parsed, field)?.ranges[0]?.raw ?? '';
  const birthDate = raw('birthDate');
  if (!kind || name.surname + name.givenNames === '' || !/^(\d\d|<<){3}$/.test(birthDate)) return undefined;
  return {
    kind,
    ...name,
    issuer: raw('issuingState').replaceAll('<', ''),
    // A long one goes on in another field (ICAO Doc 9303-5 §4.2.2, note j).
    number: (fieldOf(parsed, 'documentNumber')?.value ?? raw('documentNumber')).replace(/<+$/, ''),
    birthDate,
    expires: raw('expirationDate'),
    failedChecks: CHECKS.filter(([check]) => isFailed(parsed, check, kind)).map(([, field]) => field),
  };
}

const KINDS: Readonly<Record<string, TravelDocument['kind']>> = {
  P: 'passport',
  V: 'visa',
  A: 'card',
  C: 'card',
  I: 'card',
};

type Parsed = v.InferOutput<typeof Parsed>;

/** The library throws at what it does not know. */
function parsedZone(lines: readonly string[]): Parsed | undefined {
  try {
    const result = v.safeParse(Parsed, parse(lines, { autocorrect: true }));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}

const fieldOf = ({ details }: Parsed, name: string) => details.find(({ field }) => field === name);

function isFailed(parsed: Parsed, check: string, kind: TravelDocument['kind']): boolean {
  const field = fieldOf(parsed, check);
  if (!field || field.valid) return false;
  // Visas have none over all (ICAO Doc 9303-7 §4.2.2), and who types a zone may leave out its end.
  return check !== 'compositeCheckDigit' || (kind !== 'visa' && field.value !== '<');
}

/** The library takes a name that fills its field without a given name for given names too. */
function nameIn(parsed: Parsed): Pick<TravelDocument, 'surname' | 'givenNames' | 'isFull'> {
  const [surname = '', givenNames = ''] = ['lastName', 'firstName'].map(
    (name) => fieldOf(parsed, name)?.ranges[0]?.raw ?? '',
  );
  const isFull = !surname.endsWith('<');
  if (parsed.format === 'FRENCH_NATIONAL_ID')
    return { surname: trimmed(surname), givenNames: trimmed(givenNames), isFull };
  const [family = '', ...given] = surname.split('<<');
  return { surname: trimmed(family), givenNames: trimmed(given.join('<')), isFull };
}

const trimmed = (name: string): string => name.replace(/^<+|<+$/g, '').replace(/<{2,}/g, '<');
