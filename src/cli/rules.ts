import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { RuleFileError, readRuleFiles } from '../issuer/rule-files.ts';
import { addRules, countryRules, removeRules } from '../issuer/rules.ts';
import { type Command, count, DATA_OPTION, dataOption, UsageError, withDatabase } from './command.ts';

const MAX_FILE_BYTES = 5_000_000;
const OPTIONS = { ...dataOption, example: { type: 'boolean', default: false } } as const;

export const rulesCommand: Command = {
  usage: `add FILE… [options]
       vi-vacxin rules list [options]
       vi-vacxin rules remove COUNTRY [options]

Takes over what countries ask of those who arrive: rules in CertLogic, as the EU's gateway and WHO publish them. They are
in the trust bundle from its next publication, at the latest when the service starts, and every wallet checks with them
offline. A FILE is JSON: a rule, a list of rules, { "rules": […], "valueSets": { name: [codes] } }, or a value set as the
EU publishes it. Name all files of a country in one call: they take the place of all its rules before. A file with a
rule that cannot be read is refused whole.

  --example         made up to try the check with, and marked as such on every screen
  ${DATA_OPTION}`,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    const [action, ...named] = positionals;
    const [country, ...others] = named;
    if (action === 'add' && country !== undefined) return add(named, values.data, values.example);
    if (action === 'list' && country === undefined) return list(values.data);
    if (action === 'remove' && country !== undefined && others.length === 0) {
      return remove(country, values.data);
    }
    throw new UsageError('say "add" and files, "list", or "remove" and one country');
  },
};

async function add(paths: readonly string[], dataDirectory: string, example: boolean): Promise<number> {
  const jsons = new Map<string, unknown>();
  for (const path of paths) jsons.set(path, await jsonAt(path));
  const files = readRuleFiles(jsons);
  const source = paths.map((path) => basename(path)).join(', ');
  await withDatabase(dataDirectory, (database) => addRules(database, files, { source, example }, new Date()));
  for (const [country, rules] of files.byCountry) console.log(`${country}: ${count(rules.length)} rules`);
  for (const [name, codes] of Object.entries(files.valueSets)) {
    console.log(`value set ${name}: ${count(codes.length)} codes`);
  }
  return 0;
}

async function jsonAt(path: string): Promise<unknown> {
  if ((await stat(path)).size > MAX_FILE_BYTES) throw new RuleFileError(`${path}: larger than any rules`);
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new RuleFileError(`${path}: not JSON`);
    throw error;
  }
}

const list = (dataDirectory: string): Promise<number> =>
  withDatabase(dataDirectory, async (database) => {
    for (const { country, rules, addedAtSeconds, example, source } of await countryRules(database)) {
      const added = new Date(addedAtSeconds * 1000).toISOString();
      console.log(`${country}: ${count(rules.length)} rules${example ? ', examples' : ''}`);
      console.log(`  added ${added}, from ${source}`);
    }
    return 0;
  });

const remove = (country: string, dataDirectory: string): Promise<number> =>
  withDatabase(dataDirectory, async (database) => {
    const removed = await removeRules(database, country);
    if (removed === 0) throw new UsageError(`no rules of "${country}"; see "rules list"`);
    console.log(`${count(removed)} removed; no longer in the trust bundle from its next publication`);
    return 0;
  });
