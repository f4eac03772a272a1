/**
 * How fast dirty records are checked, linked and grouped, how much of it is mended in groups, and how often wrongly:
 * `npm run bench:clean` (`-- --people N`, `--other N`, `--pglite N`; 0 leaves a part out, `--kinds` tells every kind of
 * dirt). Results in docs/cleaning.md.
 */
import { Console } from 'node:console';
import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { checkRecords } from '../../../src/issuer/check.ts';
import { type Database, openDatabase } from '../../../src/issuer/database.ts';
import { estimateLinkage } from '../../../src/issuer/linkage/estimate-model.ts';
import { linkRecords } from '../../../src/issuer/linkage/link-records.ts';
import { repairGroups } from '../../../src/issuer/repair-groups.ts';
import { repairThreshold } from '../../../src/issuer/repair-threshold.ts';
import { WHOLE_COUNTRY } from '../../../src/issuer/territory.ts';
import { startPostgres } from '../../postgres.ts';
import { byDirt, curve } from './curve.ts';
import { load } from './load.ts';
import { otherCountry } from './other-dirt.ts';
import { demoSource, type Source } from './source.ts';
import { cleanStation } from './station.ts';

const NOW = new Date('2022-06-01T08:00:00Z');
const SEED = 5772;

// The console alone draws tables.
const { table: show } = new Console(process.stdout);

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    people: { type: 'string', default: '1000000' },
    other: { type: 'string', default: '400000' },
    pglite: { type: 'string', default: '100000' },
    kinds: { type: 'boolean', default: false },
  },
});

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
};
const shown = (number: number, digits = 1) => Number(number.toFixed(digits));

/** What any program must do at the least: hold every record against the register, and write every record once. */
async function baseline(database: Database) {
  const join = await seconds(() =>
    database.query(
      `select count(*) from record join register_person using (document_number, name_key, birth_date, sex)`,
    ),
  );
  const pass = await seconds(() =>
    database
      .transaction(async (transaction) => {
        await transaction.query('update record set version = version');
        throw new Undone();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undone)) throw error;
      }),
  );
  await database.query('vacuum analyze record');
  await database.query('analyze register_person');
  return { join, pass };
}

class Undone extends Error {}

/** As docs/operations.md has them for large imports, of which PostgreSQL's own defaults know nothing. */
const POSTGRES_SETTINGS = {
  shared_buffers: '4GB',
  max_wal_size: '8GB',
  checkpoint_timeout: '30min',
  wal_compression: 'on',
  synchronous_commit: 'off',
};

async function run(name: string, database: Database, source: Source) {
  let records = 0;
  const loading = await seconds(async () => {
    records = await load(database, source, NOW);
  });
  const { join, pass } = await baseline(database);
  const check = await seconds(() => checkRecords(database, NOW));
  const estimate = await seconds(() => estimateLinkage(database, NOW));
  const link = await seconds(() => linkRecords(database, NOW));
  const groups = await seconds(() => repairGroups(database, WHOLE_COUNTRY));
  const total = check + estimate + link + groups;
  process.stdout.write(`\n## ${name}: ${records.toLocaleString('en')} records\n\n`);
  show({
    'loading (apart)': shown(loading),
    'baseline: join': shown(join),
    'baseline: one update of every record': shown(pass),
    check: shown(check),
    'estimating the model': shown(estimate),
    'finding candidates': shown(link),
    groups: shown(groups, 2),
    'check to groups': shown(total),
    'against the baselines together': shown(total / (join + pass), 2),
    'peak memory of the process, MB': Math.round(process.resourceUsage().maxRSS / 1024),
  });
  show(
    (await curve(database)).map(({ threshold, wrongRecords, mended, mistaken }) => ({
      threshold,
      'mended in groups, %': shown((100 * mended) / wrongRecords, 2),
      'left of 15,000': Math.round((15_000 * (wrongRecords - mended)) / wrongRecords),
      mended,
      mistaken,
      'mistaken in 10,000': shown((10_000 * mistaken) / Math.max(1, mended), 2),
    })),
  );
  if (values.kinds) show(await byDirt(database, await repairThreshold(database)));
}

async function onPostgres(work: (open: () => Promise<Database>) => Promise<void>) {
  const { url, stop } = await startPostgres(POSTGRES_SETTINGS);
  try {
    await work(async () => {
      const name = `clean_${randomUUID().replaceAll('-', '')}`;
      const client = new pg.Client({ connectionString: `${url}postgres` });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return openDatabase({ url: `${url}${name}` });
    });
  } finally {
    await stop();
  }
}

await onPostgres(async (open) => {
  const people = Number(values.people);
  for (const size of people > 0 ? [people, people / 2, people / 4] : []) {
    const database = await open();
    await run(`demo country of ${size} on PostgreSQL`, database, demoSource(SEED, size));
    if (size === people) show(await cleanStation(database, NOW));
    await database.close();
  }
  const other = Number(values.other);
  if (other > 0) {
    const database = await open();
    await run(`other dirt, ${other} on PostgreSQL`, database, otherCountry(SEED, other));
    show(await cleanStation(database, NOW));
    await database.close();
  }
});
const pglite = Number(values.pglite);
if (pglite > 0) {
  const database = await openDatabase('memory');
  await run(`demo country of ${pglite} on PGlite`, database, demoSource(SEED, pglite));
  await database.close();
}
