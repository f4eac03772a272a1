import {
  type Certificate,
  type Immunization,
  kindOf,
  type Recovery,
  type TestResult,
} from '../certificate/certificate.ts';
import { diseasesOf, type GivenVaccine, givenTest } from '../certificate/codes.ts';
import { dosesReceived } from '../ui/doses-received.ts';
import { formatCountry, formatDay, formatMoment } from '../ui/formats.ts';
import { knownVaccine } from '../ui/given-vaccine.ts';
import { en as englishForm } from '../ui/languages/en/certificate.ts';
import { en as englishHome } from '../ui/languages/en/home.ts';
import { vi as form } from '../ui/languages/vi/certificate.ts';
import { vi as home } from '../ui/languages/vi/home.ts';
import { say, type WordKey } from '../ui/words.ts';
import '../ui/words/certificate.ts';

const VIETNAMESE = { ...home, ...form };
const ENGLISH = { ...englishHome, ...englishForm };
type FormKey = WordKey<typeof VIETNAMESE>;

/** The same in Vietnamese and in English; where both are the same text, it is said once. */
export interface BothTexts {
  readonly vi: string;
  readonly en: string;
}

export interface PaperField {
  /** Names the field among its neighbours. */
  readonly key: string;
  readonly label: BothTexts;
  /** Empty where the issuer left it out. */
  readonly lines: readonly BothTexts[];
}

/** A dose, a test or a recovery. */
export interface PaperEvent {
  readonly title: BothTexts;
  /** What readers must not overlook. */
  readonly warning?: BothTexts;
  readonly fields: readonly PaperField[];
}

export interface PaperContent {
  readonly kind: BothTexts;
  readonly about: readonly PaperField[];
  readonly events: readonly PaperEvent[];
  readonly number: PaperField;
}

/**
 * What the official form says of a certificate, on screen and on paper alike: the eleven fields of Decision 5772, in
 * both languages; and what certificates of other kinds say, in the same form.
 */
export function paperContent(certificate: Certificate): PaperContent {
  const { format, holder, immunizations, tests, recoveries, number, statement } = certificate;
  const international = format === 'who-icvp';
  const { nationality, latinName, documentNumber } = holder;
  const vaccination = immunizations.length > 0;
  const about: PaperField[] = [field('form.name', plain(holder.name))];
  if (latinName && latinName.replace(/</g, '') !== '') about.push(field('form.latinName', plain(latinName)));
  about.push(field('form.birthDate', holder.birthDate && bothDays(holder.birthDate)));
  if (vaccination || nationality) {
    about.push(field('form.nationality', nationality && bothCountries(nationality)));
  }
  if (documentNumber) about.push(field('form.documentNumber', plain(documentNumber)));
  if (vaccination) {
    about.push(field('form.disease', ...bothDiseases(immunizations.map(knownVaccine))));
    about.push(field('form.doses', plain(String(dosesReceived(immunizations)))));
  }
  if (statement) about.push(field('form.statement', bothWords('kinds.statement')));
  return {
    kind: bothWords(`kinds.${kindOf(certificate) ?? (statement ? 'statement' : 'unspecified')}`),
    about,
    events: [
      ...immunizations.map((immunization, at) => dose(immunization, at + 1, international)),
      ...tests.map(testEvent),
      ...recoveries.map(recoveryEvent),
    ],
    number: field('form.number', number && plain(number)),
  };
}

function dose(immunization: Immunization, place: number, international: boolean): PaperEvent {
  const { date, lot, subpotent, doseNumber, totalDoses, effectiveFrom, effectiveUntil, country, performer } =
    immunization;
  const { diseases, type, product, codes, manufacturer } = knownVaccine(immunization);
  // International Health Regulations, Annex 7: true of yellow fever, and of no other disease.
  const forLife = international && diseases.includes('yellow-fever') && !effectiveUntil;
  const ordinal = doseNumber ?? place;
  const fields = [
    field('form.date', date && bothDays(date)),
    field('form.lot', lot && plain(lot)),
    field('form.vaccineType', type && bothWords(`vaccineTypes.${type}`)),
    field('form.product', plain(product ?? codes)),
    field('form.manufacturer', manufacturer && plain(manufacturer)),
  ];
  if (performer) {
    // WHO's form names its issuer by the code of a country.
    const byCountry = international && /^[A-Z]{3}$/.test(performer);
    fields.push(field('form.performer', byCountry ? bothCountries(performer) : plain(performer)));
  }
  if (country) fields.push(field('form.country', bothCountries(country)));
  if (effectiveFrom) fields.push(field('form.effectiveFrom', bothDays(effectiveFrom)));
  if (effectiveUntil) fields.push(field('form.effectiveUntil', bothDays(effectiveUntil)));
  if (forLife) fields.push(field('form.effectiveUntil', bothWords('form.forLife')));
  return {
    title:
      totalDoses === undefined
        ? bothWords('form.dose', { ordinal })
        : bothWords('form.doseOf', { ordinal, total: totalDoses }),
    ...(subpotent && { warning: bothWords('form.subpotent') }),
    fields,
  };
}

function testEvent(test: TestResult): PaperEvent {
  const { disease = [], sampledAt, performer, country } = test;
  const { type, otherTypes, outcome, otherResult, name } = givenTest(test);
  const fields: PaperField[] = [];
  if (disease.length > 0) fields.push(field('form.diseaseFound', ...bothDiseases([diseasesOf(disease)])));
  fields.push(
    field(
      'form.testResult',
      outcome && bothWords(`testOutcomes.${outcome}`),
      otherResult !== undefined && plain(otherResult),
    ),
    field('form.sampledAt', { vi: formatMoment(sampledAt, 'vi'), en: formatMoment(sampledAt, 'en') }),
    field('form.testType', type && bothWords(`testTypes.${type}`), ...otherTypes.map(plain)),
  );
  if (name !== undefined) fields.push(field('form.testName', plain(name)));
  if (performer) fields.push(field('form.performer', plain(performer)));
  if (country) fields.push(field('form.country', bothCountries(country)));
  return { title: bothWords('kinds.test'), fields };
}

function recoveryEvent(recovery: Recovery): PaperEvent {
  const { disease, firstPositiveDate, effectiveFrom, effectiveUntil, country } = recovery;
  const fields = [
    field('form.diseaseFound', ...bothDiseases([diseasesOf(disease)])),
    field('form.firstPositive', bothDays(firstPositiveDate)),
  ];
  if (effectiveFrom) fields.push(field('form.effectiveFrom', bothDays(effectiveFrom)));
  if (effectiveUntil) fields.push(field('form.effectiveUntil', bothDays(effectiveUntil)));
  if (country) fields.push(field('form.country', bothCountries(country)));
  return { title: bothWords('kinds.recovery'), fields };
}

/** A field with each of its lines once; those that are missing or empty leave no line. */
function field(key: FormKey, ...lines: (BothTexts | '' | false | undefined)[]): PaperField {
  const said = new Map<string, BothTexts>();
  for (const line of lines) if (line && line.vi !== '') said.set(line.vi, line);
  return { key, label: bothWords(key), lines: [...said.values()] };
}

/** Each disease in a line of its own. */
const bothDiseases = (given: readonly Pick<GivenVaccine, 'diseases' | 'otherDiseases'>[]): BothTexts[] => [
  ...given.flatMap(({ diseases }) => diseases).map((disease) => bothWords(`diseases.${disease}`)),
  ...given.flatMap(({ otherDiseases }) => otherDiseases).map(plain),
];

const plain = (text: string): BothTexts => ({ vi: text, en: text });

const bothCountries = (code: string): BothTexts => ({
  vi: formatCountry(code, 'vi'),
  en: formatCountry(code, 'en'),
});

const bothDays = (date: string): BothTexts => ({ vi: formatDay(date, 'vi'), en: formatDay(date, 'en') });

/** A sentence of the app in both languages. */
export const bothWords = (key: FormKey, values: Record<string, string | number> = {}): BothTexts => ({
  vi: say(VIETNAMESE, 'vi', key, values),
  en: say(ENGLISH, 'en', key, values),
});
