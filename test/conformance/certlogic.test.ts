import { expect, it } from 'vitest';
import { evaluate } from '../../src/trust/rules/certlogic.ts';
import { formatIssues } from '../../src/trust/rules/certlogic-format.ts';
import type { Value } from '../../src/trust/rules/certlogic-values.ts';
import { describeVectors, vectorExists, vectorJson } from './vectors.ts';

interface Suite<Case> {
  readonly name: string;
  readonly cases: readonly Case[];
}
interface LogicCase {
  readonly name: string;
  readonly certLogicExpression?: unknown;
  readonly assertions: readonly {
    readonly certLogicExpression?: unknown;
    readonly data: Value;
    readonly expected: Value;
    /** `skip` where the specification has since made an error of it. */
    readonly directive?: string;
  }[];
}
interface FormatCase {
  readonly certLogicExpression: unknown;
  readonly issues: readonly { readonly expr: unknown; readonly message: string }[];
}

const suites = <Case>(file: string): readonly Suite<Case>[] =>
  vectorExists('certlogic') ? vectorJson(`certlogic/${file}`) : [];

describeVectors('certlogic', () => {
  const logicCases = suites<LogicCase>('certlogic_testsuite.json').flatMap((suite) =>
    suite.cases.map((one) => [`${suite.name}: ${one.name}`, one] as const),
  );
  it('has the whole published suite', () => {
    expect(logicCases).toHaveLength(60);
  });
  it.each(logicCases)('evaluates %s', (_, { certLogicExpression, assertions }) => {
    for (const assertion of assertions) {
      if (assertion.directive === 'skip') continue;
      const expression =
        'certLogicExpression' in assertion ? assertion.certLogicExpression : certLogicExpression;
      expect(evaluate(expression, assertion.data), JSON.stringify(assertion)).toEqual(assertion.expected);
    }
  });

  const formatCases = suites<FormatCase>('certlogic_validation_testsuite.json').flatMap((suite) =>
    suite.cases.map((one) => [`${suite.name}: ${JSON.stringify(one.certLogicExpression)}`, one] as const),
  );
  it.each(formatCases)('finds what is wrong with %s', (_, { certLogicExpression, issues }) => {
    expect(formatIssues(certLogicExpression)).toEqual(issues);
  });
});
