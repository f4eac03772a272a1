import { ELSEWHERE } from './elsewhere.ts';
import type { Example, ProductList, Requirement } from './fields.ts';

/** What an example that follows from the fields is to show. */
export type ExampleKind =
  | 'enough'
  | 'short'
  | 'early'
  | 'old'
  | 'other-product'
  | 'other-disease'
  | 'young'
  | 'elsewhere'
  | 'unasked'
  | 'other-format'
  | 'unsaid';

/** An example that follows from the fields, with what must come out whatever the rules were compiled to. */
export interface ReadyExample extends Omit<Example, 'name'> {
  readonly kind: ExampleKind;
  /** The requirement that it is about, by its place. */
  readonly about: number;
}

type ExampleDose = Example['doses'][number];

const BETWEEN_DOSES_DAYS = 28;
const GROWN_UP = 40;
/** Of each list one that is on it, and one that is not. */
const ON_LIST: Readonly<Record<ProductList, Partial<Record<Requirement['disease'], string>>>> = {
  'who-listed': { 'covid-19': 'Comirnaty', 'yellow-fever': 'Stamaril' },
  acwy: { meningococcal: 'MenQuadfi' },
};
const OFF_LIST: typeof ON_LIST = {
  'who-listed': { 'covid-19': 'Abdala' },
  acwy: { meningococcal: 'Bexsero' },
};

const dosesOf = ({ course, leastDoses }: Requirement): number => leastDoses ?? (course === 'series' ? 2 : 1);

/** Those doses, the latest so many days ago; numbered, as all but those do that list every dose in its order. */
function given(asked: Requirement, latestDaysAgo: number): ExampleDose[] {
  const doses = dosesOf(asked);
  const total = asked.course === 'series' ? doses : null;
  return Array.from({ length: doses }, (_, index) => ({
    disease: asked.disease,
    product: (asked.products === 'any' ? undefined : ON_LIST[asked.products][asked.disease]) ?? null,
    daysAgo: latestDaysAgo + (doses - 1 - index) * BETWEEN_DOSES_DAYS,
    doseNumber: index + 1,
    totalDoses: total,
  }));
}

/** In the middle of the time in which it counts. */
const inTime = ({ leastDays, mostDays }: Requirement): number =>
  mostDays === null ? leastDays + BETWEEN_DOSES_DAYS : Math.floor((leastDays + mostDays) / 2);

/** Made-up people on whom rules show what they do: one for whom they are enough, and what may go wrong, one by one. */
export function readyExamples(requirements: readonly Requirement[]): ReadyExample[] {
  const format = requirements.every(({ course }) => course === 'doses') ? 'shc' : 'who-ddcc';
  const cameFrom = requirements.flatMap((asked) => asked.cameFrom)[0] ?? null;
  const whole = requirements.map((asked) => given(asked, inTime(asked)));
  const enough: Omit<ReadyExample, 'kind' | 'about' | 'doses'> = {
    format,
    age: GROWN_UP,
    cameFrom,
    expected: 'enough',
  };
  /** Everything as it should be but for one requirement. */
  const but = (about: number, doses: readonly ExampleDose[]) =>
    whole.flatMap((kept, index) => (index === about ? [...doses] : kept));
  const ofOne = requirements.flatMap((asked, about) =>
    examplesOf(asked, requirements).map(
      ({ doses, ...example }): ReadyExample => ({
        ...enough,
        // Asked of those from there alone.
        cameFrom: asked.cameFrom[0] ?? cameFrom,
        ...example,
        about,
        doses: but(about, doses),
      }),
    ),
  );
  const [only, ...more] = requirements;
  // A country's published rules look at what no example has.
  if (!only) return [];
  return [
    { ...enough, kind: 'enough', about: 0, doses: whole.flat() },
    ...ofOne,
    ...(more.length === 0 ? oneDoseListed(only, { ...enough, cameFrom }) : []),
  ];
}

type Varied = Pick<ReadyExample, 'kind' | 'doses'> & Partial<ReadyExample>;

function examplesOf(asked: Requirement, all: readonly Requirement[]): Varied[] {
  const { leastDays, mostDays, mostDaysConjugate, exemptBelowAge, products, cameFrom, disease } = asked;
  const other = (['rabies', 'measles', 'typhoid', 'cholera', 'mpox', 'ebola', 'dengue'] as const).find(
    (one) => all.every((requirement) => requirement.disease !== one),
  );
  const dosesAsked = dosesOf(asked);
  const offList = products === 'any' ? undefined : OFF_LIST[products][disease];
  const notEnough = { expected: 'not-enough' } as const;
  const inWindow = given(asked, inTime(asked));
  const mayBeBooster = asked.course === 'series' && disease === 'covid-19' && dosesAsked > 2;
  return [
    ...(dosesAsked > 1
      ? [{ kind: 'short' as const, ...notEnough, doses: inWindow.slice(0, -1).map(shiftTo(asked)) }]
      : []),
    ...(leastDays > 0
      ? [
          {
            kind: 'early' as const,
            // The third of three may be a booster, with the series done long before.
            expected: mayBeBooster ? ('cannot-tell' as const) : ('not-enough' as const),
            doses: given(asked, leastDays - 1),
          },
        ]
      : []),
    ...(mostDays === null
      ? []
      : [
          {
            kind: 'old' as const,
            ...notEnough,
            doses: given(asked, Math.max(mostDays, mostDaysConjugate ?? 0) + 1),
          },
        ]),
    ...(offList
      ? [
          {
            kind: 'other-product' as const,
            ...notEnough,
            doses: inWindow.map((dose) => ({ ...dose, product: offList })),
          },
        ]
      : []),
    ...(other
      ? [
          {
            kind: 'other-disease' as const,
            ...notEnough,
            doses: inWindow.map((dose) => ({ ...dose, disease: other, product: null })),
          },
        ]
      : []),
    ...(exemptBelowAge === null
      ? []
      : [{ kind: 'young' as const, doses: [], age: Math.max(0, exemptBelowAge - 1) }]),
    ...(cameFrom.length === 0
      ? []
      : [
          { kind: 'elsewhere' as const, doses: [], cameFrom: ELSEWHERE },
          { kind: 'unasked' as const, doses: [], cameFrom: null, expected: 'cannot-tell' as const },
        ]),
  ];
}

/** The one that is left counts by its day, so that nothing but the number of doses is wrong. */
const shiftTo =
  (asked: Requirement) =>
  (dose: ExampleDose, index: number, doses: readonly ExampleDose[]): ExampleDose => ({
    ...dose,
    daysAgo: inTime(asked) + (doses.length - 1 - index),
  });

/** Other families certify the latest dose alone: with its number, or without. */
function oneDoseListed(
  asked: Requirement,
  enough: Omit<ReadyExample, 'kind' | 'about' | 'doses'>,
): ReadyExample[] {
  const latest = given(asked, inTime(asked)).at(-1);
  if (!latest) return [];
  const doses = dosesOf(asked);
  const canTell = doses === 1 && asked.leastDoses !== null;
  return [
    {
      ...enough,
      kind: 'other-format',
      about: 0,
      format: 'divoc',
      doses: [{ ...latest, doseNumber: doses, totalDoses: doses }],
    },
    {
      ...enough,
      kind: 'unsaid',
      about: 0,
      format: 'who-icvp',
      doses: [{ ...latest, doseNumber: null, totalDoses: null }],
      expected: canTell ? 'enough' : 'cannot-tell',
    },
  ];
}
