import * as v from 'valibot';
import type { ValueSets } from './judge-rules.ts';
import { type Rule, readRule } from './rule.ts';

/** The rules of one country as they travel in the trust bundle: each as its country published it. */
export interface PublishedRules {
  readonly country: string;
  /** When the operator took them over from whoever publishes them. */
  readonly addedAtSeconds: number;
  /** Made up to try the check with; no country's own. */
  readonly example?: true;
  readonly rules: readonly unknown[];
}

/** The `rules` of a trust bundle. */
export interface PublishedRuleBook {
  readonly countries: readonly PublishedRules[];
  readonly valueSets: ValueSets;
}

export interface CountryRules {
  readonly addedAtSeconds: number;
  readonly example: boolean;
  readonly rules: readonly Rule[];
  /** How many of its rules cannot be read here: without them, nobody can say that a certificate is enough. */
  readonly unreadable: number;
}

/** The rules of all countries that a trust bundle brings. */
export interface RuleBook {
  readonly countries: ReadonlyMap<string, CountryRules>;
  readonly valueSets: ValueSets;
}

export const RULE_BOOK_LIMITS = { countries: 300, rulesOfACountry: 500, valueSets: 60, codes: 5_000 };

const Code = v.pipe(v.string(), v.maxLength(200));
const Codes = v.pipe(v.array(Code), v.maxLength(RULE_BOOK_LIMITS.codes));
const CountryEntry = v.object({
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  addedAtSeconds: v.pipe(v.number(), v.minValue(0), v.maxValue(1e11)),
  example: v.exactOptional(v.literal(true)),
  rules: v.pipe(v.array(v.unknown()), v.maxLength(RULE_BOOK_LIMITS.rulesOfACountry)),
});
const Book = v.object({
  countries: v.pipe(v.array(v.unknown()), v.maxLength(RULE_BOOK_LIMITS.countries)),
  valueSets: v.record(v.string(), v.unknown()),
});

const EMPTY: RuleBook = { countries: new Map(), valueSets: {} };

/**
 * Reads the rules of a trust bundle. One that is malformed spoils no other: a rule makes its country's answers uncertain,
 * a country or value set is as if it were not there.
 *
 * @param claim what the bundle has as `rules`; nothing is assumed of it.
 */
export function readRuleBook(claim: unknown): RuleBook {
  const book = v.safeParse(Book, claim);
  if (!book.success) return EMPTY;
  const countries = new Map<string, CountryRules>();
  for (const one of book.output.countries) {
    const entry = v.safeParse(CountryEntry, one);
    if (!entry.success) continue;
    const { country, addedAtSeconds, example = false, rules } = entry.output;
    const read = rules.map(readRule).flatMap((result) => ('rule' in result ? [result.rule] : []));
    countries.set(country, { addedAtSeconds, example, rules: read, unreadable: rules.length - read.length });
  }
  return { countries, valueSets: readValueSets(book.output.valueSets) };
}

/** The value sets of a trust bundle's rules, or of its doors; one that is malformed is as if it were not there. */
export const readValueSets = (claim: Readonly<Record<string, unknown>>): ValueSets =>
  Object.fromEntries(
    Object.entries(claim)
      .slice(0, RULE_BOOK_LIMITS.valueSets)
      .filter((entry): entry is [string, string[]] => v.is(Codes, entry[1])),
  );
