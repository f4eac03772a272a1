import type { Budget } from './certlogic.ts';
import { checkRules, type RuleAnswer, type RuleDoubt } from './check-rules.ts';
import type { RuleState } from './judge-rules.ts';
import type { Rule } from './rule.ts';
import type { RuleBook } from './rule-book.ts';
import type { RuleSubject } from './rule-subject.ts';

/** What holds on a whole day; `hour` where it changes in the course of it. */
export interface DayCheck {
  readonly answer: RuleAnswer;
  readonly doubt?: RuleDoubt | 'hour';
  readonly results: readonly DayResult[];
}

export interface DayResult {
  readonly rule: Rule;
  readonly state: RuleState | 'hour';
}

/**
 * The same for a day of arrival, whose hour nobody knows yet: at its first and its last second, in UTC as rules count.
 * What differs between the two is decided by the hour, so nobody can tell.
 *
 * @param day `YYYY-MM-DD`.
 */
export function checkDay(
  book: RuleBook,
  subject: RuleSubject,
  { country, day }: { readonly country: string; readonly day: string },
  budget: Budget,
): DayCheck {
  const [first, last] = ['00:00:00', '23:59:59'].map((time) =>
    checkRules(book, subject, { country, at: new Date(`${day}T${time}Z`) }, budget),
  );
  if (!first || !last) throw new Error('a day has two ends');
  const results = bothEnds(first.results, last.results);
  if (first.answer !== last.answer) return { answer: 'cannot-tell', doubt: 'hour', results };
  const { answer, doubt } = last;
  // Another rule may fail at each end: then it is not enough all day, though each of them alone depends on the hour.
  return { answer, ...(doubt && { doubt }), results };
}

type Ends = readonly { readonly rule: Rule; readonly state: RuleState }[];

function bothEnds(first: Ends, last: Ends): DayResult[] {
  const byRule = new Map(first.map((result) => [result.rule.identifier, result]));
  const onlyFirst = first.filter(
    ({ rule }) => !last.some((other) => other.rule.identifier === rule.identifier),
  );
  return [
    ...last.map(({ rule, state }) => {
      // A rule that comes or goes in the course of the day asks for nothing at its other end.
      const before = byRule.get(rule.identifier)?.state ?? 'passed';
      return { rule, state: before === state ? state : ('hour' as const) };
    }),
    ...onlyFirst.map(({ rule, state }) => ({ rule, state: state === 'passed' ? state : ('hour' as const) })),
  ];
}
