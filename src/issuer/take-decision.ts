import type { Decision, DecisionOutcome } from '../work-contract/decisions.ts';
import { acceptCandidate } from './accept-candidate.ts';
import type { Act } from './act.ts';
import { type Actor, seesMedical } from './actor.ts';
import { changeRecords, type RecordChange } from './change-records.ts';
import type { Queryable } from './database.ts';
import { dayInVietNam } from './dates.ts';
import { acceptCorrection, declineAll, declineCorrection } from './decide-correction.ts';
import { areDoubtful, DUPLICATES_OF, lookAgainBeside } from './duplicates.ts';
import { readEdit } from './edit-values.ts';
import { CONFIRMABLE } from './findings.ts';
import { keepApart } from './keep-apart.ts';
import { lockGroups, lockRecords } from './locked-records.ts';
import { mergeRecords } from './merge-records.ts';
import { territoryParameters } from './territory.ts';
import { mayBeOpened } from './what-police-see.ts';

/** A decision of one kind. */
export type Of<K extends Decision['kind']> = Extract<Decision, { kind: K }>;
export type Refusal = DecisionOutcome['refused'][number];

/** Which records a decision changed, and which it did not and why. */
export interface Result {
  readonly changed: readonly number[];
  readonly refused: readonly Refusal[];
}

/** A decision about one record, or about it and another one. */
export type RecordDecision = Exclude<Decision, Of<'repair-group'> | Of<'undo'>>;

/** Does what a decision says, in the transaction that keeps it. Last of all in it: appends to the audit. */
export async function takeDecision(
  transaction: Queryable,
  actor: Actor,
  act: Act,
  decision: RecordDecision,
): Promise<Result> {
  const refusal = await lockOrRefuse(transaction, actor, decision);
  if (refusal) return { changed: [], refused: [refusal] };
  const { recordId, version } = decision;
  const correcting: Act = { ...act, corrects: mayCorrect(actor, decision) };
  const change = (change: Pick<RecordChange, 'set' | 'doses'>): Promise<Result> =>
    changeRecords(transaction, correcting, [{ recordId, version, ...change }]);
  switch (decision.kind) {
    case 'accept':
      return accept(transaction, act, decision);
    case 'edit':
      return edit(transaction, decision, act.at, change);
    case 'accept-correction':
    case 'decline-correction': {
      const decided =
        decision.kind === 'accept-correction'
          ? await acceptCorrection(transaction, correcting, decision)
          : await declineCorrection(transaction, correcting, decision);
      return typeof decided === 'string' ? nothing(decided, recordId) : decided;
    }
    case 'confirm': {
      const waived = await confirmed(transaction, decision);
      return waived ? change({ set: { waived } }) : nothing('not-allowed', recordId);
    }
    case 'defer':
      return change({ set: { deferredReason: decision.reason } });
    case 'resume':
      return change({ set: { deferredReason: null } });
    case 'close':
      await lookAgainBeside(transaction, recordId);
      await declineAll(transaction, act, recordId);
      // What is closed waits for nothing.
      return change({ set: { closedAs: decision.closedAs, deferredReason: null } });
    case 'merge': {
      const { intoRecordId } = decision;
      // Nobody brings strangers together by their numbers.
      return (await areDoubtful(transaction, recordId, intoRecordId))
        ? mergeRecords(transaction, act, recordId, intoRecordId)
        : nothing('no-such-duplicate', recordId);
    }
    case 'keep-apart': {
      const { otherRecordId } = decision;
      return (await areDoubtful(transaction, recordId, otherRecordId))
        ? keepApart(transaction, act, recordId, otherRecordId)
        : nothing('no-such-duplicate', recordId);
    }
  }
}

/** What is certified changes only by somebody who answers for all of it; its certificates do not hold then. */
const mayCorrect = (actor: Actor, { kind }: RecordDecision): boolean =>
  kind === 'close' || (CORRECTING.includes(kind) && seesMedical(actor));

const CORRECTING: readonly Decision['kind'][] = ['edit', 'accept-correction', 'decline-correction'];

interface LockedRecord {
  readonly id: number;
  readonly state: string;
  readonly version: number;
}

/**
 * Locks the records that a decision is about. @returns why it cannot be taken: one of them is none that
 * the actor may open, or the first is not any more what the actor had before them.
 */
async function lockOrRefuse(
  transaction: Queryable,
  actor: Actor,
  decision: RecordDecision,
): Promise<Refusal | undefined> {
  const { recordId, version } = decision;
  const otherId =
    decision.kind === 'merge'
      ? decision.intoRecordId
      : decision.kind === 'keep-apart'
        ? decision.otherRecordId
        : undefined;
  const ids = otherId === undefined ? [recordId] : [recordId, otherId];
  if (decision.kind === 'close') {
    const beside = await transaction.query<{ id: number }>(DUPLICATES_OF, [ids]);
    await lockRecords(transaction, [recordId, ...beside.map(({ id }) => id)]);
  } else await (otherId === undefined ? lockRecords : lockGroups)(transaction, ids);
  const locked = await transaction.query<LockedRecord>(
    `select id, state, version from record
     where id = any($1::bigint[]) and ${mayBeOpened(actor, 'record', 2)} order by id`,
    [ids, ...territoryParameters(actor.territory)],
  );
  const missing = ids.find((id) => !locked.some((record) => record.id === id));
  if (missing !== undefined || recordId === otherId)
    return { recordId: missing ?? recordId, why: 'not-found' };
  for (const record of locked) {
    if (record.state === 'merged' || record.state === 'closed')
      return { recordId: record.id, why: record.state };
    if (record.id !== recordId) continue;
    if (record.state === 'certified' && !mayCorrect(actor, decision)) return { recordId, why: 'certified' };
    if (record.version !== version) return { recordId, why: 'changed-since' };
  }
  return undefined;
}

/** Only who was found for the record: nobody learns from it who has which number. */
async function accept(
  transaction: Queryable,
  act: Act,
  { recordId, version, candidate }: Of<'accept'>,
): Promise<Result> {
  const [found] = await transaction.query<{ document_number: string }>(
    'select document_number from candidate where record_id = $1 and reference = $2',
    [recordId, candidate],
  );
  const accepted =
    found && (await acceptCandidate(transaction, act, recordId, version, found.document_number));
  return accepted ?? nothing('no-such-candidate', recordId);
}

async function edit(
  transaction: Queryable,
  decision: Of<'edit'>,
  now: Date,
  change: (change: Pick<RecordChange, 'set' | 'doses'>) => Promise<Result>,
): Promise<Result> {
  const values = readEdit(decision, dayInVietNam(now));
  if (!values) return nothing('invalid', decision.recordId);
  const doseIds = values.doses.map(({ id }) => id);
  const own = await transaction.query('select from dose where record_id = $1 and id = any($2::bigint[])', [
    decision.recordId,
    doseIds,
  ]);
  return own.length === new Set(doseIds).size ? change(values) : nothing('not-found', decision.recordId);
}

/** All findings that stand confirmed then; undefined where one does not stand in the record or cannot be confirmed. */
async function confirmed(
  transaction: Queryable,
  { recordId, findings }: Of<'confirm'>,
): Promise<string[] | undefined> {
  const [record] = await transaction.query<{ findings: string[]; waived: string[] }>(
    'select findings, waived from record where id = $1',
    [recordId],
  );
  const standing = findings.every(
    (finding) => CONFIRMABLE.includes(finding) && record?.findings.includes(finding),
  );
  return record && standing ? [...new Set([...record.waived, ...findings])].sort() : undefined;
}

export const nothing = (why: Refusal['why'], recordId: number | null = null): Result => ({
  changed: [],
  refused: [{ recordId, why }],
});
