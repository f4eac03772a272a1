import type { Act } from './act.ts';
import { type ChangeRefusal, type ChangeResult, changeRecords } from './change-records.ts';
import type { Database, Queryable } from './database.ts';
import { isConfirmed, SHARED_NUMBERS } from './duplicates.ts';
import { lockGroups, type StoredRecord } from './locked-records.ts';
import { holdRegister } from './register.ts';
import { stands } from './stands.ts';

/** Looked for at once. */
const BATCH_GROUPS = 100_000;
/** Brought together at once. */
const BATCH_RECORDS = 2_000;

/**
 * Brings together records of which the register confirms each, so that they are surely one person's: into the one that
 * has a certificate, else that was attested or found ready before the others, else into the first. Two that both have a
 * certificate stay two, and so does every group of which somebody has said of any two that they are two people's.
 *
 * @returns the records that others went into, to be checked as well.
 */
export async function mergeConfirmed(
  database: Database,
  now: Date,
  recordIds: readonly number[] | undefined,
): Promise<number[]> {
  const act: Act = { accountId: null, action: 'merge', reason: 'register-confirms-each', at: now };
  const holders: number[] = [];
  let after = '';
  for (;;) {
    const groups = await database.query<{ document_number: string; ids: number[] }>(
      `with shared as (${SHARED_NUMBERS})
       select record.document_number, array_agg(record.id) as ids
       from shared
       join record using (document_number, nationality)
       join register_person person using (document_number)
       where shared.nationality = 'VN' and document_number > $2 and ${stands('record')}
         and ${isConfirmed('record', 'person')}
       group by record.document_number
       having count(*) > 1
       order by record.document_number
       limit ${BATCH_GROUPS}`,
      [recordIds ?? null, after],
    );
    const last = groups.at(-1);
    if (!last) return holders;
    after = last.document_number;
    for (const ids of batchesOf(groups)) {
      const merges = await database.transaction(async (transaction) => {
        await holdRegister(transaction);
        const locked = await lockGroups(transaction, ids);
        const merges = await confirmedMerges(transaction, ids);
        await mergeAll(transaction, act, merges, locked);
        return merges;
      });
      holders.push(...merges.map(({ intoId }) => intoId));
    }
  }
}

/** Whole groups, about as many records as are brought together at once. */
function batchesOf(groups: readonly { readonly ids: readonly number[] }[]): number[][] {
  const batches: number[][] = [];
  for (const { ids } of groups) {
    const batch = batches.at(-1);
    if (batch && batch.length + ids.length <= BATCH_RECORDS) batch.push(...ids);
    else batches.push([...ids]);
  }
  return batches;
}

/** Of these records, which are locked: what was found before may be another person's by now. */
async function confirmedMerges(transaction: Queryable, ids: readonly number[]): Promise<Merge[]> {
  const groups = await transaction.query<{ ids: number[]; certified: number[] }>(
    `with member as materialized (
       select record.id, record.document_number, record.state, record.attestation_id,
         record.state = 'certified' or exists (select from certificate where record_id = record.id) as certified
       from record join register_person person using (document_number)
       where record.id = any($1::bigint[]) and record.nationality = 'VN' and ${stands('record')}
         and ${isConfirmed('record', 'person')}
     ), own as materialized (
       select id, id as member_id from member
       union all
       select record.id, member.id from member join record on record.merged_into = member.id
     ), two_people as (
       select one.document_number
       from own
       join duplicate on duplicate.record_id = own.id and kept_apart_at is not null
       join own other_own on other_own.id = duplicate.other_id
       join member one on one.id = own.member_id
       join member other on other.id = other_own.member_id and other.document_number = one.document_number
     )
     select
       array_agg(id order by certified desc, attestation_id is not null desc, state = 'ready' desc, id) as ids,
       coalesce(array_agg(id) filter (where certified), '{}') as certified
     from member
     where document_number not in (select document_number from two_people)
     group by document_number
     having count(*) > 1`,
    [ids],
  );
  return groups.flatMap(({ ids: [intoId, ...others], certified }) =>
    others.flatMap((recordId) =>
      intoId === undefined || certified.includes(recordId) ? [] : [{ recordId, intoId }],
    ),
  );
}

/**
 * Brings a record together with another one of the same person: its doses count there from then on, and so do those of
 * the records that were brought together with it before. Call once in a transaction, last of all.
 *
 * @param version of the record, as whoever decided saw it.
 */
export async function mergeRecords(
  transaction: Queryable,
  act: Act,
  recordId: number,
  intoId: number,
  version?: number,
): Promise<ChangeResult> {
  // Whatever one of them goes into must not go into a third at the same time.
  const locked = await lockGroups(transaction, [recordId, intoId]);
  return mergeAll(transaction, act, [{ recordId, intoId, version }], locked);
}

interface Merge {
  readonly recordId: number;
  readonly intoId: number;
  readonly version?: number | undefined;
}

async function mergeAll(
  transaction: Queryable,
  act: Act,
  merges: readonly Merge[],
  locked: ReadonlyMap<number, StoredRecord>,
): Promise<ChangeResult> {
  if (merges.length === 0) return { changed: [], refused: [] };
  const followers = await followersOf(
    transaction,
    merges.map(({ recordId }) => recordId),
  );
  const refused: { recordId: number; why: ChangeRefusal }[] = [];
  const changes = merges.flatMap(({ recordId, intoId, version }) => {
    const record = locked.get(recordId);
    const target = locked.get(intoId);
    const mergedInto = target?.values.mergedInto ?? intoId;
    const why = refusal(record, target, mergedInto === recordId);
    if (why) {
      refused.push({ recordId, why });
      return [];
    }
    const set = { mergedInto };
    return [
      { recordId, version, set },
      ...(followers.get(recordId) ?? []).map((follower) => ({ recordId: follower, set })),
    ];
  });
  const result = await changeRecords(transaction, act, changes);
  return { changed: result.changed, refused: [...refused, ...result.refused] };
}

function refusal(
  record: StoredRecord | undefined,
  target: StoredRecord | undefined,
  intoItself: boolean,
): ChangeRefusal | undefined {
  if (!record || !target) return 'not-found';
  if (record.state === 'merged' || intoItself) return 'merged';
  if (record.state === 'closed' || target.state === 'closed') return 'closed';
  return record.state === 'certified' || record.hasCertificate ? 'certified' : undefined;
}

/** What was brought together with records that are locked. */
async function followersOf(transaction: Queryable, ids: readonly number[]): Promise<Map<number, number[]>> {
  const rows = await transaction.query<{ merged_into: number; ids: number[] }>(
    `select merged_into, array_agg(id order by id) as ids from record
     where merged_into = any($1::bigint[]) group by merged_into`,
    [ids],
  );
  return new Map(rows.map((row) => [row.merged_into, row.ids]));
}
