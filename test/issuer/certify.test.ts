import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attestationState } from '../../src/issuer/attestation-state.ts';
import { certificateNumbers } from '../../src/issuer/certificate-number.ts';
import { certificationState, retryFailed } from '../../src/issuer/certification-failures.ts';
import { intake, queuePosition } from '../../src/issuer/certification-intake.ts';
import { enqueue } from '../../src/issuer/certification-queue.ts';
import { type CertifyOptions, certifyQueued } from '../../src/issuer/certify.ts';
import type { Database } from '../../src/issuer/database.ts';
import { openKeys, type ServiceKeys } from '../../src/issuer/keys.ts';
import { type Signing, signHere } from '../../src/issuer/signing-threads.ts';
import { statusIndexes } from '../../src/issuer/status-index.ts';
import { WHOLE_COUNTRY } from '../../src/issuer/territory.ts';
import { SHARD_INDEXES } from '../../src/trust/status/status-list.ts';
import { fillQueue } from '../bench/issue/fill.ts';
import { describeOnBothEngines } from './databases.ts';

const NOW = new Date('2022-06-01T08:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const OWN = {
  iss: 'https://vacxin.example.vn',
  name: { vi: 'Bộ Y tế', en: 'Ministry of Health' },
  country: 'VN',
  demo: false,
};
const SECRET = Buffer.alloc(32, 7);
const folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-certify-'));
let keys: ServiceKeys;
beforeAll(async () => {
  keys = await openKeys(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

const certify = (database: Database, now = NOW, options: CertifyOptions = {}) =>
  certifyQueued(database, keys, OWN, now, options);

/** A device that holds the key and does not answer. */
const outOfOrder: Signing = {
  ...signHere,
  sign: async (jobs) => jobs.map(({ recordId }) => ({ recordId, failure: 'signing-failed' })),
};

const queue = (database: Database) =>
  database.query<{ failure: string | null; tries: number; next_try_at: Date | null }>(
    'select failure, tries, next_try_at from certification order by turn',
  );

describeOnBothEngines('certification', (open) => {
  it('goes on after one record that the database refuses, and names it', async () => {
    const database = await open();
    await fillQueue(database, 30, NOW);
    await database.query(
      `alter table certificate add constraint refused check (record_id <> (13)) not valid`,
    );
    try {
      const [{ least = 0 } = {}] = await database.query<{ least: number }>(
        'select min(id) as least from record',
      );
      expect(least).toBeLessThanOrEqual(13);
      expect(await certify(database)).toEqual({ certified: 29, failed: 1 });
      expect(await queue(database)).toEqual([{ failure: 'not-stored', tries: 1, next_try_at: later(10) }]);
    } finally {
      await database.query('alter table certificate drop constraint refused');
    }
    expect(await certify(database, later(11))).toEqual({ certified: 1, failed: 0 });
  });

  it('tries again with pauses that double while the key does not answer, and then succeeds', async () => {
    const database = await open();
    await fillQueue(database, 5, NOW);
    const failing = { signing: outOfOrder };
    expect(await certify(database, NOW, failing)).toEqual({ certified: 0, failed: 5 });
    expect(await certify(database, later(9), failing)).toEqual({ certified: 0, failed: 0 });
    expect(await certify(database, later(10), failing)).toEqual({ certified: 0, failed: 5 });
    expect((await queue(database)).map(({ next_try_at }) => next_try_at)).toEqual(Array(5).fill(later(30)));
    expect(await certify(database, later(31))).toEqual({ certified: 5, failed: 0 });
  });

  it('keeps what changed after it was attested for a person, who can have it tried again', async () => {
    const database = await open();
    await fillQueue(database, 3, NOW);
    const [changed] = await database.query<{ id: number; name: string }>(
      'select id, name from record order by id limit 1',
    );
    const rename = (name: string | undefined) =>
      database.query('update record set name = $2 where id = $1', [changed?.id, name]);
    await rename('Somebody Else');
    expect(await certify(database)).toEqual({ certified: 2, failed: 1 });
    expect(await certify(database, later(86_400))).toEqual({ certified: 0, failed: 0 });
    expect((await certificationState(database, WHOLE_COUNTRY, NOW)).failures).toEqual([
      {
        failure: 'changed-since-attested',
        records: 1,
        waitingForAPerson: 1,
        oldestAt: NOW.toISOString(),
      },
    ]);
    await rename(changed?.name);
    const elsewhere = { facilityId: null, province: 'Elsewhere', commune: null };
    expect(await retryFailed(database, elsewhere, 'changed-since-attested', NOW)).toBe(0);
    expect(await retryFailed(database, WHOLE_COUNTRY, 'changed-since-attested', NOW)).toBe(1);
    expect(await certify(database)).toEqual({ certified: 1, failed: 0 });
  });

  it('gives nothing to a record whose last dose another facility gave meanwhile', async () => {
    const database = await open();
    await fillQueue(database, 2, NOW);
    await database.query(
      `update record set facility_id = (select max(id) from facility)
       where id = (select min(id) from record)`,
    );
    expect(await certify(database)).toEqual({ certified: 1, failed: 1 });
    expect((await queue(database)).map(({ failure }) => failure)).toEqual(['other-facility']);
  });

  it('serves ten records of one facility between a thousand of another that came first', async () => {
    const database = await open();
    await fillQueue(database, 1_010, NOW);
    const rows = await database.query<{ recordId: number; digest: string }>(
      'select record_id as "recordId", digest from certification order by record_id',
    );
    const [large = 0, small = 0] = (
      await database.query<{ id: number }>('select id from facility order by id limit 2')
    ).map(({ id }) => id);
    await database.query('delete from certification');
    const belongTo = (facilityId: number, some: typeof rows) =>
      database.query('update record set facility_id = $1, attestation_id = $1 where id = any($2::bigint[])', [
        facilityId,
        some.map(({ recordId }) => recordId),
      ]);
    const [many, few] = [rows.slice(0, 1_000), rows.slice(1_000)];
    for (const [facilityId, some] of [
      [large, many],
      [small, few],
    ] as const) {
      await belongTo(facilityId, some);
      await database.transaction((transaction) =>
        enqueue(
          transaction,
          some.map((entry) => ({ ...entry, attestationId: facilityId, facilityId })),
          'attested',
          NOW,
        ),
      );
    }
    expect(await queuePosition(database, large, NOW)).toEqual({ position: 1_010, seconds: null });
    expect((await queuePosition(database, small, NOW)).position).toBeLessThanOrEqual(21);
    const shown = () => attestationState(database, small, new Date());
    expect(await shown()).toMatchObject({ queued: 10, queue: { seconds: null } });
    let batches = 0;
    await certify(database, NOW, { batchRecords: 25, stopping: () => batches++ > 0 });
    expect(
      await database.query('select count(*) as left from certification where facility_id = $1', [small]),
    ).toEqual([{ left: 0 }]);
    // Who signed sees it until the certificates are there; the others, how long it takes at the pace of now.
    expect(await shown()).toMatchObject({ queued: 0, queue: null });
    const { queue: left } = await attestationState(database, large, new Date());
    expect(left?.position).toBeLessThan(1_000);
    expect(left?.seconds).toBeGreaterThan(0);
  });

  it('takes nothing more in beyond its room, and says when to come again', async () => {
    const database = await open();
    await fillQueue(database, 20, NOW);
    expect(await intake(database, NOW, 20)).toEqual({ accepted: true });
    expect(await intake(database, NOW, 19)).toEqual({ accepted: false, retryAfterSeconds: 3_600 });
    await certify(database, NOW);
    expect(await intake(database, NOW, 19)).toEqual({ accepted: true });
  });
});

describe('numbers and indexes', () => {
  it('are each given once', () => {
    const indexOf = statusIndexes(SECRET);
    const indexes = new Set(Array.from({ length: SHARD_INDEXES }, (_, position) => indexOf(position)));
    expect(indexes.size).toBe(SHARD_INDEXES);
    expect(Math.max(...[...indexes].slice(0, 1_000))).toBeLessThan(SHARD_INDEXES);
    expect(indexOf(SHARD_INDEXES)).toBeGreaterThanOrEqual(SHARD_INDEXES);
    const numbers = certificateNumbers(SECRET)(Array.from({ length: 200_000 }, (_, position) => position));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('never give two places one number, however far apart', () => {
    const numbersOf = certificateNumbers(SECRET);
    const position = fc.integer({ min: 0, max: 2 ** 50 - 1 });
    fc.assert(
      fc.property(fc.uniqueArray(position, { minLength: 2, maxLength: 20 }), (positions) => {
        const numbers = numbersOf(positions);
        expect(new Set(numbers).size).toBe(positions.length);
        for (const number of numbers) expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
        expect(numbers).toEqual(positions.flatMap((one) => numbersOf([one])));
      }),
    );
  });
});
