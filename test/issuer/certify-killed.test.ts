import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/issuer/database.ts';
import { openKeys } from '../../src/issuer/keys.ts';
import { fillQueue } from '../bench/issue/fill.ts';
import { newPostgresDatabase } from '../postgres.ts';

/** Inside the project, where the built program finds its packages. */
const OUTPUT = resolve('dist/test-certify-killed');
const NOW = new Date('2022-06-01T08:00:00Z');
const KILLS = 100;
const folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-certify-'));
const keys = join(folder, 'keys');

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    // All in one, since it is started a hundred times.
    ssr: { noExternal: true, external: ['pg-native', '@electric-sql/pglite'] },
    build: {
      ssr: true,
      outDir: OUTPUT,
      copyPublicDir: false,
      rolldownOptions: {
        input: { worker: 'test/issuer/certify-worker.ts', thread: 'src/issuer/signing-thread.ts' },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  await (await openKeys(keys)).documentSigners.at(new Date(), new Set());
}, 60_000);
afterAll(() => {
  rmSync(OUTPUT, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

async function newDatabase(records: number) {
  const url = await newPostgresDatabase();
  const database = await openDatabase({ url });
  await fillQueue(database, records, NOW);
  return { url, database };
}

const begin = (url: string, batchRecords: number): ChildProcess =>
  fork(join(OUTPUT, 'worker.js'), [url, keys, join(OUTPUT, 'thread.js'), String(batchRecords)]);

async function expectEachOnce(database: Database, records: number) {
  expect(
    await database.query(
      `select count(*) as certificates, count(distinct record_id) as records, count(distinct number) as numbers,
         count(distinct status_index) as indexes, count(distinct id) as ids from certificate`,
    ),
  ).toEqual([{ certificates: records, records, numbers: records, indexes: records, ids: records }]);
  expect(await database.query('select state, count(*) from record group by state')).toEqual([
    { state: 'certified', count: records },
  ]);
  expect(await database.query('select * from certification')).toEqual([]);
}

it('a hundred workers killed at random points lose no certificate and make none twice', async () => {
  const records = 6_000;
  const { url, database } = await newDatabase(records);
  try {
    const left = async () => {
      const [row] = await database.query<{ left: number }>('select count(*) as left from certification');
      return row?.left ?? 0;
    };
    let killed = 0;
    const killAfter = async (child: ChildProcess, wait: () => Promise<unknown>) => {
      const ended = once(child, 'exit');
      await wait();
      child.kill('SIGKILL');
      const [, signal] = await ended;
      if (signal === 'SIGKILL') killed++;
    };
    // How long one takes here until its first certificate; then some are killed at any point before theirs, and some at
    // any point of their work.
    const begunAt = performance.now();
    await killAfter(begin(url, 2), async () => {
      while ((await left()) === records) await delay(5);
    });
    const firstAfterMs = performance.now() - begunAt;
    const workBegins = async () => {
      const before = await left();
      while ((await left()) === before) await delay(5);
      await delay(Math.random() * 50);
    };
    let kills = 1;
    await Promise.all(
      [1, 2].map(async () => {
        while (kills++ < KILLS) {
          const wait = kills % 2 === 0 ? workBegins : () => delay(Math.random() * 1.2 * firstAfterMs);
          await killAfter(begin(url, 2), wait);
        }
      }),
    );
    expect(killed).toBe(KILLS);
    expect(await left()).toBeGreaterThan(0);
    expect(await left()).toBeLessThan(records - KILLS / 2);
    const last = begin(url, 500);
    expect(await once(last, 'exit')).toEqual([0, null]);
    await expectEachOnce(database, records);
  } finally {
    await database.close();
  }
}, 120_000);

it('two workers of which one loses its connections again and again end with each certificate once', async () => {
  const records = 2_000;
  const { url, database } = await newDatabase(records);
  try {
    const workers = [begin(url, 10), begin(url, 10)];
    let lost = 0;
    for (const worker of workers) worker.on('message', (said) => String(said).startsWith('lost') && lost++);
    const ended = workers.map((worker) => once(worker, 'exit'));
    const all = Promise.all(ended).then(() => true);
    while (!(await Promise.race([all, delay(100, false)]))) {
      await database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() order by random() limit 1`,
      );
    }
    expect(await Promise.all(ended)).toEqual([
      [0, null],
      [0, null],
    ]);
    expect(lost).toBeGreaterThan(0);
    await expectEachOnce(database, records);
  } finally {
    await database.close();
  }
}, 60_000);
