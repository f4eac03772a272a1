import { demoCountry, type Example } from '../demo/country.ts';
import { attestReadyRecords } from '../issuer/attest.ts';
import { certifyAttestedRecords } from '../issuer/certify.ts';
import { checkRecords } from '../issuer/check.ts';
import type { Database } from '../issuer/database.ts';
import { importRecords } from '../issuer/import.ts';
import type { ServiceKeys } from '../issuer/keys.ts';
import type { OwnIssuer } from '../issuer/publish.ts';
import { loadRegister } from '../issuer/register.ts';

const SEED = 5772;
const DAY_MS = 86_400_000;

interface DemoState {
  readonly people: number;
  readonly complete: boolean;
}

/**
 * Fills an empty database with the demo country, through the same import, check and signing as real records. What an
 * interrupted start left is completed; what is complete is left alone.
 */
export async function seedDemoCountry(
  database: Database,
  keys: ServiceKeys,
  issuer: OwnIssuer,
  people: number,
  report: (line: string) => void,
): Promise<void> {
  const known = await readState(database);
  if (known?.complete) return;
  const size = known?.people ?? people;
  await writeState(database, { people: size, complete: false });
  const country = demoCountry({ seed: SEED, people: size });
  const now = Date.now();
  const daysAgo = (days: number) => new Date(now - days * DAY_MS);

  report(`Making a country of ${size.toLocaleString('en')} people to try …`);
  await loadRegister(database, country.register());
  const { lines, rejected } = await importRecords(database, bytesOf(country.csv()), daysAgo(23));
  report(`${(lines - rejected).toLocaleString('en')} doses imported`);
  const { ready, mismatch, incomplete } = await checkRecords(database, daysAgo(16));
  report(
    `${ready.toLocaleString('en')} records ready, ${(mismatch + incomplete).toLocaleString('en')} to be mended`,
  );
  await attestReadyRecords(database, daysAgo(9));
  const { certified } = await certifyAttestedRecords(
    database,
    { iss: issuer.iss, signer: keys.issuer.signer },
    daysAgo(2),
  );
  report(`${certified.toLocaleString('en')} certificates signed`);
  await writeState(database, { people: size, complete: true });
}

/** People to try the demo with, of the country that these data are. */
export async function demoExamples(database: Database): Promise<readonly Example[]> {
  const state = await readState(database);
  return state ? demoCountry({ seed: SEED, people: state.people }).examples() : [];
}

const readState = async (database: Database): Promise<DemoState | undefined> =>
  (await database.query<{ value: DemoState }>(`select value from setting where name = 'demo-country'`))[0]
    ?.value;

async function writeState(database: Database, state: DemoState): Promise<void> {
  await database.query(
    `insert into setting (name, value) values ('demo-country', $1::jsonb)
     on conflict (name) do update set value = excluded.value`,
    [JSON.stringify(state)],
  );
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
