import { evaluate as evaluateElsewhere } from 'certlogic-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/trust/rules/certlogic.ts';
import { formatIssues } from '../../../src/trust/rules/certlogic-format.ts';
import { CertLogicError, type Value } from '../../../src/trust/rules/certlogic-values.ts';
import { isBounded } from '../../../src/trust/rules/rule.ts';

const DATA: Value = {
  payload: {
    dob: '1990-02',
    v: [{ tg: '840539006', dn: 2, sd: 2, dt: '2022-01-17', ci: 'URN:UVCI:01:VN:7Q4K/X2#M' }],
    t: null,
  },
  external: { validationClock: '2022-06-01T08:00:00Z', valueSets: { names: ['a', 'b'] } },
};

const PATHS = [
  '',
  'payload.v.0',
  'payload.v.0.dn',
  'payload.v.0.sd',
  'payload.v.0.dt',
  'payload.v.0.ci',
  'payload.v.1',
  'payload.t',
  'payload.dob',
  'external.validationClock',
  'external.valueSets.names',
  'accumulator',
  'current',
];

/** Expressions as a country might write them, right or wrong. */
const { expression } = fc.letrec<{ expression: unknown }>((tie) => {
  const operand = tie('expression');
  const operation = (names: readonly string[], least: number, most = least) =>
    fc
      .tuple(fc.constantFrom(...names), fc.array(operand, { minLength: least, maxLength: most }))
      .map(([name, operands]) => ({ [name]: operands }));
  return {
    expression: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      fc.constantFrom<unknown>(0, 1, 2, -3, '', 'a', '2022-01-17', '2021-12-31T23:59:59+07:00', true, false),
      fc.constantFrom(...PATHS).map((path) => ({ var: path })),
      fc.array(operand, { maxLength: 3 }),
      operation(['===', 'in', '+'], 2),
      operation(['<', '>', '<=', '>=', 'before', 'after', 'not-before', 'not-after'], 2, 3),
      operation(['and'], 2, 4),
      operation(['if', 'reduce'], 3),
      operation(['!', 'dccDateOfBirth'], 1),
      fc
        .tuple(operand, fc.integer({ min: -500, max: 500 }), fc.constantFrom('year', 'month', 'day', 'hour'))
        .map((operands) => ({ plusTime: operands })),
      fc.tuple(operand, fc.integer({ min: -1, max: 6 })).map((operands) => ({ extractFromUVCI: operands })),
    ),
  };
});

const orError = (evaluation: () => unknown): unknown => {
  try {
    return evaluation();
  } catch {
    return 'an error';
  }
};

describe('CertLogic', () => {
  it('comes to the same as the implementation of the specification’s authors', () => {
    fc.assert(
      fc.property(expression, (tried) => {
        const ours = orError(() => evaluate(tried, DATA, { steps: 1e6 }));
        expect(ours).toEqual(orError(() => evaluateElsewhere(tried as never, DATA)));
      }),
      { numRuns: 3_000 },
    );
  });

  it('throws one kind of error and never hangs, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), fc.jsonValue(), (tried, data) => {
        try {
          evaluate(tried, data as Value);
        } catch (error) {
          expect(error).toBeInstanceOf(CertLogicError);
        }
        formatIssues(tried);
      }),
      { numRuns: 2_000 },
    );
  });

  it('stops what would take for ever: lists reduced within lists reduced', () => {
    const data = { list: Array.from({ length: 1_000 }, (_, at) => at) };
    // Within a lambda the list lies one step further out.
    const bomb = (deep: number): unknown =>
      deep === 8 ? 1 : { reduce: [{ var: `${'data.'.repeat(deep)}list` }, bomb(deep + 1), 0] };
    expect(() => evaluate(bomb(0), data, { steps: 10_000 })).toThrow(/too many steps/);
  });

  it('stops what is nested so deeply that it could run out of stack', () => {
    let deep: unknown = true;
    for (let level = 0; level < 50_000; level++) deep = { '!': [deep] };
    expect(() => evaluate(deep, {}, { steps: 1e9 })).toThrow(CertLogicError);
    expect(isBounded(deep)).toBe(false);
  });

  it('counts a search through a long list too', () => {
    const list = Array.from({ length: 100_000 }, (_, at) => at);
    expect(() => evaluate({ in: [-1, { var: 'list' }] }, { list }, { steps: 500 })).toThrow(CertLogicError);
  });

  it.each(['constructor', '__proto__', 'toString', 'payload.constructor.name', 'payload.v.length', 'x.0'])(
    'finds nothing at %s that the data do not hold',
    (path) => {
      expect(evaluate({ var: path }, { ...(DATA as object), x: 'text' })).toBe(null);
    },
  );

  it.each(['2022-02-29', '2021-13-01', '2022-13', '2022-01-01T25:00:00Z', 'yesterday', '', '20220101'])(
    'takes %o for no date, where others count on with nonsense',
    (text) => {
      expect(() => evaluate({ plusTime: [text, 0, 'day'] }, null)).toThrow(CertLogicError);
    },
  );

  it.each([
    ['2020-02-29', 1, 'day', '2020-03-01T00:00:00.000Z'],
    ['2020-02-29', 1, 'month', '2020-03-29T00:00:00.000Z'],
    ['2020-02-29', 1, 'year', '2021-03-01T00:00:00.000Z'],
    ['2021-05-30T09:15:00.12345+530', 0, 'hour', '2021-05-30T03:45:00.123Z'],
    ['2021-05-30T09:15:00-7', -1, 'hour', '2021-05-30T15:15:00.000Z'],
    ['2021-02', 0, 'day', '2021-02-28T00:00:00.000Z'],
  ] as const)('counts from %s on by %i %s to %s', (text, amount, unit, expected) => {
    const time = evaluate({ plusTime: [text, amount, unit] }, null);
    expect((time as Date).toISOString()).toBe(expected);
  });
});
