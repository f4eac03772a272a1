import { describe, expect, it } from 'vitest';
import { below, pick, randomStream, weighted } from '../../../src/demo/random.ts';
import { chancesFromRandomPairs, estimateOwn } from '../../../src/issuer/linkage/estimate.ts';
import type { Relations } from '../../../src/issuer/linkage/evidence.ts';
import {
  type Chances,
  type Compared,
  confidences,
  FIELDS,
  type LinkageModel,
  totalWeight,
  weightsOf,
} from '../../../src/issuer/linkage/model.ts';

const M: Chances = {
  documentNumber: { same: 0.8, near: 0.15, different: 0.05 },
  name: { same: 0.7, tones: 0.2, order: 0.01, 'part-missing': 0.02, spelling: 0.05, different: 0.02 },
  birthDate: {
    same: 0.85,
    swapped: 0.03,
    'year-off-by-one': 0.04,
    placeholder: 0.03,
    'one-part': 0.04,
    different: 0.01,
  },
  sex: { same: 0.97, different: 0.03 },
};
const U: Chances = {
  documentNumber: { same: 1e-5, near: 1e-4, different: 0.99989 },
  name: { same: 0.001, tones: 0.002, order: 0.001, 'part-missing': 0.006, spelling: 0.02, different: 0.97 },
  birthDate: {
    same: 0.0001,
    swapped: 0.0001,
    'year-off-by-one': 0.0002,
    placeholder: 0.0006,
    'one-part': 0.039,
    different: 0.96,
  },
  sex: { same: 0.5, different: 0.5 },
};
const PEOPLE = 100_000;
const known = { u: U, people: PEOPLE, claimed: 0, again: 0.01 };
const model: LinkageModel = { ...known, m: M, someone: 0.95 };

const random = randomStream(1, 2, 3);
const drawFrom = (chances: Chances) => {
  const draws = {
    documentNumber: weighted(Object.entries(chances.documentNumber)),
    name: weighted(Object.entries(chances.name)),
    birthDate: weighted(Object.entries(chances.birthDate)),
    sex: weighted(Object.entries(chances.sex)),
  };
  return () =>
    Object.fromEntries(FIELDS.map((field) => [field, draws[field](random)])) as unknown as Relations;
};

const compared = (relations: Partial<Relations>, others: Partial<Compared> = {}): Compared => ({
  relations: { documentNumber: 'same', name: 'same', birthDate: 'same', sex: 'same', ...relations },
  sameName: 100,
  sameBirthDate: 4,
  claimed: false,
  ...others,
});
const confidenceOf = (...candidates: Compared[]) =>
  confidences(
    model,
    candidates.map((one) => ({ claimed: one.claimed, weight: totalWeight(weightsOf(model, one)) })),
  );

describe('the linkage model', () => {
  it('finds the chances that were planted, from records held against anybody', () => {
    const draw = drawFrom(U);
    const found = chancesFromRandomPairs(Array.from({ length: 100_000 }, draw));
    for (const field of FIELDS) {
      const planted: Readonly<Record<string, number>> = U[field];
      for (const [relation, chance] of Object.entries(found[field])) {
        expect(Math.abs(chance - (planted[relation] ?? 0))).toBeLessThan(0.003);
      }
    }
  });

  it('finds the chances that were planted, and how many are nobody’s, from records and whom they may be about', () => {
    const own = drawFrom(M);
    const anybody = drawFrom(U);
    const sample = Array.from({ length: 4_000 }, () => {
      const others = Array.from({ length: below(random, 8) }, () => compared(anybody()));
      return random() < 0.9 ? [...others, compared(own())] : others;
    });
    const { m, someone } = estimateOwn(known, sample, 0);
    for (const field of FIELDS) {
      const planted: Readonly<Record<string, number>> = M[field];
      for (const [relation, chance] of Object.entries(m[field])) {
        expect(Math.abs(chance - (planted[relation] ?? 0))).toBeLessThan(0.03);
      }
    }
    expect(someone).toBeGreaterThan(0.87);
    expect(someone).toBeLessThan(0.93);
  });

  it('cannot tell two people of the same name and birth date apart, and says so', () => {
    const twin = compared({ documentNumber: 'missing' }, { sameName: 2 });
    const [one = 0, other = 0] = confidenceOf(twin, twin);
    expect(one).toBe(other);
    expect(one).toBeGreaterThan(0.45);
    expect(one + other).toBeLessThan(1);
  });

  it('is surer of somebody the rarer name and birth date, and of whom has no record yet', () => {
    const withoutNumber = { documentNumber: 'missing' } as const;
    const [rare = 0] = confidenceOf(compared(withoutNumber, { sameName: 2 }));
    const [common = 0] = confidenceOf(compared(withoutNumber, { sameName: 900 }));
    const [commonDate = 0] = confidenceOf(compared(withoutNumber, { sameBirthDate: 400 }));
    const [claimed = 0] = confidenceOf(compared(withoutNumber, { claimed: true }));
    const [free = 0] = confidenceOf(compared(withoutNumber));
    expect(rare).toBeGreaterThan(common);
    expect(free).toBeGreaterThan(commonDate);
    expect(free).toBeGreaterThan(claimed);
  });

  it('gives probabilities, whatever the evidence', () => {
    const draws = [drawFrom(M), drawFrom(U)];
    for (let round = 0; round < 500; round++) {
      const candidates = Array.from({ length: below(random, 6) }, () => compared(pick(random, draws)()));
      const shares = confidenceOf(...candidates);
      for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1);
    }
  });

  it('takes a missing number for no evidence, either way', () => {
    expect(weightsOf(model, compared({ documentNumber: 'missing' })).documentNumber).toBe(0);
    expect(weightsOf(model, compared({ documentNumber: 'old-card' })).documentNumber).toBe(0);
    expect(weightsOf(model, compared({ documentNumber: 'malformed' })).documentNumber).toBeLessThan(0);
  });
});
