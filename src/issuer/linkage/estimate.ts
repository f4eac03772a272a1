import type { Relations } from './evidence.ts';
import {
  type Chances,
  type Compared,
  chancesOfAnybody,
  chancesOfOwn,
  confidences,
  FIELDS,
  type LinkageModel,
  type Weights,
  weighedNumber,
} from './model.ts';

/** What is believed before any data, and for how many records it counts. */
const EXPECTED_OF_OWN: Chances = {
  documentNumber: { same: 0.94, near: 0.04, different: 0.02 },
  name: { same: 0.9, tones: 0.06, order: 0.005, 'part-missing': 0.01, spelling: 0.015, different: 0.01 },
  birthDate: {
    same: 0.95,
    swapped: 0.01,
    'year-off-by-one': 0.01,
    placeholder: 0.01,
    'one-part': 0.01,
    different: 0.01,
  },
  sex: { same: 0.99, different: 0.01 },
};
const EXPECTED_OF_ANYBODY: Chances = {
  documentNumber: { same: 1e-7, near: 1e-5, different: 1 },
  name: { same: 1e-4, tones: 1e-4, order: 1e-5, 'part-missing': 1e-3, spelling: 4e-3, different: 0.995 },
  birthDate: {
    same: 5e-5,
    swapped: 4e-5,
    'year-off-by-one': 1e-4,
    placeholder: 1e-4,
    'one-part': 0.03,
    different: 0.97,
  },
  sex: { same: 0.5, different: 0.5 },
};
const EXPECTED_COUNTS_FOR = 100;

/** Registers lag behind births and naturalisations: never surer than this that somebody is in it. */
const MOST_SOMEONE = 0.99;
const LEAST_SOMEONE = 0.5;

type Counts = { [Field in keyof Chances]: Record<keyof Chances[Field], number> };

const asCounts = (chances: Chances): Counts => {
  const times = <Relation extends string>(of: Readonly<Record<Relation, number>>) =>
    Object.fromEntries(
      Object.entries<number>(of).map(([relation, chance]) => [relation, chance * EXPECTED_COUNTS_FOR]),
    ) as Record<Relation, number>;
  return {
    documentNumber: times(chances.documentNumber),
    name: times(chances.name),
    birthDate: times(chances.birthDate),
    sex: times(chances.sex),
  };
};

function count(counts: Counts, relations: Relations, times: number): void {
  const number = weighedNumber(relations.documentNumber);
  if (number) counts.documentNumber[number] += times;
  counts.name[relations.name] += times;
  counts.birthDate[relations.birthDate] += times;
  counts.sex[relations.sex] += times;
}

/** Shares of the counts, none below `least`: what a sample does not have is rare and not impossible. */
const asChances = (counts: Counts, least: number): Chances => {
  const share = <Relation extends string>(of: Readonly<Record<Relation, number>>) => {
    const entries = Object.entries<number>(of);
    const total = entries.reduce((sum, [, number]) => sum + number, 0);
    return Object.fromEntries(
      entries.map(([relation, number]) => [relation, Math.max(least, number / total)]),
    ) as Record<Relation, number>;
  };
  return {
    documentNumber: share(counts.documentNumber),
    name: share(counts.name),
    birthDate: share(counts.birthDate),
    sex: share(counts.sex),
  };
};

/** The chances of each relation with anybody, from records held against people at random. */
export function chancesFromRandomPairs(pairs: Iterable<Relations>): Chances {
  const counts = asCounts(EXPECTED_OF_ANYBODY);
  let held = 0;
  for (const relations of pairs) {
    count(counts, relations, 1);
    held++;
  }
  return asChances(counts, 1 / (held + EXPECTED_COUNTS_FOR));
}

const EXACT: Relations = { documentNumber: 'same', name: 'same', birthDate: 'same', sex: 'same' };
const MOST_ROUNDS = 50;
const SETTLED = 1e-4;
/** Whatever the sample says: no clerk is so careful that a field is never entirely another. */
const LEAST_OF_OWN = 0.002;

/**
 * The chances of each relation with a record's own person, by expectation and maximisation with `u` held fixed: each
 * record is about one of those it was compared with, or about nobody, with the confidence of the model so far.
 *
 * @param sample for each record of a random sample of those that match nobody exactly, everybody it was compared with.
 * @param exact how many records match somebody exactly, for each record in the sample.
 */
export function estimateOwn(
  known: Omit<LinkageModel, 'm' | 'someone'>,
  sample: readonly (readonly Compared[])[],
  exact: number,
): Pick<LinkageModel, 'm' | 'someone'> {
  let m = EXPECTED_OF_OWN;
  let someone = MOST_SOMEONE;
  const compared = sample.map((candidates) =>
    candidates.map((candidate) => ({ ...candidate, anybody: productOf(chancesOfAnybody(known, candidate)) })),
  );
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const counts = asCounts(EXPECTED_OF_OWN);
    count(counts, EXACT, exact * sample.length);
    let found = 0;
    for (const candidates of compared) {
      const weighed = candidates.map(({ relations, anybody, claimed }) => ({
        claimed,
        weight: Math.log2(productOf(chancesOfOwn(m, relations)) / anybody),
      }));
      for (const [index, confidence] of confidences({ ...known, someone }, weighed).entries()) {
        const candidate = candidates[index];
        if (candidate) count(counts, candidate.relations, confidence);
        found += confidence;
      }
    }
    const before = m;
    m = asChances(counts, LEAST_OF_OWN);
    someone = Math.min(MOST_SOMEONE, Math.max(LEAST_SOMEONE, found / Math.max(1, sample.length)));
    if (farthest(before, m) < SETTLED) break;
  }
  return { m, someone };
}

const productOf = ({ documentNumber, name, birthDate, sex }: Weights): number =>
  documentNumber * name * birthDate * sex;

const farthest = (before: Chances, after: Chances): number =>
  Math.max(
    ...FIELDS.flatMap((field) => {
      const old: Readonly<Record<string, number>> = before[field];
      return Object.entries(after[field]).map(([relation, chance]) =>
        Math.abs(chance - (old[relation] ?? 0)),
      );
    }),
  );
