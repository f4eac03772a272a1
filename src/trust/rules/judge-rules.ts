import { type Budget, CERTLOGIC_VERSION, evaluate, STEPS_FOR_A_RULE } from './certlogic.ts';
import { CertLogicError, type Value } from './certlogic-values.ts';
import type { Rule } from './rule.ts';
import type { RuleSubject } from './rule-subject.ts';
import { compareVersions, type Version, versionOf } from './version.ts';

/** `open` where a rule cannot be evaluated: then nobody can tell. */
export type RuleState = 'passed' | 'failed' | 'open';

export interface RuleResult {
  readonly rule: Rule;
  readonly state: RuleState;
}

/** Codes that count in each value set, by the set's identifier. */
export type ValueSets = Readonly<Record<string, readonly string[]>>;

const ENGINE = 'CERTLOGIC';
const OUR_VERSION = versionOf(CERTLOGIC_VERSION) as Version;

/**
 * Holds a certificate against rules at an instant, with the parameters that the EU's verifiers hand to rules. What comes
 * out says whether rules are met and nothing about whether the certificate is genuine.
 *
 * @param budget bounds all evaluations together; each is bounded by itself besides.
 */
export function judgeRules(
  rules: readonly Rule[],
  subject: RuleSubject,
  { country, region = '', at }: { readonly country: string; readonly region?: string; readonly at: Date },
  valueSets: ValueSets,
  budget: Budget,
): RuleResult[] {
  const { payload, issuedAtSeconds, expiresAtSeconds, issuedIn, keyId } = subject;
  const data: Value = {
    payload,
    external: {
      validationClock: instantText(at),
      valueSets,
      countryCode: country,
      exp: instantText(new Date(expiresAtSeconds * 1000)),
      iat: instantText(new Date(issuedAtSeconds * 1000)),
      issuerCountryCode: issuedIn,
      kid: keyId,
      region,
    },
  };
  return rules.map((rule) => ({
    rule,
    state: isCompatible(rule, subject.version) ? stateOf(rule, data, budget) : 'open',
  }));
}

/** Whether the rule's language and the certificate's content are of versions that the rule was written for. */
export function isCompatible(
  { engine, engineVersion, schemaVersion }: Rule,
  contentVersion: string,
): boolean {
  const written = versionOf(contentVersion);
  return (
    engine === ENGINE &&
    compareVersions(engineVersion, OUR_VERSION) <= 0 &&
    written !== undefined &&
    written[0] === schemaVersion[0] &&
    compareVersions(schemaVersion, written) <= 0
  );
}

/** What a rule comes to over data; whatever it costs is taken off the budget. */
export function stateOf({ logic }: Rule, data: Value, budget: Budget): RuleState {
  const own = { steps: Math.min(STEPS_FOR_A_RULE, budget.steps) };
  const before = own.steps;
  try {
    const value = evaluate(logic, data, own);
    return value === true ? 'passed' : value === false ? 'failed' : 'open';
  } catch (error) {
    if (error instanceof CertLogicError) return 'open';
    throw error;
  } finally {
    budget.steps -= before - Math.max(0, own.steps);
  }
}

/** To the second, as the EU's verifiers write it. */
const instantText = (instant: Date): string => instant.toISOString().replace(/\.\d+Z$/, 'Z');
