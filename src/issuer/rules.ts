import type { ValueSets } from '../trust/rules/judge-rules.ts';
import { type PublishedRuleBook, type PublishedRules, RULE_BOOK_LIMITS } from '../trust/rules/rule-book.ts';
import type { Database, Queryable } from './database.ts';
import { RuleFileError, type RuleFiles } from './rule-files.ts';
import { knownValueSets } from './value-sets.ts';

/** What is kept: the rules of each country with where they came from, and the value sets that the operator supplied. */
interface KeptRules {
  readonly countries: readonly (PublishedRules & { readonly source: string })[];
  readonly valueSets: ValueSets;
}

const SETTING = 'country-rules';
const NOTHING: KeptRules = { countries: [], valueSets: {} };
/** Characters of JSON. All that the EU's countries ever published is some 400,000; verifiers read bundles of 8 million. */
const MAX_RULES_LENGTH = 2_000_000;

/**
 * Takes over rules: those of a country take the place of all that it had before, so a rule that it no longer publishes
 * is gone. Value sets take the place of those of the same name.
 *
 * @param source where the rules come from, for whoever asks later.
 * @throws {RuleFileError} and changes nothing.
 */
export async function addRules(
  database: Database,
  { byCountry, valueSets }: RuleFiles,
  { source, example }: { readonly source: string; readonly example: boolean },
  now: Date,
): Promise<void> {
  const addedAtSeconds = Math.floor(now.getTime() / 1000);
  const added = [...byCountry].map(([country, rules]) => ({
    country,
    addedAtSeconds,
    ...(example && { example: true as const }),
    rules,
    source: source.slice(0, 300),
  }));
  await change(database, (kept) => ({
    countries: [...kept.countries.filter(({ country }) => !byCountry.has(country)), ...added].sort((a, b) =>
      a.country < b.country ? -1 : 1,
    ),
    valueSets: { ...kept.valueSets, ...valueSets },
  }));
}

/** Takes the rules of a country away. @returns how many those were. */
export async function removeRules(database: Database, country: string): Promise<number> {
  let removed = 0;
  await change(database, (kept) => {
    removed = kept.countries.find((one) => one.country === country)?.rules.length ?? 0;
    return { ...kept, countries: kept.countries.filter((one) => one.country !== country) };
  });
  return removed;
}

/** What there is of each country. */
export const countryRules = async (database: Queryable): Promise<KeptRules['countries']> =>
  (await keptRules(database)).countries;

/** The rules as the trust bundle takes them along, with the value sets that they ask for; undefined where none are. */
export async function publishedRuleBook(database: Queryable): Promise<PublishedRuleBook | undefined> {
  const { countries, valueSets } = await keptRules(database);
  if (countries.length === 0) return undefined;
  const asked = JSON.stringify(countries);
  const known = Object.entries({ ...knownValueSets(), ...valueSets });
  return {
    countries: countries.map(({ source: _ours, ...published }) => published),
    valueSets: Object.fromEntries(known.filter(([name]) => asked.includes(`external.valueSets.${name}`))),
  };
}

async function keptRules(database: Queryable): Promise<KeptRules> {
  const [row] = await database.query<{ value: KeptRules }>('select value from setting where name = $1', [
    SETTING,
  ]);
  return row?.value ?? NOTHING;
}

/** Reads and writes in one step, so that of two who add at once neither is lost. */
const change = (database: Database, changed: (kept: KeptRules) => KeptRules): Promise<void> =>
  database.transaction(async (transaction) => {
    await transaction.query(
      `insert into setting (name, value) values ($1, $2::jsonb) on conflict (name) do nothing`,
      [SETTING, JSON.stringify(NOTHING)],
    );
    await transaction.query('select from setting where name = $1 for update', [SETTING]);
    const next = changed(await keptRules(transaction));
    const text = JSON.stringify(next);
    if (text.length > MAX_RULES_LENGTH) throw new RuleFileError('more rules than a trust bundle takes along');
    if (Object.keys(next.valueSets).length > RULE_BOOK_LIMITS.valueSets) {
      throw new RuleFileError(`more than ${RULE_BOOK_LIMITS.valueSets} value sets`);
    }
    await transaction.query('update setting set value = $2::jsonb where name = $1', [SETTING, text]);
  });
