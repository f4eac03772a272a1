import type { Budget } from './certlogic.ts';
import { type Arrival, chooseRules } from './choose-rules.ts';
import { judgeRules, type RuleResult } from './judge-rules.ts';
import type { RuleBook } from './rule-book.ts';
import type { RuleSubject } from './rule-subject.ts';

/** Whether a certificate does what a country's rules ask for. Says nothing about whether it is genuine. */
export type RuleAnswer = 'enough' | 'not-enough' | 'cannot-tell';

/** Why nobody can tell: no rules of the country are in force, some cannot be read, or some cannot be evaluated. */
export type RuleDoubt = 'no-rules' | 'unreadable-rules' | 'open-rules';

export interface RuleCheck {
  readonly answer: RuleAnswer;
  /** Only where nobody can tell. */
  readonly doubt?: RuleDoubt;
  /** Every rule that applies, in a fixed order. */
  readonly results: readonly RuleResult[];
}

/** Steps for a check at one instant and the weeks around it; a phone is done with them in a second at most. */
export const STEPS_FOR_A_CHECK = 1_000_000;

/**
 * Holds a certificate against the rules in force in a country at an instant: one that is not met makes it not enough,
 * and only where all are met is it enough.
 */
export function checkRules(
  book: RuleBook,
  subject: RuleSubject,
  arrival: Arrival,
  budget: Budget = { steps: STEPS_FOR_A_CHECK },
): RuleCheck {
  const destination = book.countries.get(arrival.country);
  const origin = arrival.country === subject.issuedIn ? undefined : book.countries.get(subject.issuedIn);
  const known = [...(destination?.rules ?? []), ...(origin?.rules ?? [])];
  const chosen = chooseRules(known, arrival, subject.issuedIn, subject.kind);
  const results = judgeRules(chosen, subject, arrival, book.valueSets, budget);
  if (results.some(({ state }) => state === 'failed')) return { answer: 'not-enough', results };
  const doubt: RuleDoubt | undefined = !results.some(({ rule }) => rule.type === 'Acceptance')
    ? 'no-rules'
    : (destination?.unreadable ?? 0) + (origin?.unreadable ?? 0) > 0
      ? 'unreadable-rules'
      : results.some(({ state }) => state === 'open')
        ? 'open-rules'
        : undefined;
  return doubt ? { answer: 'cannot-tell', doubt, results } : { answer: 'enough', results };
}
