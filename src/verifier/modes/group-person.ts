import type { Holder } from '../../certificate/certificate.ts';
import { compareBirthDates } from '../../certificate/person/compare-birth-dates.ts';
import { comparePerson } from '../../certificate/person/compare-person.ts';
import { mrzName } from '../../certificate/transliterate.ts';

/** Somebody as a code or a list names them; where a birth date (`YYYY-MM-DD` or coarser) is not known it is empty. */
export type Person = Pick<Holder, 'name' | 'birthDate' | 'latinName'>;

/** A date as a machine-readable zone has it. */
function zoneDate(birthDate: string): string {
  const [year, month = '<<', day = '<<'] = birthDate.split('-');
  return year ? `${year.slice(2)}${month}${day}` : '<<<<<<';
}

/**
 * How sure it is that two are one person, 0 the surest; undefined where they are not. Below `SURELY_SAME` their names are
 * the same by the rules of travel documents, without tones and in the order of any of them; from there on they only may be.
 */
export function unsureness(one: Person, other: Person): number | undefined {
  const date = zoneDate(other.birthDate);
  if (compareBirthDates(one.birthDate, date) === 'different') return undefined;
  const { name, birthDate } = comparePerson(one, {
    surname: '',
    givenNames: mrzName(other.latinName ?? other.name),
    isFull: false,
    birthDate: date,
    failedChecks: [],
  });
  const byDate = { same: 0, partly: 1, unknown: 2, different: 2 }[birthDate];
  switch (name.answer) {
    case 'same':
      return byDate;
    case 'probably-same':
      return SURELY_SAME + byDate;
    case 'different':
      return undefined;
    case 'incomparable':
      return written(one) === written(other) ? byDate : undefined;
  }
}

export const SURELY_SAME = 3;

/** The words of a name as a zone has them, in no order: the same for most spellings of one name. */
export const wordsOf = ({ name, latinName }: Person): string =>
  mrzName(latinName ?? name)
    .split('<')
    .sort()
    .join('<');

const written = ({ name }: Person) => name.normalize('NFC').toUpperCase();
const hasMarks = (text: string) => /[^\p{ASCII}]/u.test(text);

/**
 * Whether two codes are of one person. Two names with marks are compared by these too, since one record gives them: of
 * twins, one may be Hùng and the other Hưng.
 */
export function isSamePerson(one: Person, other: Person): boolean {
  const names = [written(one), written(other)];
  if (names.every(hasMarks) && names[0] !== names[1]) return false;
  return (unsureness(one, other) ?? SURELY_SAME) < SURELY_SAME;
}

/** Whether two lines of a list are one: the same name with the same birth date, which two people seldom have. */
export const isSameLine = (one: Person, other: Person): boolean =>
  one.birthDate !== '' && one.birthDate === other.birthDate && written(one) === written(other);
