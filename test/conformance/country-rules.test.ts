import { expect, it } from 'vitest';
import { readRuleFiles } from '../../src/issuer/rule-files.ts';
import { evaluate, STEPS_FOR_A_RULE } from '../../src/trust/rules/certlogic.ts';
import type { Value } from '../../src/trust/rules/certlogic-values.ts';
import { readRule } from '../../src/trust/rules/rule.ts';
import { describeVectors, vectorExists, vectorJson } from './vectors.ts';

interface Published {
  readonly valueSets: Value;
  readonly rules: readonly {
    readonly id: string;
    readonly rule: unknown;
    readonly tests: readonly {
      readonly name?: string;
      readonly payload: Value;
      readonly external: Readonly<Record<string, Value>>;
      readonly expected: boolean;
    }[];
  }[];
}

const FILE = 'certlogic/country-rules.json';
const published: Published = vectorExists(FILE) ? vectorJson(FILE) : { valueSets: {}, rules: [] };

describeVectors('certlogic', () => {
  it('reads every published rule of every country as it stands', () => {
    const { byCountry } = readRuleFiles(new Map([['published', published as unknown]]));
    expect([...byCountry.values()].flat()).toHaveLength(published.rules.length);
    expect(published.rules.length).toBeGreaterThan(0);
  });

  it.each(published.rules.map(({ id, rule, tests }) => [id, rule, tests] as const))(
    'decides the tests of %s as their authors do',
    (_, json, tests) => {
      const read = readRule(json);
      if ('problem' in read) throw new Error(read.problem);
      for (const { payload, external, expected, name } of tests) {
        const { valueSets, ...others } = external;
        const sets = valueSets === '$shared' ? published.valueSets : (valueSets ?? {});
        const budget = { steps: STEPS_FOR_A_RULE };
        const data = { payload, external: { ...others, valueSets: sets } };
        expect(evaluate(read.rule.logic, data, budget), name ?? JSON.stringify(payload)).toBe(expected);
        // Far from the bound, so that it stops none but hostile ones.
        expect(budget.steps).toBeGreaterThan(STEPS_FOR_A_RULE * 0.98);
      }
    },
  );
});
