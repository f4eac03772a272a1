import { recordContents } from '../../../src/issuer/attested-content.ts';
import { enqueue } from '../../../src/issuer/certification-queue.ts';
import type { Database, Queryable } from '../../../src/issuer/database.ts';

const FACILITIES = 100;
const BATCH = 10_000;

/**
 * Fills a database with records that their facilities have attested, two or three doses each, and with the queue. Signatures
 * of facilities are another question: attestations hold none here.
 */
export async function fillQueue(database: Database, records: number, now: Date): Promise<void> {
  await database.query(
    `insert into facility (name) select 'Trạm ' || number from generate_series(1, ${FACILITIES}) number`,
  );
  await database.query(
    'insert into attestation (facility_id, attested_at) select id, $1 from facility order by id',
    [now],
  );
  for (let start = 0; start < records; start += BATCH) {
    const size = Math.min(BATCH, records - start);
    await database.transaction(async (transaction) => {
      const added = await addRecords(transaction, {
        start,
        size,
        facilities: FACILITIES,
        state: 'attested',
        now,
      });
      const ids = added.map(({ id }) => id);
      const digests = new Map(
        (await recordContents(transaction, ids)).map(({ recordId, digest }) => [recordId, digest]),
      );
      const entries = added.map(({ id, facility_id }) => ({
        recordId: id,
        attestationId: facility_id,
        facilityId: facility_id,
        digest: digests.get(id) ?? '',
      }));
      await enqueue(transaction, entries, 'attested', now);
    });
  }
  await database.query('analyze');
}

interface RecordsToAdd {
  /** Records are numbered from the one after this. */
  readonly start: number;
  readonly size: number;
  /** How many there are; they have the records in turns, and those that are attested have the attestation of their number. */
  readonly facilities: number;
  readonly state: 'ready' | 'attested';
  readonly now: Date;
}

/** Adds records of two or three doses of people who all have a document, a telephone and a name with their number in it. */
export async function addRecords(
  transaction: Queryable,
  { start, size, facilities, state, now }: RecordsToAdd,
): Promise<{ id: number; facility_id: number }[]> {
  const added = await transaction.query<{ id: number; facility_id: number }>(
    `insert into record (content_key, name, name_key, name_folded, birth_date, sex, document_number, phone,
                         nationality, state, imported_at, checked_at, attestation_id, facility_id)
     select 'bench ' || number, 'Nguyễn Thị Hồng ' || number, 'nguyen thi hong ' || number,
       'nguyen thi hong ' || number, to_char(date '1950-01-01' + (number * 7919 % 20000)::int, 'YYYY-MM-DD'),
       'female', lpad(number::text, 12, '0'), '09' || lpad(number::text, 8, '0'), 'VN', $5, $3::timestamptz,
       $3::timestamptz, case $5 when 'attested' then 1 + number % $4::int end, 1 + number % $4::int
     from generate_series($1::bigint + 1, $1::bigint + $2::bigint) number
     returning id, facility_id`,
    [start, size, now, facilities, state],
  );
  await transaction.query(
    `insert into dose (record_id, entered_record_id, entered_ordinal, entered_vaccine, entered_date, ordinal, date, vaccine, lot, facility_id)
     select record.id, record.id, ordinal, given.vaccine, given.date, ordinal, given.date, given.vaccine,
       'PCB0' || record.id % 1000, record.facility_id
     from record
     cross join (values (1, 'vaxzevria', '2021-06-10'), (2, 'comirnaty', '2021-08-10'),
                        (3, 'comirnaty', '2022-01-10')) given (ordinal, vaccine, date)
     where record.id = any($1::bigint[]) and ordinal <= 2 + record.id % 2`,
    [added.map(({ id }) => id)],
  );
  return added;
}
