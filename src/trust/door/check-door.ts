import type { Certificate } from '../../certificate/certificate.ts';
import type { IcvpProducts } from '../../certificate/icvp-products.ts';
import type { Budget } from '../rules/certlogic.ts';
import type { Value } from '../rules/certlogic-values.ts';
import { checkRules, type RuleAnswer, STEPS_FOR_A_CHECK } from '../rules/check-rules.ts';
import { isCompatible, type RuleState, stateOf, type ValueSets } from '../rules/judge-rules.ts';
import type { Rule } from '../rules/rule.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import { ruleSubject } from '../rules/rule-subject.ts';
import type { Door, DoorRule } from './door-book.ts';
import { valueSetOf } from './products.ts';
import { type DoorSubject, doorSubject, SUBJECT_VERSION } from './subject.ts';

/** Why nobody can tell: nothing is asked for now, rules cannot be read, or a certificate does not say enough. */
export type DoorDoubt = 'no-rules' | 'unreadable-rules' | 'no-eu-form' | 'open-rules';

export interface DoorResult {
  readonly rule: Rule;
  /** What to say of whoever does not meet it; a country's own rules have no such words. */
  readonly missing: DoorRule['missing'];
  readonly state: RuleState;
}

/** Whether a certificate is enough for a door. Says nothing about whether it is genuine. */
export interface DoorCheck {
  readonly answer: RuleAnswer;
  /** Only where nobody can tell. */
  readonly doubt?: DoorDoubt;
  /** In the order in which the door asks. */
  readonly results: readonly DoorResult[];
}

/** When, and what the one at the door knows besides. */
export interface AtDoor {
  readonly at: Date;
  /** `YYYY-MM-DD` where the door is: rules count days there. */
  readonly today: string;
  /** Where the traveller comes from, ISO 3166-1 alpha-2 or `ZZ`; null where nobody has said it. */
  readonly cameFrom: string | null;
}

/**
 * Holds a certificate against a door's rules: one that is not met makes it not enough, and only where all are met is it
 * enough. Whatever the certificate or the rules leave open, nobody can tell.
 */
export function checkDoor(
  door: Door,
  certificate: Certificate,
  when: AtDoor,
  {
    valueSets,
    published,
    issuedIn,
    products,
  }: {
    readonly valueSets: ValueSets;
    /** What countries ask of those who arrive. */
    readonly published: RuleBook;
    readonly issuedIn?: string | undefined;
    readonly products?: IcvpProducts | undefined;
  },
): DoorCheck {
  const budget = { steps: STEPS_FOR_A_CHECK };
  const subject = doorSubject(certificate, issuedIn, products);
  const own = judgeDoor(door.rules, subject, when, withCatalogue(valueSets, products), budget);
  const ofCountry = checkCountry(door.country, certificate, when.at, published, budget);
  const results = [...own, ...ofCountry.results];
  if (results.some(({ state }) => state === 'failed')) return { answer: 'not-enough', results };
  const doubt: DoorDoubt | undefined =
    door.unreadable > 0
      ? 'unreadable-rules'
      : (ofCountry.doubt ??
        (results.length === 0
          ? 'no-rules'
          : results.some(({ state }) => state === 'open')
            ? 'open-rules'
            : undefined));
  return doubt ? { answer: 'cannot-tell', doubt, results } : { answer: 'enough', results };
}

/** Holds what rules look at against those that are in force; bounded together, and each by itself. */
export function judgeDoor(
  rules: readonly DoorRule[],
  subject: DoorSubject,
  { at, today, cameFrom }: AtDoor,
  valueSets: ValueSets,
  budget: Budget = { steps: STEPS_FOR_A_CHECK },
): DoorResult[] {
  const data: Value = {
    payload: subject,
    external: { validationClock: at.toISOString(), today, cameFrom, valueSets },
  };
  const now = at.getTime();
  return rules
    .filter(({ rule: { validFromMs, validToMs } }) => validFromMs <= now && now <= validToMs)
    .map(({ rule, missing }) => ({
      rule,
      missing,
      state: isCompatible(rule, SUBJECT_VERSION) ? stateOf(rule, data, budget) : 'open',
    }));
}

function checkCountry(
  country: string | undefined,
  certificate: Certificate,
  at: Date,
  published: RuleBook,
  budget: Budget,
): { readonly doubt?: DoorDoubt; readonly results: readonly DoorResult[] } {
  if (country === undefined) return { results: [] };
  const subject = ruleSubject([certificate]);
  if (!subject) return { doubt: 'no-eu-form', results: [] };
  const { doubt, results } = checkRules(published, subject, { country, at }, budget);
  return { ...(doubt && { doubt }), results: results.map((result) => ({ ...result, missing: undefined })) };
}

/** WHO's catalogue is not ours to publish, but its products are listed where trust has it. */
function withCatalogue(valueSets: ValueSets, products: IcvpProducts | undefined): ValueSets {
  const listed = valueSetOf('who-listed', 'on');
  return products
    ? { ...valueSets, [listed]: [...(valueSets[listed] ?? []), ...products.keys()] }
    : valueSets;
}
