// npm run bench:issue -- [--records N] [--engine PostgreSQL|PGlite] [--no-sync]
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { recordContents } from '../../../src/issuer/attested-content.ts';
import { certifyQueued } from '../../../src/issuer/certify.ts';
import { type Database, openDatabase } from '../../../src/issuer/database.ts';
import { openKeys } from '../../../src/issuer/keys.ts';
import type {
  CertificateSigner,
  SignedCertificate,
  SigningJob,
} from '../../../src/issuer/sign-certificates.ts';
import { openSigningThreads, type Signing } from '../../../src/issuer/signing-threads.ts';
import { startPostgres } from '../../postgres.ts';
import { fillQueue } from './fill.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    records: { type: 'string', default: '100000' },
    engine: { type: 'string' },
    /** synchronous_commit = off, which an operator may choose: a crash of the server loses the last moments as a whole. */
    'no-sync': { type: 'boolean', default: false },
  },
});
const records = Number(values.records);
const threads = availableParallelism();
const NOW = new Date('2022-06-01T08:00:00Z');
const OWN = {
  iss: 'https://vacxin.example.vn',
  name: { vi: 'Bộ Y tế', en: 'Ministry of Health' },
  country: 'VN',
  demo: false,
};
const folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-bench-'));
const keys = await openKeys(join(folder, 'keys'));

const outDir = resolve('dist/test/issue-thread');
await build({
  configFile: false,
  logLevel: 'error',
  build: { ssr: 'src/issuer/signing-thread.ts', outDir, target: 'node20', copyPublicDir: false },
});
const program = join(outDir, 'signing-thread.js');

const print = (text: string) => process.stdout.write(`${text}\n`);

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begunAt = performance.now();
  await work();
  return (performance.now() - begunAt) / 1000;
}

const say = (what: string, count: number, took: number) =>
  print(
    `${what.padEnd(58)} ${Math.round(count / took)
      .toLocaleString('en')
      .padStart(9)} a second`,
  );

/** OpenSSL's ECDSA with P-256 alone, on as many threads as there are cores. */
async function rawSigning(): Promise<number> {
  const SIGNATURES = 30_000;
  const code = `
    const { generateKeyPairSync, sign } = require('node:crypto');
    const { parentPort } = require('node:worker_threads');
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const bytes = Buffer.alloc(600, 7);
    const begunAt = performance.now();
    for (let n = 0; n < ${SIGNATURES}; n++) sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' });
    parentPort.postMessage(${SIGNATURES} / (performance.now() - begunAt) * 1000);`;
  const rates = await Promise.all(
    Array.from(
      { length: threads },
      () => new Promise<number>((done) => new Worker(code, { eval: true }).once('message', done)),
    ),
  );
  return rates.reduce((sum, rate) => sum + rate, 0);
}

/** What is in the queue signed in all forms without the database, and the certificates. */
async function makingForms(database: Database, signing: Signing) {
  const rows = await database.query<{ record_id: number }>(
    'select record_id from certification order by turn limit 20000',
  );
  const contents = await recordContents(
    database,
    rows.map(({ record_id }) => record_id),
  );
  const jobs = contents.map(
    ({ recordId, text }, place): SigningJob => ({ recordId, text, number: '7Q4KX2M9RT', statusIndex: place }),
  );
  const as: CertificateSigner = {
    own: OWN,
    signer: (await keys.issuer.at(NOW, new Set())).signer,
    documentSigner: await keys.documentSigners.at(NOW, new Set()),
    icvpProducts: new Map(),
  };
  await signing.sign(jobs.slice(0, 1_000), as, NOW);
  const signed = new Map<number, SignedCertificate>();
  const took = await seconds(async () => {
    for (let start = 0; start < jobs.length; start += 500) {
      const results = await signing.sign(jobs.slice(start, start + 500), as, NOW);
      for (const one of results) if ('jws' in one) signed.set(one.recordId, one);
    }
  });
  const [example] = signed.values();
  const signatures = jobs.length * (1 + (example?.twins.length ?? 0));
  return { count: jobs.length, took, signatures, example };
}

/** Everything but signing: the same rows again and again. */
const readyMade = (example: SignedCertificate | undefined): Signing => ({
  batchesInFlight: threads + 1,
  sign: async (jobs) =>
    jobs.map(({ recordId }) => ({ recordId, jws: example?.jws ?? '', twins: example?.twins ?? [] })),
  close: async () => {},
});

async function measure(engine: string, open: () => Promise<Database>) {
  print(`\n${engine}, ${records.toLocaleString('en')} records, ${threads} threads`);
  const database = await open();
  const signing = openSigningThreads(program, threads);
  try {
    const fillTook = await seconds(() => fillQueue(database, records, NOW));
    say('attested records put into the queue (not measured for speed)', records, fillTook);
    const raw = await rawSigning();
    say(`OpenSSL signing alone`, raw, 1);
    const { count, took, signatures, example } = await makingForms(database, signing);
    say('all forms made and signed, without the database', count, took);
    say('  that is signatures', signatures, took);
    let certified = 0;
    const all = await seconds(async () => {
      ({ certified } = await certifyQueued(database, keys, OWN, NOW, { signing }));
    });
    if (certified !== records) throw new Error(`${certified} of ${records} certified`);
    say('attested record to stored certificate', certified, all);
    print(`  25 million would take ${Math.round(25e6 / (certified / all) / 60)} minutes`);
    const [size] = await database.query<{ bytes: number }>(
      `select sum(pg_total_relation_size(inhrelid)) as bytes from pg_inherits where inhparent = 'certificate'::regclass`,
    );
    print(`  ${Math.round((size?.bytes ?? 0) / certified)} bytes a certificate on disk, with its index`);
    const ready = Math.min(records, 20_000);
    await database.query(
      `insert into certification (record_id, attestation_id, facility_id, reason, digest, turn, queued_at)
       select record.id, attestation_id, facility_id, 'renewal', '', record.id, $1 from record
       order by id limit ${ready}`,
      [NOW],
    );
    await sameDigests(database, ready);
    const alone = await seconds(() =>
      certifyQueued(database, keys, OWN, NOW, { signing: readyMade(example) }),
    );
    say('the database alone, with certificates that are ready', ready, alone);
  } finally {
    await signing.close();
    await database.close();
  }
}

async function sameDigests(database: Database, count: number) {
  const rows = await database.query<{ record_id: number }>(
    `select record_id from certification order by turn limit ${count}`,
  );
  const contents = await recordContents(
    database,
    rows.map(({ record_id }) => record_id),
  );
  await database.query(
    `update certification set digest = row.digest
     from json_to_recordset($1::json) row (id bigint, digest text) where record_id = row.id`,
    [JSON.stringify(contents.map(({ recordId, digest }) => ({ id: recordId, digest })))],
  );
}

try {
  if (values.engine !== 'PGlite') {
    const postgres = await startPostgres({
      shared_buffers: '512MB',
      max_wal_size: '4GB',
      ...(values['no-sync'] && { synchronous_commit: 'off' }),
    });
    try {
      await measure('PostgreSQL', () => openDatabase({ url: `${postgres.url}postgres` }));
    } finally {
      await postgres.stop();
    }
  }
  if (values.engine !== 'PostgreSQL') {
    await measure('PGlite', () => openDatabase({ directory: join(folder, 'database') }));
  }
} finally {
  rmSync(folder, { recursive: true });
}
