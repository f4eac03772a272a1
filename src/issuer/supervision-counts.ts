import type { FindingCode } from '../contract.ts';
import type { Database, Queryable } from './database.ts';
import { dayInVietNam } from './dates.ts';
import { stands } from './stands.ts';
import { type Territory, territoryParameters, withinTerritory } from './territory.ts';
import { addDays, sqlDayInVietNam, startOfDay } from './viet-nam-days.ts';

/** Whose records are counted, and by what. */
export interface Scope {
  readonly territory: Territory;
  /** Only facilities of which nobody has said in which province, or in which commune of the province, they lie. */
  readonly undeclared: boolean;
  /** The column of the facility that tells the parts apart; undefined where there are none. */
  readonly partColumn: 'province' | 'commune' | 'id' | undefined;
}

export interface RecordCount {
  readonly part: string | null;
  readonly state: 'incomplete' | 'mismatch' | 'ready' | 'attested' | 'certified';
  readonly deferred: boolean;
  readonly findings: readonly FindingCode[];
  readonly records: number;
  /** The day on which the first of them came. */
  readonly since: string;
}

export interface DayCount {
  readonly part: string | null;
  /** `YYYY-MM-DD` in Viet Nam. */
  readonly day: string;
  readonly records: number;
}

export interface Counts {
  readonly records: readonly RecordCount[];
  readonly mended: readonly DayCount[];
  /** Of all parts together, as the next. */
  readonly attested: readonly DayCount[];
  readonly certified: readonly DayCount[];
}

const OLDEST_MS = 60_000;
/** Counting takes at most this share of the time, however many people look. */
const MAX_SHARE = 1 / 20;

const COUNTED_DAYS = 60;

/** The days on which what was done is counted, oldest first, today the last. */
export function countedDays(now: Date): string[] {
  const today = dayInVietNam(now);
  return Array.from({ length: COUNTED_DAYS }, (_, index) => addDays(today, index + 1 - COUNTED_DAYS));
}

/**
 * Counts the records of a scope as they are, and what was done on each of the `countedDays`. A million records take
 * seconds, so what was counted is kept and serves for a minute; where counting is quick, it is done anew soon.
 */
export async function countScope(database: Database, scope: Scope, now: Date): Promise<Counts> {
  const [firstDay = dayInVietNam(now)] = countedDays(now);
  const key = JSON.stringify([scope.territory, scope.undeclared, scope.partColumn, firstDay]);
  return database.transaction(async (transaction) => {
    await transaction.query(
      `insert into supervision_count (scope, counted_at, took_ms) values ($1, $2, 0)
       on conflict (scope) do nothing`,
      [key, now],
    );
    // Whoever asks for the same meanwhile waits for this one's count.
    const [kept] = await transaction.query<{ age_ms: number; took_ms: number; counts: Counts | null }>(
      `select extract(epoch from $2::timestamptz - counted_at)::float8 * 1000 as age_ms, took_ms, counts
       from supervision_count where scope = $1 for update`,
      [key, now],
    );
    if (kept?.counts && kept.age_ms < Math.min(OLDEST_MS, kept.took_ms / MAX_SHARE)) return kept.counts;
    const started = performance.now();
    const counts = await countNow(transaction, scope, startOfDay(firstDay));
    await transaction.query(
      'update supervision_count set counted_at = $2, took_ms = $3, counts = $4::jsonb where scope = $1',
      [key, now, Math.round(performance.now() - started), JSON.stringify(counts)],
    );
    return counts;
  });
}

const KEPT_MS = 86_400_000;

/** Forgets counts that nobody asks for any more. */
export async function forgetOldCounts(database: Database, now: Date): Promise<void> {
  await database.query('delete from supervision_count where counted_at < $1', [
    new Date(now.getTime() - KEPT_MS),
  ]);
}

async function countNow(transaction: Queryable, scope: Scope, since: Date): Promise<Counts> {
  return {
    records: await countRecords(transaction, scope),
    mended: await countMended(transaction, scope, since),
    attested: await countDays(transaction, scope, ATTESTED, since),
    certified: await countDays(transaction, scope, CERTIFIED, since),
  };
}

/** Records of the scope; takes the first three parameters of the statement. */
const recordsOf = ({ territory, undeclared }: Scope): string =>
  `${withinTerritory('record', 1)}${
    undeclared ? ` and home.${territory.province === null ? 'province' : 'commune'} is null` : ''
  }`;

const partKey = ({ partColumn }: Scope): string => (partColumn ? `home.${partColumn}::text` : 'null::text');

const countRecords = (database: Queryable, scope: Scope): Promise<RecordCount[]> =>
  database.query(
    `select ${partKey(scope)} as part, record.state, record.deferred_at is not null as deferred, record.findings,
       count(*) as records, ${sqlDayInVietNam('min(record.imported_at)')}::text as since
     from record join facility home on home.id = record.facility_id
     where ${stands('record')} and ${recordsOf(scope)}
     group by 1, 2, 3, 4`,
    territoryParameters(scope.territory),
  );

/** What takes no record off the queue. */
const NOT_MENDING = ['defer', 'resume', 'undo', 'keep-apart'];

/** Records that somebody has mended and that are off the queue, each on the day when it was last mended. */
const countMended = (database: Queryable, scope: Scope, since: Date): Promise<DayCount[]> =>
  database.query(
    `select part, ${sqlDayInVietNam('at')}::text as day, count(*) as records
     from (
       select ${partKey(scope)} as part, max(audit.at) as at
       from audit join record on record.id = audit.record_id join facility home on home.id = record.facility_id
       where audit.at >= $4 and audit.account_id is not null and audit.action <> all($5::text[])
         and record.state not in ('incomplete', 'mismatch', 'closed') and ${recordsOf(scope)}
       group by record.id, 1
     ) mended
     group by 1, 2`,
    [...territoryParameters(scope.territory), since, NOT_MENDING],
  );

const ATTESTED = {
  when: 'attestation.attested_at',
  from: 'attestation',
  ofRecord: 'attestation.id = record.attestation_id',
};
const CERTIFIED = {
  when: 'certificate.issued_at',
  from: 'certificate',
  ofRecord: 'certificate.record_id = record.id',
};

const countDays = (
  database: Queryable,
  scope: Scope,
  { when, from, ofRecord }: typeof ATTESTED,
  since: Date,
): Promise<DayCount[]> =>
  database.query(
    `select null as part, ${sqlDayInVietNam(when)}::text as day, count(*) as records
     from ${from} join record on ${ofRecord} join facility home on home.id = record.facility_id
     where ${when} >= $4 and ${recordsOf(scope)}
     group by 2`,
    [...territoryParameters(scope.territory), since],
  );
