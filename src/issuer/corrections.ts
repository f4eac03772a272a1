import { randomInt } from 'node:crypto';
import type { CorrectionFate, CorrectionToSend, FollowRequest } from '../correction-contract/corrections.ts';
import { checkDigit } from '../correction-contract/request-number.ts';
import { recordByToken, useToken } from './correction-capability.ts';
import { correctionEdit } from './correction-edit.ts';
import type { Database, Queryable } from './database.ts';
import { dayInVietNam } from './dates.ts';
import { readPhoto, sealPhoto } from './sealed-photo.ts';

/** What one person may have asked for and nobody has decided. */
const MOST_OPEN = 5;
const DAY_MS = 86_400_000;
/** Photos of requests that nobody decides, and what was decided, are not kept for longer. */
const PHOTO_KEPT_DAYS = 90;
const KEPT_DAYS = 365;
const SHOWN_DAYS = 90;
const SHOWN = 20;

/**
 * Takes what a citizen asks to be corrected into the queue of the facility that answers for the record. All of it can
 * stand in a record: whoever decides need only say yes.
 *
 * @returns the number by which the request is followed, or why it is not taken.
 */
export async function receiveCorrection(
  database: Database,
  secret: Uint8Array,
  { token, asked, note, photo }: CorrectionToSend,
  now: Date,
): Promise<{ number: string } | 'bad-request' | 'code-expired' | 'too-many-requests'> {
  const bytes = photo === undefined ? undefined : readPhoto(photo);
  if (photo !== undefined && !bytes) return 'bad-request';
  return database.transaction(async (transaction) => {
    const record = await lockRecordOf(transaction, token, now);
    if (!record) return 'code-expired';
    const [open] = await transaction.query<{ count: number }>(
      'select count(*) as count from correction where holder_id = $1 and decided_at is null',
      [record.id],
    );
    if (Number(open?.count) >= MOST_OPEN) return 'too-many-requests';
    const edit = await correctionEdit(transaction, record.id, asked, dayInVietNam(now));
    if (!edit) return 'bad-request';
    if (!(await useToken(transaction, token, now))) return 'code-expired';
    const number = await freeNumber(transaction);
    await transaction.query(
      `insert into correction_request (number, record_id, birth_date, asked, note, photo, received_at)
       values ($1, $2, $3, $4::jsonb, $5, $6, $7)`,
      [
        number,
        record.id,
        record.birth_date,
        JSON.stringify(asked),
        note ?? null,
        bytes ? sealPhoto(secret, number, bytes) : null,
        now,
      ],
    );
    return { number };
  });
}

/** Two requests of one person wait for each other, so that together they are not too many. */
async function lockRecordOf(transaction: Queryable, token: string, now: Date) {
  const recordId = await recordByToken(transaction, token, now);
  const [record] = await transaction.query<{ id: number; birth_date: string }>(
    'select id, birth_date from record where id = $1 for update',
    [recordId ?? null],
  );
  return record;
}

/** Nine digits by chance, which tell nothing of how many there are, and their check digit. */
async function freeNumber(transaction: Queryable): Promise<string> {
  for (;;) {
    const digits = String(randomInt(1_000_000_000)).padStart(9, '0');
    const number = `${digits}${checkDigit(digits)}`;
    const taken = await transaction.query('select from correction_request where number = $1', [number]);
    if (taken.length === 0) return number;
  }
}

/** The fate of a request, for whoever has its number and the birth date as the record has it or should have it. */
export async function followCorrection(
  database: Queryable,
  { number, birthDate }: FollowRequest,
): Promise<CorrectionFate | undefined> {
  const [fate] = await fates(
    database,
    `number = $1 and $2 in (request.birth_date, case when asked ->> 'field' = 'birthDate' then asked ->> 'value' end)`,
    [number, birthDate],
  );
  return fate;
}

/** What was asked for about a record: open requests, and those decided lately; newest first. */
export const correctionsOf = (database: Queryable, recordId: number, now: Date): Promise<CorrectionFate[]> =>
  fates(database, `request.holder_id = $1 and (decided_at is null or decided_at > $2)`, [
    recordId,
    new Date(now.getTime() - SHOWN_DAYS * DAY_MS),
  ]);

interface FateRow {
  readonly number: string;
  readonly field: CorrectionFate['field'];
  readonly facility: string | null;
  readonly outcome: CorrectionFate['outcome'];
  readonly reason: string | null;
  readonly receivedAt: Date;
  readonly seenAt: Date | null;
  readonly decidedAt: Date | null;
}

async function fates(
  database: Queryable,
  where: string,
  parameters: readonly unknown[],
): Promise<CorrectionFate[]> {
  const rows = await database.query<FateRow>(
    `select number, asked ->> 'field' as field, facility.name as facility, outcome, reason,
       received_at as "receivedAt", seen_at as "seenAt", decided_at as "decidedAt"
     from correction request
     join record holder on holder.id = request.holder_id
     left join facility on facility.id = holder.facility_id
     where ${where} order by received_at desc, request.id desc limit ${SHOWN}`,
    parameters,
  );
  return rows.map(({ receivedAt, seenAt, decidedAt, ...row }) => ({
    ...row,
    receivedAt: receivedAt.toISOString(),
    seenAt: seenAt?.toISOString() ?? null,
    decidedAt: decidedAt?.toISOString() ?? null,
  }));
}

/** Forgets photos that nobody has looked at in time, and requests that were decided long ago. */
export async function forgetOldCorrections(database: Database, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await database.query(
    'update correction_request set photo = null where photo is not null and received_at < $1',
    [before(PHOTO_KEPT_DAYS)],
  );
  await database.query('delete from correction_request where decided_at < $1', [before(KEPT_DAYS)]);
}
