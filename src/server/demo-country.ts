import { demoCountry, type Example } from '../demo/country.ts';
import { attestReadyRecords } from '../issuer/attest.ts';
import { certifyAttestedRecords } from '../issuer/certify.ts';
import { checkRecords } from '../issuer/check.ts';
import type { Database } from '../issuer/database.ts';
import { loadIcvpCatalogue } from '../issuer/icvp-catalogue.ts';
import { importRecords } from '../issuer/import.ts';
import type { ServiceKeys } from '../issuer/keys.ts';
import type { OwnIssuer } from '../issuer/publish.ts';
import { loadRegister } from '../issuer/register.ts';
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
  report: (line: string) => void,
): Promise<void> {
  const known = await readSetting<DemoState>(database, SETTING);
  const size = known?.people ?? people ?? DEFAULT_PEOPLE;
  if (people !== undefined && people !== size) {
    report(`The demo country here has ${count(size)} people and keeps them; begin another one with --data.`);
  }
  if (known?.complete) return;
  await writeSetting(database, SETTING, { people: size, complete: false } satisfies DemoState);
  const country = demoCountry({ seed: SEED, people: size });
  const now = Date.now();
  const daysAgo = (days: number) => new Date(now - days * DAY_MS);

  report(`Making a country of ${count(size)} people to try …`);
  await loadRegister(database, country.register());
  const { lines, rejected } = await importRecords(database, bytesOf(country.csv()), daysAgo(23));
  report(`${count(lines - rejected)} doses imported`);
  await loadIcvpCatalogue(database, DEMO_ICVP_CATALOGUE, 'demo country', daysAgo(23));
  const { ready, mismatch, incomplete } = await checkRecords(database, daysAgo(16));
  report(`${count(ready)} records ready, ${count(mismatch + incomplete)} to be mended`);
  await attestReadyRecords(database, daysAgo(9));
  const { certified } = await certifyAttestedRecords(database, keys, issuer, daysAgo(2));
  report(`${count(certified)} certificates signed`);
  await writeSetting(database, SETTING, { people: size, complete: true } satisfies DemoState);
}

/** People to try the demo with, of the country that these data are. */
export async function demoExamples(database: Database): Promise<readonly Example[]> {
  const state = await readSetting<DemoState>(database, SETTING);
  return state ? demoCountry({ seed: SEED, people: state.people }).examples() : [];
}

const count = (number: number): string => number.toLocaleString('en');

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
