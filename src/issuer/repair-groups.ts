import type { RegisterValues } from './accept-candidate.ts';
import type { Act } from './act.ts';
import { type ChangeResult, changeRecords } from './change-records.ts';
import { checkRecords } from './check.ts';
import type { Database, Queryable } from './database.ts';
import type { Evidence } from './linkage/link-records.ts';
import { repairThreshold } from './repair-threshold.ts';
import { type Territory, territoryParameters, withinTerritory } from './territory.ts';

/** Records that the same kind of repair would mend, each proved by the register above the threshold. */
export interface RepairGroup {
  /** As `repairKind` has it. */
  readonly kind: string;
  readonly count: number;
  /** Of the least and the most certain record of the group, 0 to 1. */
  readonly leastConfidence: number;
  readonly greatestConfidence: number;
}

/** One of a group as it is and as it would be. */
export interface RepairPair {
  readonly record: RegisterValues & { readonly id: number; readonly version: number };
  readonly candidate: RegisterValues & { readonly confidence: number; readonly evidence: Evidence };
}

/** A decision that was taken, with its id. */
export type DecidedAct = Act & { readonly decisionId: string };

export interface RepairOutcome {
  /** Records that were repaired. */
  readonly changed: number;
  /** Those that somebody has changed meanwhile. */
  readonly refused: ChangeResult['refused'];
  /** Of the same kind, and left to a person: not certain enough, or put off by somebody. */
  readonly belowThreshold: number;
  readonly deferred: number;
}

/**
 * Records that the likeliest repair would mend and nothing speaks against, where the register still says what it said.
 * Whatever has a certificate keeps its person.
 * Takes the territory from `$first`.
 */
const proposed = (first: number) =>
  `from candidate
   join record on record.id = candidate.record_id
   join register_person person on (person.document_number, person.name, person.birth_date, person.sex)
     = (candidate.document_number, candidate.name, candidate.birth_date, candidate.sex)
   where candidate.rank = 1 and candidate.safe
     and record.linked_at is not null and record.state in ('incomplete', 'mismatch')
     and not exists (select from certificate where certificate.record_id = record.id)
     and ${withinTerritory('record', first)}`;

/** The groups of a territory, largest first. */
export async function repairGroups(database: Queryable, territory: Territory): Promise<RepairGroup[]> {
  return database.query<RepairGroup>(
    `select candidate.kind, count(*) as count, min(candidate.confidence) as "leastConfidence",
       max(candidate.confidence) as "greatestConfidence"
     ${proposed(2)} and candidate.confidence >= $1 and record.deferred_at is null
     group by candidate.kind order by count(*) desc, candidate.kind`,
    [await repairThreshold(database), ...territoryParameters(territory)],
  );
}

/** Some of a group at random: the same ones for the same seed. */
export async function sampleOfGroup(
  database: Queryable,
  territory: Territory,
  kind: string,
  size: number,
  seed: number,
): Promise<RepairPair[]> {
  const rows = await database.query<RepairPair['record'] & { candidate: RepairPair['candidate'] }>(
    `select record.id, record.version, record.document_number as "documentNumber", record.name,
       record.birth_date as "birthDate", record.sex,
       jsonb_build_object('documentNumber', person.document_number, 'name', person.name,
         'birthDate', person.birth_date, 'sex', person.sex, 'confidence', candidate.confidence,
         'evidence', candidate.evidence) as candidate
     ${proposed(2)} and candidate.confidence >= $1 and record.deferred_at is null and candidate.kind = $5
     order by md5($6::text || ' ' || record.id::text) limit $7::integer`,
    [await repairThreshold(database), ...territoryParameters(territory), kind, String(seed), size],
  );
  return rows.map(({ candidate, ...record }) => ({ record, candidate }));
}

/**
 * Repairs all records of a kind in a territory: each takes what the register says of its likeliest person, and is
 * checked again. One decision, all or nothing, undone by `undoDecision`; one that was taken already is not taken again.
 *
 * @param threshold instead of the ministry's.
 * @returns what came of it, now or when the same decision was taken first.
 * @throws where another kind of decision has the id.
 */
export async function applyRepairGroup(
  database: Database,
  act: DecidedAct,
  territory: Territory,
  kind: string,
  threshold?: number,
): Promise<RepairOutcome> {
  const { outcome, changed } = await database.transaction(async (transaction) => {
    const begun = await transaction.query(
      `insert into decision (id, account_id, kind, decided_at, outcome)
       values ($1, $2, 'repair-group', $3::timestamptz, '{}') on conflict (id) do nothing returning id`,
      [act.decisionId, act.accountId, act.at],
    );
    if (begun.length === 0) return { outcome: await keptOutcome(transaction, act), changed: [] };
    const least = threshold ?? (await repairThreshold(transaction));
    return repairMembers(transaction, act, await membersOf(transaction, territory, kind), least);
  });
  if (changed.length > 0) await checkRecords(database, act.at, changed);
  return outcome;
}

async function repairMembers(
  transaction: Queryable,
  act: DecidedAct,
  members: readonly Member[],
  least: number,
): Promise<{ outcome: RepairOutcome; changed: readonly number[] }> {
  const certain = members.filter(({ confidence }) => confidence >= least);
  const taken = certain.filter(({ isDeferred }) => !isDeferred);
  const { changed, refused } = await changeRecords(
    transaction,
    act,
    taken.map(({ id, version, person }) => ({ recordId: id, version, set: person })),
  );
  const outcome: RepairOutcome = {
    changed: changed.length,
    refused,
    belowThreshold: members.length - certain.length,
    deferred: certain.length - taken.length,
  };
  await transaction.query('update decision set outcome = $2::jsonb where id = $1', [
    act.decisionId,
    JSON.stringify(outcome),
  ]);
  return { outcome, changed };
}

async function keptOutcome(transaction: Queryable, act: DecidedAct): Promise<RepairOutcome> {
  const [kept] = await transaction.query<{ outcome: RepairOutcome }>(
    `select outcome from decision where id = $1 and kind = 'repair-group' and account_id is not distinct from $2`,
    [act.decisionId, act.accountId],
  );
  if (!kept) throw new Error('another decision has this id');
  return kept.outcome;
}

interface Member {
  readonly id: number;
  readonly version: number;
  readonly confidence: number;
  readonly isDeferred: boolean;
  readonly person: RegisterValues;
}

const membersOf = (transaction: Queryable, territory: Territory, kind: string): Promise<Member[]> =>
  transaction.query<Member>(
    `select record.id, record.version, candidate.confidence, record.deferred_at is not null as "isDeferred",
       jsonb_build_object('documentNumber', person.document_number, 'name', person.name,
         'birthDate', person.birth_date, 'sex', person.sex) as person
     ${proposed(1)} and candidate.kind = $4
     order by record.id`,
    [...territoryParameters(territory), kind],
  );
