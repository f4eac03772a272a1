import type { RecordPage, RecordState, RecordsRequest } from '../work-contract/records.ts';
import { type Actor, seesMedical } from './actor.ts';
import type { Queryable } from './database.ts';
import { WITH_OPEN_CORRECTION } from './open-corrections.ts';
import { recordLines } from './record-lines.ts';
import { searchConditions } from './record-search.ts';
import { territoryParameters } from './territory.ts';
import { mayBeOpened, onlyVisible } from './what-police-see.ts';

const WAITING: readonly RecordState[] = ['incomplete', 'mismatch'];
const DEFAULT_LIMIT = 100;
const MOST_COUNTED = 100_000;

/**
 * A page of the records of the actor's territory, in the order of their ids. What the actor must not know cannot be asked
 * for either: the police's queue has records with a finding about the person, and neither lots nor facilities.
 */
export async function findRecords(
  database: Queryable,
  actor: Actor,
  request: RecordsRequest,
  now: Date,
): Promise<RecordPage> {
  const { after = 0, limit = DEFAULT_LIMIT } = request;
  const { ways, parameters } = conditions(actor, request);
  if (ways.length === 0) return { records: [], total: 0, next: null };
  const place = (value: unknown) => `$${parameters.push(value)}`;
  const [counted] = await database.query<{ total: number }>(
    `select least(count(*), ${MOST_COUNTED}) as total from (
       ${ways.map((where) => `(select record.id from record where ${where} limit ${MOST_COUNTED})`).join(' union ')}
     ) found`,
    [...parameters],
  );
  const [from, most] = [place(after), place(limit + 1)];
  const page = (where: string) =>
    `(select record.id from record where ${where} and record.id > ${from} order by record.id limit ${most})`;
  const found = await database.query<{ id: number }>(
    `select id from (${ways.map(page).join(' union ')}) found order by id limit ${most}`,
    parameters,
  );
  const ids = found.slice(0, limit).map(({ id }) => id);
  return {
    records: await recordLines(database, actor, ids, now),
    total: counted?.total ?? 0,
    next: found.length > limit ? (ids.at(-1) ?? null) : null,
  };
}

/** Each of the ways in which a record may be what is asked for, as a condition of its own: whatever is in one of them is. */
function conditions(actor: Actor, request: RecordsRequest) {
  const { states, findings, facilityId, search } = request;
  const parameters: unknown[] = [...territoryParameters(actor.territory)];
  const place = (value: unknown) => `$${parameters.push(value)}`;
  const all = [mayBeOpened(actor, 'record', 1), `record.state <> 'merged'`];
  if (states) all.push(`record.state = any(${place(states)}::text[])`);
  if (findings) all.push(`record.findings && ${place(onlyVisible(actor, findings))}::text[]`);
  if (facilityId !== undefined && seesMedical(actor)) all.push(`record.facility_id = ${place(facilityId)}`);
  const waiting = waysOfWaiting(actor, request, place);
  const searched = search ? searchConditions(actor, search, place) : ['true'];
  const ways = waiting.flatMap((one) => searched.map((other) => [...all, one, other].join(' and ')));
  return { ways, parameters };
}

/**
 * Something is wrong with a record; or its holder asks for something, which is new to whoever has put it off or has done
 * with it.
 */
function waysOfWaiting(
  actor: Actor,
  { states, deferred, requested = false, search }: RecordsRequest,
  place: (value: unknown) => string,
): string[] {
  const isPutOff = (putOff: boolean | undefined) =>
    putOff === undefined ? 'true' : `record.deferred_at is ${putOff ? 'not null' : 'null'}`;
  const ways: string[] = [];
  if (!requested) {
    // Whoever looks for somebody finds them, put off or not.
    const stands = isPutOff(deferred ?? (search ? undefined : false));
    ways.push(states ? stands : `record.state = any(${place(WAITING)}::text[]) and ${stands}`);
  }
  if ((requested || !states) && seesMedical(actor))
    ways.push(
      `record.id in (${WITH_OPEN_CORRECTION}) and record.state <> 'closed' and ${isPutOff(deferred)}`,
    );
  return ways;
}
