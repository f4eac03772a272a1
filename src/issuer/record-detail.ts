import type { FindingCode } from '../contract.ts';
import type {
  Candidate,
  ClosedAs,
  HistoryEntry,
  RecordDetail,
  RecordDose,
} from '../work-contract/records.ts';
import { type Actor, seesMedical } from './actor.ts';
import type { Database, Queryable } from './database.ts';
import { duplicatesOf } from './duplicates.ts';
import { CONFIRMABLE } from './findings.ts';
import { compareDocumentNumbers } from './linkage/compare-document-numbers.ts';
import { markSeen, openCorrections } from './open-corrections.ts';
import { HAS_CANDIDATES, recordLines } from './record-lines.ts';
import { territoryParameters } from './territory.ts';
import { mayBeOpened, onlyIdentity, onlyVisible } from './what-police-see.ts';

/** How long others see that somebody has a record open, where nobody asks again. */
const WORKING_MS = 120_000;
const SHOWN_HISTORY = 200;

/**
 * All that the actor may know about one record. Opens it for them, so that others see who is at it; whoever has it open
 * already keeps it.
 *
 * @param ahead only looks, and opens nothing.
 * @returns undefined for a record that is not there or not the actor's.
 */
export async function recordDetail(
  database: Database,
  actor: Actor,
  recordId: number,
  now: Date,
  ahead = false,
): Promise<RecordDetail | undefined> {
  if (!ahead) await openRecord(database, actor, recordId, now);
  const [line] = await recordLines(database, actor, [recordId], now);
  if (!line) return undefined;
  if (!ahead && line.requests > 0) await markSeen(database, actor, recordId, now);
  const [more] = await database.query<Extra>(
    `select nationality, phone, guardian_document_number as "guardianDocumentNumber", waived, closed_as as "closedAs"
     from record where id = $1`,
    [recordId],
  );
  if (!more) return undefined;
  const otherIds = line.state === 'closed' ? [] : await duplicatesOf(database, recordId);
  const duplicates = await recordLines(database, actor, otherIds, now);
  return {
    ...line,
    ...more,
    waived: onlyVisible(actor, more.waived),
    confirmable: line.findings.filter((finding) => CONFIRMABLE.includes(finding)),
    doses: seesMedical(actor) ? await dosesOf(database, recordId) : null,
    corrections: await openCorrections(database, actor, recordId),
    candidates: (await candidatesOf(database, [recordId])).get(recordId) ?? [],
    duplicates,
    duplicatesElsewhere: otherIds.length - duplicates.length,
    history: await historyOf(database, actor, recordId),
  };
}

interface Extra {
  readonly nationality: string;
  readonly phone: string | null;
  readonly guardianDocumentNumber: string | null;
  readonly waived: FindingCode[];
  readonly closedAs: ClosedAs | null;
}

async function openRecord(database: Queryable, actor: Actor, recordId: number, now: Date): Promise<void> {
  await database.query(
    `update record set working_account_id = $5, working_until = $6
     where id = $1 and state <> 'merged' and ${mayBeOpened(actor, 'record', 2)}
       and (working_until is null or working_until <= $7 or working_account_id = $5)`,
    [
      recordId,
      ...territoryParameters(actor.territory),
      actor.accountId,
      new Date(now.getTime() + WORKING_MS),
      now,
    ],
  );
}

const dosesOf = (database: Queryable, recordId: number): Promise<RecordDose[]> =>
  database.query<RecordDose>(
    `select dose.id, ordinal, date, vaccine, lot, manufacturer, facility.name as facility
     from given_dose dose join facility on facility.id = dose.facility_id
     where record_id = $1 order by date, ordinal, dose.id`,
    [recordId],
  );

/**
 * Who each of these records may really be about, likeliest first. The caller has made sure that the actor may see them.
 *
 * Whoever enters a name and birth date is shown who in the register has them; so nobody is told the number with it that
 * they do not know already.
 */
export async function candidatesOf(
  database: Queryable,
  recordIds: readonly number[],
): Promise<Map<number, Candidate[]>> {
  const rows = await database.query<CandidateRow>(
    `select record_id as "recordId", record.document_number as "ownNumber", reference,
       candidate.document_number as "documentNumber", candidate.name, candidate.birth_date as "birthDate", candidate.sex, confidence, evidence
     from candidate join record on record.id = record_id
     where record_id = any($1::bigint[]) and ${HAS_CANDIDATES} order by record_id, rank`,
    [recordIds],
  );
  const candidates = new Map<number, Candidate[]>();
  for (const { recordId, ownNumber, ...candidate } of rows) {
    const documentNumber = knownPart(ownNumber, candidate.documentNumber);
    candidates.set(recordId, [...(candidates.get(recordId) ?? []), { ...candidate, documentNumber }]);
  }
  return candidates;
}

interface CandidateRow extends Candidate {
  readonly recordId: number;
  readonly ownNumber: string | null;
}

/** Digits that tell two people with one name apart, card in hand, and do not make a number. */
const SHOWN_DIGITS = 3;

function knownPart(own: string | null, theirs: string): string {
  const relation = compareDocumentNumbers(own, theirs);
  return relation === 'same' || relation === 'near'
    ? theirs
    : theirs.slice(-SHOWN_DIGITS).padStart(theirs.length, '•');
}

interface HistoryRow extends Omit<HistoryEntry, 'at'> {
  readonly at: Date;
  readonly role: Actor['role'] | null;
}

/**
 * What was decided about a record, newest first. The police see what happened to the person's details, and their own
 * reasons.
 */
async function historyOf(database: Queryable, actor: Actor, recordId: number): Promise<HistoryEntry[]> {
  const rows = await database.query<HistoryRow>(
    `select at, account.name as who, account.role, action, decision_id as "decisionId", before, after,
       reason
     from audit left join account on account.id = audit.account_id
     where record_id = $1 order by sequence desc limit ${SHOWN_HISTORY}`,
    [recordId],
  );
  const medical = seesMedical(actor);
  return rows.map(({ at, role, who, action, decisionId, before, after, reason }) => ({
    at: at.toISOString(),
    who,
    action,
    decisionId,
    before: medical || !before ? before : onlyIdentity(before),
    after: medical || !after ? after : onlyIdentity(after),
    reason: medical || role === 'police' ? reason : null,
  }));
}
