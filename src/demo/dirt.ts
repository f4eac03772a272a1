import type { GivenDose } from './doses.ts';
import type { Person } from './person.ts';
import { below, between, pick, type Random, type Weights, weighted } from './random.ts';

/** One dose as a clerk entered it: text as it stands in the cells of the export. */
export interface EnteredDose {
  name: string;
  birthDate: string;
  sex: string;
  documentNumber: string;
  phone: string;
  nationality: string;
  ordinal: string;
  doseDate: string;
  vaccine: string;
  lot: string;
  facility: string;
}

/** What was done to the truth. */
export type Dirt =
  | 'document-number-missing'
  | 'old-identity-card'
  | 'document-number-malformed'
  | 'document-number-wrong'
  | 'tones-missing'
  | 'tone-wrong'
  | 'name-misspelt'
  | 'name-reordered'
  | 'middle-name-missing'
  | 'day-month-swapped'
  | 'year-off-by-one'
  | 'first-of-january'
  | 'sex-wrong'
  | 'phone-shared'
  | 'duplicate-person'
  | 'lot-wrong'
  | 'dose-out-of-order'
  | 'two-doses-in-one-day'
  | 'interval-too-short'
  | 'capitals'
  | 'doubled-space'
  | 'decomposed-letters';

/**
 * What goes wrong about a person, in percent of all people: 12 have no document number or a malformed one, 15 more do
 * not match the register for another reason. Together the 27 % that did not match in 2022.
 */
const MISMATCHES: Weights<Dirt | undefined> = [
  ['document-number-missing', 5],
  ['old-identity-card', 5.5],
  ['document-number-malformed', 1.5],
  ['document-number-wrong', 2.5],
  ['tones-missing', 4],
  ['tone-wrong', 2],
  ['name-misspelt', 1.2],
  ['name-reordered', 0.5],
  ['middle-name-missing', 1],
  ['day-month-swapped', 1.4],
  ['year-off-by-one', 0.9],
  ['first-of-january', 0.8],
  ['sex-wrong', 0.7],
  [undefined, 73],
];
const mismatch = weighted(MISMATCHES);

/** What else is found in such records and does not keep anybody from matching; chances of one. */
const HARMLESS: readonly (readonly [Dirt, number])[] = [
  ['capitals', 0.08],
  ['doubled-space', 0.01],
  ['decomposed-letters', 0.01],
  ['phone-shared', 0.03],
];
const IN_DOSES: readonly (readonly [Dirt, number])[] = [
  ['lot-wrong', 0.015],
  ['dose-out-of-order', 0.004],
  ['two-doses-in-one-day', 0.003],
  ['interval-too-short', 0.005],
];
const DUPLICATES = 0.01;

/** Draws what was entered for somebody's doses, and which dirt came in on the way. */
export function enterDoses(
  random: Random,
  person: Person,
  doses: readonly GivenDose[],
  vaccineName: (random: Random, vaccine: GivenDose['vaccine']) => string,
): { entered: EnteredDose[]; dirt: Dirt[] } {
  const entered = doses.map(
    (dose, index): EnteredDose => ({
      name: person.name,
      birthDate: person.birthDate,
      sex: person.sex === 'male' ? 'Nam' : 'Nữ',
      documentNumber: person.documentNumber,
      phone: person.phone ?? '',
      nationality: person.nationality,
      ordinal: String(index + 1),
      doseDate: dose.date,
      vaccine: vaccineName(random, dose.vaccine),
      lot: dose.lot,
      facility: dose.facility,
    }),
  );
  const dirt: Dirt[] = [];
  const apply = (kind: Dirt, change: (dose: EnteredDose, index: number) => void) => {
    const before = JSON.stringify(entered);
    for (const [index, dose] of entered.entries()) change(dose, index);
    if (JSON.stringify(entered) !== before) dirt.push(kind);
  };

  const wrong = person.isCitizen ? mismatch(random) : undefined;
  if (wrong) {
    const cells = spoil(random, wrong, person);
    apply(wrong, (dose) => Object.assign(dose, cells));
  }
  for (const [kind, chance] of HARMLESS) {
    if (random() < chance) apply(kind, (dose) => Object.assign(dose, harmless(random, kind, dose)));
  }
  for (const [kind, chance] of IN_DOSES) {
    if (random() < chance) spoilDoses(random, kind, entered, apply);
  }
  if (entered.length > 1 && random() < DUPLICATES) {
    // The later doses were entered under another telephone: a second record of the same person.
    const phone = sharedPhone(random);
    apply('duplicate-person', (dose, index) => index > 0 && Object.assign(dose, { phone }));
  }
  return { entered, dirt };
}

/** The cells of one person as a clerk got them wrong. Always different from the truth. */
function spoil(random: Random, kind: Dirt, person: Person): Partial<EnteredDose> {
  const { name, documentNumber, birthDate } = person;
  const [year = '', month = '', day = ''] = birthDate.split('-');
  switch (kind) {
    case 'document-number-missing':
      return { documentNumber: '' };
    case 'old-identity-card':
      return { documentNumber: documentNumber.slice(1, 3) + digits(random, 7) };
    case 'document-number-malformed':
      // A leading zero lost to a spreadsheet, or a digit too many.
      return {
        documentNumber: random() < 0.5 ? documentNumber.slice(1) : documentNumber + digits(random, 1),
      };
    case 'document-number-wrong':
      return { documentNumber: otherDigit(random, documentNumber, between(random, 6, 11)) };
    case 'tones-missing':
      return { name: withoutMarks(name) };
    case 'tone-wrong':
      return { name: otherTone(random, name) };
    case 'name-misspelt':
      return { name: misspelt(name) };
    case 'name-reordered':
      return { name: [...name.split(' ').slice(1), name.split(' ')[0]].join(' ') };
    case 'middle-name-missing':
      return { name: name.split(' ').length > 2 ? name.replace(/ .* /u, ' ') : otherTone(random, name) };
    case 'day-month-swapped':
      return Number(day) <= 12 && day !== month
        ? { birthDate: `${year}-${day}-${month}` }
        : { name: otherTone(random, name) };
    case 'year-off-by-one':
      return { birthDate: `${Number(year) + (random() < 0.5 ? 1 : -1)}-${month}-${day}` };
    case 'first-of-january':
      return birthDate.endsWith('-01-01')
        ? { name: otherTone(random, name) }
        : { birthDate: `${year}-01-01` };
    default:
      return { sex: person.sex === 'male' ? 'Nữ' : 'Nam' };
  }
}

function harmless(random: Random, kind: Dirt, dose: EnteredDose): Partial<EnteredDose> {
  if (kind === 'capitals') return { name: dose.name.toLocaleUpperCase('vi') };
  if (kind === 'doubled-space') return { name: dose.name.replace(' ', '  ') };
  if (kind === 'decomposed-letters') return { name: dose.name.normalize('NFD') };
  return dose.phone === '' ? {} : { phone: sharedPhone(random) };
}

function spoilDoses(
  random: Random,
  kind: Dirt,
  entered: EnteredDose[],
  apply: (kind: Dirt, change: (dose: EnteredDose, index: number) => void) => void,
): void {
  const [first, second] = entered;
  if (kind === 'lot-wrong') {
    const spoilt = below(random, entered.length);
    apply(
      kind,
      (dose, index) => index === spoilt && Object.assign(dose, { lot: `${dose.lot.slice(0, -1)}O` }),
    );
  } else if (first && second) {
    const dates: Partial<Record<Dirt, string>> = {
      'dose-out-of-order': second.doseDate,
      'two-doses-in-one-day': first.doseDate,
      'interval-too-short': daysAfter(first.doseDate, between(random, 2, 9)),
    };
    const secondDate = kind === 'dose-out-of-order' ? first.doseDate : (dates[kind] ?? second.doseDate);
    const firstDate = kind === 'dose-out-of-order' ? second.doseDate : first.doseDate;
    apply(kind, (dose, index) => {
      if (index === 0) dose.doseDate = firstDate;
      if (index === 1) dose.doseDate = secondDate;
    });
  }
}

const daysAfter = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Telephones of shops, schools and heads of hamlets that stand in many people's records. */
const sharedPhone = (random: Random) => `01009990${String(below(random, 100)).padStart(2, '0')}`;

const digits = (random: Random, count: number) =>
  Array.from({ length: count }, () => String(below(random, 10))).join('');

const otherDigit = (random: Random, number: string, at: number) =>
  number.slice(0, at) + String((Number(number[at]) + between(random, 1, 9)) % 10) + number.slice(at + 1);

const withoutMarks = (name: string) => {
  const bare = name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  // Who has no mark in the name can still have it in small letters run together.
  return bare === name ? bare.replace(' ', '') : bare;
};

const TONES = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

/** The name with one tone exchanged for another, or given to a syllable that has none. */
function otherTone(random: Random, name: string): string {
  const decomposed = name.normalize('NFD');
  const toned = [...decomposed].findIndex((character) => TONES.includes(character));
  if (toned === -1)
    return decomposed.replace(/[aeiouy]/i, (vowel) => vowel + pick(random, TONES)).normalize('NFC');
  const characters = [...decomposed];
  characters[toned] = pick(
    random,
    TONES.filter((tone) => tone !== characters[toned]),
  );
  return characters.join('').normalize('NFC');
}

const SPELLINGS = [
  ['Thị', 'Thi'],
  ['y', 'i'],
  ['Ph', 'F'],
  ['s', 'x'],
  ['tr', 'ch'],
  ['n', 'ng'],
] as const;

/** As it sounds to somebody who does not know how it is written. */
function misspelt(name: string): string {
  for (const [right, heard] of SPELLINGS) {
    if (name.includes(right)) return name.replace(right, heard);
  }
  return `${name}h`;
}
