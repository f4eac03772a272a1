import * as v from 'valibot';
import type { ValueSets } from '../trust/rules/judge-rules.ts';
import { readRule } from '../trust/rules/rule.ts';
import { RULE_BOOK_LIMITS } from '../trust/rules/rule-book.ts';

/** What published files hold: rules by country, each as published, and value sets. */
export interface RuleFiles {
  readonly byCountry: ReadonlyMap<string, readonly unknown[]>;
  readonly valueSets: ValueSets;
}

export class RuleFileError extends Error {
  override readonly name = 'RuleFileError';
  readonly code = 'malformed-rules';
}

const Codes = v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(RULE_BOOK_LIMITS.codes));
/** A value set as the EU publishes it. */
const ValueSet = v.object({
  valueSetId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
  valueSetValues: v.record(v.string(), v.unknown()),
});
/** Rules with the value sets that they were written for; each rule may stand beside tests of its own. */
const Collection = v.object({
  rules: v.array(v.unknown()),
  valueSets: v.exactOptional(v.record(v.string(), Codes)),
});
const Wrapped = v.object({ rule: v.unknown() });

/**
 * Reads files of rules: one rule, a list of rules, rules with value sets, or one of the EU's value sets. A rule that
 * cannot be read is refused with its whole file: without it a country would seem to ask for less than it does.
 *
 * @param files parsed JSON by the file's name.
 * @throws {RuleFileError} that names the file, the rule and what is wrong with it.
 */
export function readRuleFiles(files: ReadonlyMap<string, unknown>): RuleFiles {
  const byCountry = new Map<string, unknown[]>();
  const valueSets: Record<string, readonly string[]> = {};
  for (const [name, json] of files) {
    const valueSet = v.safeParse(ValueSet, json);
    if (valueSet.success) {
      const { valueSetId, valueSetValues } = valueSet.output;
      valueSets[valueSetId] = Object.keys(valueSetValues);
      continue;
    }
    const collection = v.safeParse(Collection, json);
    if (collection.success) Object.assign(valueSets, collection.output.valueSets);
    const entries = collection.success ? collection.output.rules : Array.isArray(json) ? json : [json];
    for (const [at, entry] of entries.entries()) {
      const rule = v.is(Wrapped, entry) ? entry.rule : entry;
      const read = readRule(rule);
      if ('problem' in read) throw new RuleFileError(`${name}: ${nameOf(rule, at)}: ${read.problem}`);
      const { country } = read.rule;
      byCountry.set(country, [...(byCountry.get(country) ?? []), rule]);
    }
  }
  for (const [country, rules] of byCountry) {
    if (rules.length > RULE_BOOK_LIMITS.rulesOfACountry) {
      throw new RuleFileError(`${country}: more than ${RULE_BOOK_LIMITS.rulesOfACountry} rules`);
    }
  }
  return { byCountry, valueSets };
}

const Named = v.object({ Identifier: v.pipe(v.string(), v.maxLength(40)) });

const nameOf = (rule: unknown, at: number): string =>
  v.is(Named, rule) ? rule.Identifier : `rule ${at + 1}`;
