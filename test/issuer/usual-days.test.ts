import { expect, it } from 'vitest';
import type { Database } from '../../src/issuer/database.ts';
import { usualDays, usualDaysCounter } from '../../src/issuer/usual-days.ts';
import { describeOnBothEngines } from './databases.ts';
import { addRecords, layOut } from './supervised.ts';

const NOW = new Date('2026-11-20T08:00:00Z');

/** People whose records came on the second, were mended after some days, and signed and certified one after another. */
async function pass(database: Database, people: number, days: (person: number) => number): Promise<void> {
  const ids = await addRecords(
    database,
    Array.from({ length: people }, () => ({ facility: 1, state: 'certified' })),
  );
  const [attestation] = await database.query<{ id: number }>(
    `insert into attestation (facility_id, attested_at) values (1, '2026-11-16T01:00:00Z') returning id`,
  );
  for (const [person, id] of ids.entries()) {
    await database.query(
      `update record set attestation_id = $2, checked_at = imported_at + $3 * interval '1 day' where id = $1`,
      [id, attestation?.id, days(person)],
    );
    await database.query(
      `insert into audit (sequence, at, account_id, action, record_id, decision_id, hash)
       select coalesce(max(sequence), 0) + 1, '2026-11-10T01:00:00Z', 1, 'edit', $1, gen_random_uuid(), '' from audit`,
      [id],
    );
    for (const issued of ['2026-11-17T00:00:00Z', '2026-11-19T00:00:00Z']) {
      await database.query(
        `insert into certificate (record_id, attestation_id, number, status_index, issuer, kid, jws, issued_at, expires_at)
         values ($1, $2, gen_random_uuid()::text, 0, '', '', '', $3, $3::timestamptz + interval '1 year')`,
        [id, attestation?.id, issued],
      );
    }
  }
}

describeOnBothEngines('how long a step usually takes', (open) => {
  it('is what it took the middle one of those who passed it lately, renewals aside', async () => {
    const database = await open();
    await layOut(database);
    await pass(database, 21, (person) => (person < 10 ? 1 : person === 10 ? 6.5 : 10));
    expect(await usualDays(database, NOW)).toEqual({ check: 7, attest: 8, certify: 1 });
    // Nothing of it is late enough any more.
    expect(await usualDays(database, new Date('2027-02-01T00:00:00Z'))).toEqual({});
  });

  it('is not said of few, nor where it cannot be counted', async () => {
    const database = await open();
    await layOut(database);
    await pass(database, 19, () => 3);
    expect(await usualDays(database, NOW)).toEqual({});
    const broken = usualDaysCounter({ query: () => Promise.reject(new Error('gone')) });
    expect(await broken(NOW)).toEqual({});
  });
});
