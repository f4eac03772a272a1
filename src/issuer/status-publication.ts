import type { CodedSet } from '../trust/status/golomb-rice.ts';
import { encodeSet } from '../trust/status/golomb-rice.ts';
import { STATUS_KINDS, type StatusKind } from '../trust/status/offline-status.ts';
import { SHARD_INDEXES } from '../trust/status/status-list.ts';
import type { Database, Queryable } from './database.ts';

/** What has been published of statuses so far, over all processes. */
export interface StatusPublication {
  /** Only rises. */
  readonly version: number;
  /** ISO 8601, UTC. */
  readonly publishedAt: string;
  /** The versions that whole sets and deltas begin at, one a day (UTC), oldest first. */
  readonly bases: readonly { readonly version: number; readonly day: string }[];
}

const SETTING = 'status-publication';
/** Verifiers see by it that nothing has changed. */
const ANEW_AFTER_MS = 6 * 3_600_000;
/** A device that was away for longer fetches the whole set. */
const KEPT_BASES = 31;

/**
 * Gives what has changed since the last publication a version, where there is anything or it is time for another.
 * Processes that publish together take turns.
 */
export const nextPublication = (database: Database, now: Date): Promise<StatusPublication> =>
  database.transaction(async (transaction) => {
    const last = await lockedPublication(transaction);
    const unpublished = await transaction.query('select from status_change where version is null limit 1');
    const day = now.toISOString().slice(0, 10);
    const isNewDay = last?.bases.at(-1)?.day !== day;
    const isOld = !last || now.getTime() - Date.parse(last.publishedAt) >= ANEW_AFTER_MS;
    if (last && unpublished.length === 0 && !isNewDay && !isOld) return last;
    const version = (last?.version ?? 0) + 1;
    await transaction.query('update status_change set version = $1 where version is null', [version]);
    const bases = [...(last?.bases ?? []), ...(isNewDay ? [{ version, day }] : [])].slice(-KEPT_BASES);
    const next = { version, publishedAt: now.toISOString(), bases };
    await transaction.query('update setting set value = $2::jsonb where name = $1', [
      SETTING,
      JSON.stringify(next),
    ]);
    return next;
  });

/** When the oldest change was made that is not published yet. */
export async function unpublishedSince(database: Queryable): Promise<Date | undefined> {
  const [oldest] = await database.query<{ changed_at: Date }>(
    'select changed_at from status_change where version is null order by sequence limit 1',
  );
  return oldest?.changed_at;
}

/** @returns undefined where nothing was ever published. */
async function lockedPublication(transaction: Queryable): Promise<StatusPublication | undefined> {
  await transaction.query(
    `insert into setting (name, value) values ($1, 'null'::jsonb) on conflict (name) do nothing`,
    [SETTING],
  );
  const [row] = await transaction.query<{ value: StatusPublication | null }>(
    'select value from setting where name = $1 for update',
    [SETTING],
  );
  return row?.value ?? undefined;
}

/** What has changed between two versions, and to what; indexes ascend. */
export interface StatusChanges {
  readonly kinds: Readonly<Record<StatusKind, CodedSet>>;
  /** Certificates that hold again. */
  readonly valid: CodedSet;
}

/** The last change of each certificate after one version and up to another; from 0 it is the status of all. */
export async function changesBetween(
  database: Queryable,
  after: number,
  upTo: number,
): Promise<StatusChanges> {
  const rows = await database.query<{ status_index: number; kind: StatusKind | null }>(
    `select distinct on (status_index) status_index, kind from status_change
     where version > $1 and version <= $2
     order by status_index, sequence desc`,
    [after, upTo],
  );
  const of = (kind: StatusKind | null) =>
    encodeSet(rows.filter((row) => row.kind === kind).map((row) => row.status_index));
  return {
    kinds: Object.fromEntries(STATUS_KINDS.map((kind) => [kind, of(kind)])) as Record<StatusKind, CodedSet>,
    valid: of(null),
  };
}

/** How many indexes there are, of shards of which any was given: the latest place is in the last of them. */
export async function statusUniverse(database: Queryable): Promise<number> {
  const [row] = await database.query<{ last_value: number }>('select last_value from certificate_position');
  return (Math.floor((row?.last_value ?? 0) / SHARD_INDEXES) + 1) * SHARD_INDEXES;
}

/** The statuses of one shard, by the place within it; those that hold are left out. */
export async function shardStatuses(database: Queryable, shard: number): Promise<Map<number, StatusKind>> {
  const rows = await database.query<{ status_index: number; kind: StatusKind }>(
    'select status_index, kind from revocation where status_index >= $1 and status_index < $2',
    [shard * SHARD_INDEXES, (shard + 1) * SHARD_INDEXES],
  );
  return new Map(rows.map(({ status_index, kind }) => [status_index % SHARD_INDEXES, kind]));
}

/** The shards in which anything changed after a version. */
export const changedShards = async (database: Queryable, after: number): Promise<number[]> =>
  (
    await database.query<{ shard: number }>(
      'select distinct status_index / $2::bigint as shard from status_change where version > $1',
      [after, SHARD_INDEXES],
    )
  ).map(({ shard }) => shard);

/** The revocation ids of what does not hold, by the key that signed it. */
export async function revokedIds(database: Queryable): Promise<Map<string, string[]>> {
  const rows = await database.query<{ kid: string; rids: string[] }>(
    `select kid, array_agg(status_index::text order by status_index) as rids from revocation group by kid`,
  );
  return new Map(rows.map(({ kid, rids }) => [kid, rids]));
}
