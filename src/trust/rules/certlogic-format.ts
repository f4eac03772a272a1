import { TIME_UNITS, type TimeUnit } from './certlogic-times.ts';
import { isInteger, isObject } from './certlogic-values.ts';

/** What is wrong with an expression, and in which part of it. */
export interface FormatIssue {
  readonly expr: unknown;
  readonly message: string;
}

const MANY = Number.POSITIVE_INFINITY;

/** How many operands each operator takes, and what those must be that are no expressions. */
const OPERATORS: ReadonlyMap<string, { least: number; most: number; plain?: readonly number[] }> = new Map([
  ['if', { least: 3, most: 3 }],
  ['and', { least: 2, most: MANY }],
  ...['<', '>', '<=', '>=', 'after', 'before', 'not-after', 'not-before'].map(
    (operator) => [operator, { least: 2, most: 3 }] as const,
  ),
  ...['===', 'in', '+'].map((operator) => [operator, { least: 2, most: 2 }] as const),
  ['!', { least: 1, most: 1 }],
  ['plusTime', { least: 3, most: 3, plain: [1, 2] }],
  ['reduce', { least: 3, most: 3 }],
  ['extractFromUVCI', { least: 2, most: 2, plain: [1] }],
  ['dccDateOfBirth', { least: 1, most: 1 }],
]);

/**
 * Everything in an expression that CertLogic 1.3.2 does not allow, as far as that shows without data. An operator
 * without issues may still meet data that it cannot work on.
 *
 * @param expression JSON of bounded depth.
 */
export function formatIssues(expression: unknown): FormatIssue[] {
  const issue = (message: string) => [{ expr: expression, message }];
  if (typeof expression === 'string' || typeof expression === 'boolean' || isInteger(expression)) return [];
  if (typeof expression === 'number') return issue(`${expression} is a non-integer number`);
  if (Array.isArray(expression)) return expression.flatMap(formatIssues);
  if (!isObject(expression)) return issue('invalid CertLogic expression');
  const entries = Object.entries(expression);
  const [operator = '', operands] = entries[0] ?? [];
  if (entries.length !== 1) {
    return issue(`expression object must have exactly one key, but it has ${entries.length}`);
  }
  if (operator === 'var') return pathIssues(operands).flatMap(issue);
  if (!Array.isArray(operands)) return issue('operation not of the form { "<operator>": [ <values...> ] }');
  const known = OPERATORS.get(operator);
  if (!known) return issue(`unrecognised operator: "${operator}"`);
  const { least, most, plain = [] } = known;
  const wrongCount = operands.length < least || operands.length > most;
  return [
    ...(wrongCount ? issue(`"${operator}" cannot have ${operands.length} operands`) : []),
    ...plainIssues(operator, operands, plain).flatMap(issue),
    ...operands.filter((_, at) => !plain.includes(at)).flatMap(formatIssues),
  ];
}

function pathIssues(path: unknown): string[] {
  if (typeof path !== 'string') return ['not of the form { "var": "<path>" }'];
  if (path === '' || path.split('.').every((fragment) => fragment !== '')) return [];
  return [`data access path doesn't have a valid format: ${path}`];
}

function plainIssues(operator: string, operands: readonly unknown[], plain: readonly number[]): string[] {
  return plain.flatMap((at) => {
    const operand = operands[at];
    if (operand === undefined) return [];
    if (at === 1) return isInteger(operand) ? [] : [`the second operand of "${operator}" must be an integer`];
    return TIME_UNITS.includes(operand as TimeUnit) ? [] : [`"${operator}" has an unknown unit of time`];
  });
}
