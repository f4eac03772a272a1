import { dateOfBirth, plusTime, TIME_UNITS, type TimeUnit } from './certlogic-times.ts';
import {
  CertLogicError,
  fragmentOfUvci,
  isInteger,
  isObject,
  truth,
  type Value,
  valueAt,
} from './certlogic-values.ts';

/** The version of the CertLogic specification that is followed here. */
export const CERTLOGIC_VERSION = '1.3.2';

/** How much an evaluation may still cost; shared by all that are to be done together. */
export interface Budget {
  steps: number;
}

/** Fifty times what the costliest published rule takes, and room for a list of what is not accepted. */
export const STEPS_FOR_A_RULE = 20_000;
/** Published rules are 15 deep. */
const MAX_DEPTH = 100;

type Operation = (
  operands: readonly unknown[],
  evaluate: (operand: unknown) => Value,
  within: Within,
) => Value;

interface Within {
  readonly data: Value;
  readonly budget: Budget;
  /** Evaluates with other data. */
  readonly over: (operand: unknown, data: Value) => Value;
}

/**
 * The value of a CertLogic expression over data. Hostile expressions cost no more than the budget.
 *
 * @param expression JSON; nothing is assumed of it.
 * @throws {CertLogicError} and nothing else, for what the specification calls an error and for what is too much.
 */
export function evaluate(
  expression: unknown,
  data: Value,
  budget: Budget = { steps: STEPS_FOR_A_RULE },
): Value {
  return valueIn(expression, data, budget, 0);
}

function valueIn(expression: unknown, data: Value, budget: Budget, depth: number): Value {
  spend(budget, 1);
  if (depth > MAX_DEPTH) throw new CertLogicError('nested too deeply');
  if (typeof expression === 'string' || typeof expression === 'boolean' || isInteger(expression)) {
    return expression;
  }
  const over = (operand: unknown, otherData: Value) => valueIn(operand, otherData, budget, depth + 1);
  if (Array.isArray(expression)) return expression.map((item) => over(item, data));
  if (!isObject(expression)) throw new CertLogicError('not an expression');
  const [[operator, operands] = [], ...others] = Object.entries(expression);
  if (operator === undefined || others.length > 0) throw new CertLogicError('not exactly one operator');
  if (operator === 'var') {
    if (typeof operands !== 'string') throw new CertLogicError('var: the path is no text');
    return valueAt(data, operands);
  }
  const operation = OPERATIONS.get(operator);
  if (!operation) throw new CertLogicError('an unknown operator');
  if (!Array.isArray(operands)) throw new CertLogicError('operands are no list');
  return operation(operands, (operand) => over(operand, data), { data, budget, over });
}

function spend(budget: Budget, steps: number): void {
  budget.steps -= steps;
  if (budget.steps < 0) throw new CertLogicError('too many steps');
}

/** The right number of operands, or an error. */
function counted(operands: readonly unknown[], least: number, most = least): readonly unknown[] {
  if (operands.length < least || operands.length > most) throw new CertLogicError('not the right operands');
  return operands;
}

function truthOf(value: Value): boolean {
  const known = truth(value);
  if (known === undefined) throw new CertLogicError('neither truthy nor falsy');
  return known;
}

const allIntegers = (values: readonly Value[]): readonly number[] => {
  if (!values.every(isInteger)) throw new CertLogicError('not all are integers');
  return values;
};

const allTimes = (values: readonly Value[]): readonly number[] =>
  values.map((value) => {
    if (!(value instanceof Date)) throw new CertLogicError('not all are date-times');
    return value.getTime();
  });

/** `a < b`, or `a < b < c`. */
const inOrder =
  (numbersOf: typeof allIntegers, holds: (a: number, b: number) => boolean): Operation =>
  (operands, value) => {
    const numbers = numbersOf(counted(operands, 2, 3).map(value));
    return numbers.every((number, at) => at === 0 || holds(numbers[at - 1] ?? Number.NaN, number));
  };

const less = (a: number, b: number) => a < b;
const more = (a: number, b: number) => a > b;
const atMost = (a: number, b: number) => a <= b;
const atLeast = (a: number, b: number) => a >= b;

const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['<', inOrder(allIntegers, less)],
  ['>', inOrder(allIntegers, more)],
  ['<=', inOrder(allIntegers, atMost)],
  ['>=', inOrder(allIntegers, atLeast)],
  ['before', inOrder(allTimes, less)],
  ['after', inOrder(allTimes, more)],
  ['not-after', inOrder(allTimes, atMost)],
  ['not-before', inOrder(allTimes, atLeast)],
  [
    'if',
    (operands, value) => {
      const [guard, yes, no] = counted(operands, 3);
      return value(truthOf(value(guard)) ? yes : no);
    },
  ],
  [
    'and',
    (operands, value) => {
      let last: Value = true;
      for (const operand of counted(operands, 2, Number.POSITIVE_INFINITY)) {
        last = value(operand);
        if (!truthOf(last)) break;
      }
      return last;
    },
  ],
  ['!', (operands, value) => !truthOf(value(counted(operands, 1)[0]))],
  [
    '===',
    (operands, value) => {
      const [left, right] = counted(operands, 2).map(value);
      return left === right;
    },
  ],
  [
    'in',
    (operands, value, { budget }) => {
      const [member, list = null] = counted(operands, 2).map(value);
      if (!Array.isArray(list)) throw new CertLogicError('in: not a list');
      // Value sets are long, and yet looking through one is less than an operation for each entry.
      spend(budget, Math.ceil(list.length / 100));
      return list.some((entry) => entry === member);
    },
  ],
  [
    '+',
    (operands, value) => {
      const [left = 0, right = 0] = allIntegers(counted(operands, 2).map(value));
      return left + right;
    },
  ],
  [
    'plusTime',
    (operands, value) => {
      const [time, amount, unit] = counted(operands, 3);
      const text = value(time);
      if (typeof text !== 'string') throw new CertLogicError('plusTime: the date is no text');
      if (!isInteger(amount)) throw new CertLogicError('plusTime: not an integer');
      if (!TIME_UNITS.includes(unit as TimeUnit)) throw new CertLogicError('plusTime: an unknown unit');
      return plusTime(text, amount, unit as TimeUnit);
    },
  ],
  [
    'dccDateOfBirth',
    (operands, value) => {
      const text = value(counted(operands, 1)[0]);
      if (typeof text !== 'string') throw new CertLogicError('dccDateOfBirth: no text');
      return dateOfBirth(text);
    },
  ],
  [
    'extractFromUVCI',
    (operands, value) => {
      const [identifier, index] = counted(operands, 2);
      const uvci = value(identifier);
      if (!isInteger(index)) throw new CertLogicError('extractFromUVCI: not an integer');
      if (uvci === null) return null;
      if (typeof uvci !== 'string') throw new CertLogicError('extractFromUVCI: no text');
      return fragmentOfUvci(uvci, index);
    },
  ],
  [
    'reduce',
    (operands, value, { data, over }) => {
      const [list, lambda, initial] = counted(operands, 3);
      const items = value(list);
      if (items !== null && !Array.isArray(items)) throw new CertLogicError('reduce: not a list');
      let accumulator = value(initial);
      // `data` is not in the specification, but in its test suite.
      for (const current of items ?? []) accumulator = over(lambda, { accumulator, current, data });
      return accumulator;
    },
  ],
]);
