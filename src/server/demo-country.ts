import { demoCountry, type Example } from '../demo/country.ts';
import { certifyQueued } from '../issuer/certify.ts';
import { checkRecords } from '../issuer/check.ts';
import type { Database } from '../issuer/database.ts';
import { addExampleDoors } from '../issuer/door-sets.ts';
import { loadFacilities } from '../issuer/facilities.ts';
import { loadIcvpCatalogue } from '../issuer/icvp-catalogue.ts';
import { importRecords } from '../issuer/import.ts';
import type { ServiceKeys } from '../issuer/keys.ts';
import { linkRecords } from '../issuer/linkage/link-records.ts';
import { loadLots } from '../issuer/lots.ts';
import type { OwnIssuer } from '../issuer/publish.ts';
import { loadRegister } from '../issuer/register.ts';
import { readRuleFiles } from '../issuer/rule-files.ts';
import { addRules } from '../issuer/rules.ts';
import { demoFacility } from './demo-accounts.ts';
import { attestDemoRecords } from './demo-attestations.ts';
import { DEMO_DOORS } from './demo-doors.ts';
import { DEMO_RULES } from './demo-rules.ts';
import type { Log } from './log.ts';
import { readSetting, writeSetting } from './settings.ts';

export const DEFAULT_PEOPLE = 20_000;
const SEED = 5772;
const DAY_MS = 86_400_000;
const SETTING = 'demo-country';

/** WHO's own catalogue comes from whoever may use it; the demo country has a made-up one, of made-up codes. */
const DEMO_ICVP_CATALOGUE = {
  products: [
    {
      code: 'YellowFeverProductDemo1',
      name: 'Stamaril (demo)',
      manufacturer: 'Sanofi Pasteur',
      vaccine: 'stamaril',
    },
  ],
};

interface DemoState {
  readonly people: number;
  readonly complete: boolean;
}

/**
 * Fills an empty database with the demo country, through the same import, check and signing as real records. What an
 * interrupted start left is completed; what is complete is left alone.
 *
 * @param people how many, the first time; 20,000 where nobody says.
 */
export async function seedDemoCountry(
  database: Database,
  keys: ServiceKeys,
  issuer: OwnIssuer,
  people: number | undefined,
  log: Log,
): Promise<void> {
  const known = await readSetting<DemoState>(database, SETTING);
  const size = known?.people ?? people ?? DEFAULT_PEOPLE;
  if (people !== undefined && people !== size) {
    log({
      level: 'warning',
      message: 'the demo country here keeps its size; begin another one with --data',
      people: size,
    });
  }
  if (known?.complete) return;
  await writeSetting(database, SETTING, { people: size, complete: false } satisfies DemoState);
  const country = demoCountry({ seed: SEED, people: size });
  const now = Date.now();
  const daysAgo = (days: number) => new Date(now - days * DAY_MS);

  const tell = (message: string, fields: Readonly<Record<string, number>>) =>
    log({ level: 'info', message, ...fields });
  tell('making a country to try', { people: size });
  await loadRegister(database, country.register());
  await loadFacilities(database, country.facilities());
  await loadLots(database, country.lots());
  const { lines, rejected } = await importRecords(database, bytesOf(country.csv()), daysAgo(23));
  tell('doses imported', { doses: lines - rejected });
  await loadIcvpCatalogue(database, DEMO_ICVP_CATALOGUE, 'demo country', daysAgo(23));
  const rules = readRuleFiles(new Map([['demo country', DEMO_RULES]]));
  await addRules(database, rules, { source: 'demo country', example: true }, daysAgo(2));
  await addExampleDoors(database, DEMO_DOORS, daysAgo(2));
  const { ready, mismatch, incomplete } = await checkRecords(database, daysAgo(16));
  tell('records checked', { ready, wrong: mismatch + incomplete });
  await linkRecords(database, daysAgo(16));
  const { hostname, origin } = new URL(issuer.iss);
  const left = await leftToSign(database, country.examples());
  await attestDemoRecords(database, { id: hostname, origin }, issuer.iss, daysAgo(9), left);
  const { certified } = await certifyQueued(database, keys, issuer, daysAgo(2));
  tell('certificates signed', { certificates: certified });
  await writeSetting(database, SETTING, { people: size, complete: true } satisfies DemoState);
}

const LEFT_TO_SIGN = 24;

/** Some of the ready records of the clerk whom anybody may play, so that there is something to sign. */
async function leftToSign(database: Database, examples: readonly Example[]): Promise<number[]> {
  const home = await demoFacility(database);
  const records = await database.query<{ id: number }>(
    `select id from record
     where facility_id = $1 and state = 'ready' and document_number <> all ($2::text[])
     order by id desc limit ${LEFT_TO_SIGN}`,
    [home?.id ?? null, examples.map(({ documentNumber }) => documentNumber)],
  );
  return records.map(({ id }) => id);
}

/** People to try the demo with, of the country that these data are. */
export async function demoExamples(database: Database): Promise<readonly Example[]> {
  const state = await readSetting<DemoState>(database, SETTING);
  return state ? demoCountry({ seed: SEED, people: state.people }).examples() : [];
}

const CHUNK_LINES = 500;

function* bytesOf(lines: Iterable<string>): Generator<Uint8Array> {
  let chunk: string[] = [];
  for (const line of lines) {
    chunk.push(line);
    if (chunk.length === CHUNK_LINES) {
      yield Buffer.from(`${chunk.join('\n')}\n`);
      chunk = [];
    }
  }
  yield Buffer.from(chunk.join('\n'));
}
