import type { Outcome } from '../certificate/reasons.ts';
import { checkDay, type DayCheck, type DayResult } from '../trust/rules/check-day.ts';
import { type RuleAnswer, STEPS_FOR_A_CHECK } from '../trust/rules/check-rules.ts';
import { type DaysAround, daysAround } from '../trust/rules/days-around.ts';
import type { RuleBook } from '../trust/rules/rule-book.ts';
import type { RuleSubject } from '../trust/rules/rule-subject.ts';

/** A journey, and the certificate to make it with. Days are `YYYY-MM-DD`. */
export interface Journey {
  readonly subject: RuleSubject;
  /** What this device makes of the certificate itself. */
  readonly outcome: Outcome;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly day: string;
  /** No day before it is looked at. */
  readonly today: string;
}

/** What stands in the way besides rules: the certificate itself. */
export type OwnTrouble = 'invalid' | 'unconfirmed' | 'expired' | 'not-yet';

export interface TravelCheck {
  readonly answer: RuleAnswer;
  readonly doubt?: DayCheck['doubt'];
  readonly trouble?: OwnTrouble;
  /** Days on which all would do. */
  readonly days: DaysAround;
  /** Rules that are not met, or of which nobody can tell, each with the days on which it would be met. */
  readonly unmet: readonly (DayResult & { readonly days: DaysAround })[];
  readonly met: readonly DayResult[];
}

/**
 * Whether a certificate will do on a journey: by the rules of the country, and by its own end and verdict, since no
 * border looks at rules before it believes the code.
 */
export function checkTravel(book: RuleBook, { subject, outcome, country, day, today }: Journey): TravelCheck {
  const budget = { steps: STEPS_FOR_A_CHECK };
  const checked = new Map<string, DayCheck>();
  const rulesOn = (tried: string): DayCheck => {
    const known = checked.get(tried) ?? checkDay(book, subject, { country, day: tried }, budget);
    checked.set(tried, known);
    return known;
  };
  // Found by trying days; where that costs too much, nothing is said rather than something wrong.
  const daysOf = (holdsOn: (tried: string) => boolean): DaysAround => {
    const days = daysAround(day, today, holdsOn);
    return budget.steps > 0 ? days : {};
  };
  const { answer, doubt, results } = rulesOn(day);
  const trouble = outcome === 'invalid' ? outcome : (ownTimeOn(subject, day) ?? troubleFrom(outcome));
  return {
    ...(doubt && { doubt }),
    ...(trouble && { trouble }),
    answer: joined(answer, trouble),
    days:
      outcome === 'valid'
        ? daysOf((tried) => !ownTimeOn(subject, tried) && rulesOn(tried).answer === 'enough')
        : {},
    unmet: results
      .filter(({ state }) => state !== 'passed')
      .map((result) => ({ ...result, days: daysOf((tried) => isMet(rulesOn(tried), result)) })),
    met: results.filter(({ state }) => state === 'passed'),
  };
}

/** For whole days, in UTC like the rules. */
function ownTimeOn({ issuedAtSeconds, expiresAtSeconds }: RuleSubject, day: string) {
  const startsAtSeconds = Date.parse(`${day}T00:00:00Z`) / 1000;
  if (startsAtSeconds + 86_400 > expiresAtSeconds) return 'expired' as const;
  return startsAtSeconds + 86_400 <= issuedAtSeconds ? ('not-yet' as const) : undefined;
}

const troubleFrom = (outcome: Outcome): OwnTrouble | undefined =>
  outcome === 'unknown' ? 'unconfirmed' : undefined;

const joined = (answer: RuleAnswer, trouble: OwnTrouble | undefined): RuleAnswer =>
  trouble === undefined || answer === 'not-enough'
    ? answer
    : trouble === 'unconfirmed'
      ? 'cannot-tell'
      : 'not-enough';

/** A rule that is not asked on that day is met. */
const isMet = ({ results }: DayCheck, { rule }: DayResult): boolean =>
  results.every((other) => other.rule.identifier !== rule.identifier || other.state === 'passed');
