import * as v from 'valibot';
import { CERTIFICATE_FORMATS } from '../../certificate/certificate.ts';
import type { DiseaseId } from '../../certificate/vaccines.ts';

/** Diseases that doors ask about. */
export const DOOR_DISEASES = [
  'covid-19',
  'yellow-fever',
  'meningococcal',
  'polio',
  'measles',
  'rubella',
  'mumps',
  'diphtheria',
  'tetanus',
  'pertussis',
  'hepatitis-a',
  'hepatitis-b',
  'influenza',
  'varicella',
  'typhoid',
  'cholera',
  'japanese-encephalitis',
  'rabies',
  'tuberculosis',
  'pneumococcal',
  'mpox',
  'ebola',
  'dengue',
  'tick-borne-encephalitis',
] as const satisfies readonly DiseaseId[];
export type DoorDisease = (typeof DOOR_DISEASES)[number];

/** Which products count: those that WHO has listed, or meningococcal vaccines against the groups A, C, W and Y. */
export const PRODUCT_LISTS = ['who-listed', 'acwy'] as const;
export type ProductList = (typeof PRODUCT_LISTS)[number];

/** The diseases whose products a list tells apart. */
export const LISTED_DISEASES: Readonly<Record<ProductList, readonly DoorDisease[]>> = {
  'who-listed': ['covid-19', 'yellow-fever'],
  acwy: ['meningococcal'],
};

export const PURPOSES = ['entry', 'venue', 'hajj', 'yellow-fever', 'own'] as const;

export const DRAFT_LIMITS = { requirements: 6, examples: 30, doses: 20, countries: 250 };

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const line = (most: number) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(most), v.regex(/^\P{Cc}*$/u));
const inBoth = (most: number) => v.object({ vi: line(most), en: line(most) });
export type InBoth = v.InferOutput<ReturnType<typeof inBoth>>;

/** ISO 3166-1 alpha-2; `ZZ` for any country that no rule names. */
export const CountryCode = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/));
/** What a rule asks for, and what to say of whoever does not meet it. */
const RuleWords = v.object({ asks: inBoth(300), missing: inBoth(300) });
export type RuleWords = v.InferOutput<typeof RuleWords>;

/** What is asked about one disease. */
export const Requirement = v.pipe(
  v.object({
    disease: v.picklist(DOOR_DISEASES),
    /** So many doses, or the whole series as the certificate counts it. */
    course: v.picklist(['doses', 'series']),
    /** With `series`: how many do where a certificate does not say how many make one; null where nobody can tell then. */
    leastDoses: v.nullable(whole(1, 10)),
    /** Days since the last of them was given. */
    leastDays: whole(0, 365),
    /** Days since the latest dose that is old enough. */
    mostDays: v.nullable(whole(1, 36_500)),
    /** Where conjugate vaccines count for longer than others. */
    mostDaysConjugate: v.nullable(whole(1, 36_500)),
    products: v.picklist(['any', ...PRODUCT_LISTS]),
    /** Nothing is asked of who is younger, in years. */
    exemptBelowAge: v.nullable(whole(1, 120)),
    /** Asked only of those who come from there; of everybody where it is empty. */
    cameFrom: v.pipe(v.array(CountryCode), v.maxLength(DRAFT_LIMITS.countries)),
  }),
  v.check(({ course, leastDoses }) => course === 'series' || leastDoses !== null, 'no number of doses'),
  v.check(({ mostDays, leastDays }) => mostDays === null || mostDays > leastDays, 'no day is left'),
  v.check(
    ({ mostDays, mostDaysConjugate }) =>
      mostDaysConjugate === null || (mostDays !== null && mostDaysConjugate > mostDays),
    'conjugate vaccines count for no longer',
  ),
  v.check(
    ({ products, disease }) => products === 'any' || LISTED_DISEASES[products].includes(disease),
    'no list of such products',
  ),
);
export type Requirement = v.InferOutput<typeof Requirement>;

/** The rules that a requirement becomes: how many doses, how long ago at least, how long ago at most. */
const RULE_PARTS = ['doses', 'wait', 'age'] as const;
export type RulePart = (typeof RULE_PARTS)[number];

export const partsOf = ({ leastDays, mostDays }: Requirement): RulePart[] =>
  RULE_PARTS.filter((part) => part === 'doses' || (part === 'wait' ? leastDays > 0 : mostDays !== null));

const WordedRequirement = v.object({
  asked: Requirement,
  /** Of each rule that it becomes. */
  words: v.object({
    doses: RuleWords,
    wait: v.exactOptional(RuleWords),
    age: v.exactOptional(RuleWords),
  }),
});
export type WordedRequirement = v.InferOutput<typeof WordedRequirement>;

const Answer = v.picklist(['enough', 'not-enough', 'cannot-tell']);

/** A made-up person to try rules on; days are counted back from today, so that an example does not grow old. */
export const Example = v.object({
  name: line(80),
  format: v.picklist(CERTIFICATE_FORMATS),
  /** In years. */
  age: whole(0, 120),
  doses: v.pipe(
    v.array(
      v.object({
        disease: v.picklist(DOOR_DISEASES),
        /** As `DoorSubject` names products. */
        product: v.nullable(line(100)),
        daysAgo: whole(0, 36_500),
        doseNumber: v.nullable(whole(1, 20)),
        totalDoses: v.nullable(whole(1, 20)),
      }),
    ),
    v.maxLength(DRAFT_LIMITS.doses),
  ),
  cameFrom: v.nullable(CountryCode),
  expected: Answer,
});
export type Example = v.InferOutput<typeof Example>;

/** A set of rules for a door, as a supervisor fills it in. */
export const DoorDraft = v.pipe(
  v.object({
    purpose: v.picklist(PURPOSES),
    /** Of the door, as it ends "enough for: …". */
    name: inBoth(80),
    /** Whose published rules (CertLogic of the EU's form) have to be met besides. */
    country: v.nullable(CountryCode),
    requirements: v.pipe(v.array(WordedRequirement), v.maxLength(DRAFT_LIMITS.requirements)),
    /** The supervisor's own, besides those that follow from the fields. */
    examples: v.pipe(v.array(Example), v.maxLength(DRAFT_LIMITS.examples)),
  }),
  v.check(({ country, requirements }) => country !== null || requirements.length > 0, 'nothing is asked'),
  v.check(
    ({ requirements }) =>
      new Set(requirements.map(({ asked }) => asked.disease)).size === requirements.length,
    'a disease is asked about twice',
  ),
  v.check(
    ({ requirements }) =>
      requirements.every(({ asked, words }) => partsOf(asked).every((part) => words[part] !== undefined)),
    'words are missing',
  ),
);
export type DoorDraft = v.InferOutput<typeof DoorDraft>;
