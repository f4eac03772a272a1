import type { Database } from '../database.ts';
import { type Found, findPeople, type Reach } from './blocking.ts';
import { estimateLinkage, isOutdated, storedModel } from './estimate-model.ts';
import { compareIdentities, type Relations } from './evidence.ts';
import {
  type Compared,
  confidences,
  type LinkageModel,
  totalWeight,
  type Weights,
  weightsOf,
} from './model.ts';
import { isProvable, repairKind } from './repair-kinds.ts';
import { skipMatching, toRecordIdentity, type UnlinkedRecord, unlinkedRecords } from './unlinked-records.ts';

export interface LinkResult {
  /** Records for which somebody was sought, and those for whom somebody was found. */
  readonly linked: number;
  readonly withCandidates: number;
}

/** What is known of each field: what lies between record and register, and how much that proves, in bits. */
export type Evidence = {
  readonly [Field in keyof Relations]: { readonly relation: Relations[Field]; readonly weightBits: number };
};

const BATCH_RECORDS = 1_000;
/** While the database looks for one batch's people, the other's are weighed. */
const BATCHES_AT_ONCE = 2;

/**
 * Looks for the likely persons of all records that were checked and do not match the register (of `recordIds` only,
 * where given), and keeps them as candidates, ranked. Estimates its model first where there is none or much has
 * changed. Goes through the records in batches, each stored by itself: whatever stops it, it goes on where it was.
 */
export async function linkRecords(
  database: Database,
  now: Date,
  recordIds?: readonly number[],
): Promise<LinkResult> {
  const ids = recordIds ?? null;
  await skipMatching(database, now, ids);
  const model = await currentModel(database, now, recordIds === undefined);
  let after = 0;
  const takeBatch = async () => {
    const batch = await unlinkedRecords(
      database,
      'and id > $1 and ($2::bigint[] is null or id = any($2)) order by id',
      BATCH_RECORDS,
      [after, ids],
    );
    after = batch.at(-1)?.id ?? after;
    return batch;
  };
  let linked = 0;
  let withCandidates = 0;
  // Batches are taken one after another, and worked on side by side.
  let taking: Promise<unknown> = Promise.resolve();
  const work = async () => {
    for (;;) {
      const taken = taking.then(takeBatch);
      taking = taken;
      const batch = await taken;
      if (batch.length === 0) return;
      const candidates = await candidatesOf(database, model, batch);
      await store(database, batch, candidates, now);
      linked += batch.length;
      withCandidates += new Set(candidates.map(({ recordId }) => recordId)).size;
    }
  };
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, work));
  await doubtContradictions(database, ids);
  return { linked, withCandidates };
}

async function currentModel(database: Database, now: Date, mayEstimateAnew: boolean): Promise<LinkageModel> {
  const model = await storedModel(database);
  if (model && !(mayEstimateAnew && (await isOutdated(database, model)))) return model;
  if (model) {
    await database.query(
      `update record set linked_at = null where linked_at is not null and state in ('incomplete', 'mismatch')`,
    );
  }
  return estimateLinkage(database, now);
}

/** One who may be meant, as it is kept. */
interface Candidate {
  readonly recordId: number;
  readonly rank: number;
  readonly documentNumber: string;
  readonly name: string;
  readonly birthDate: string;
  readonly sex: string;
  readonly confidence: number;
  readonly weight: number;
  readonly evidence: Evidence;
  readonly kind: string;
  readonly safe: boolean;
}

const MOST_CANDIDATES = 5;
/** Who is less likely than this is not worth anybody's look. */
const LEAST_CONFIDENCE = 0.001;
/** Surer than this, and by number or date of birth exactly, nobody is sought farther away. */
const CONVINCING = 0.99;

async function candidatesOf(
  database: Database,
  model: LinkageModel,
  batch: readonly UnlinkedRecord[],
): Promise<Candidate[]> {
  const near = await rankedCandidates(database, model, batch, 'near');
  const convinced = new Set(near.filter(isConvincing).map(({ recordId }) => recordId));
  const unconvinced = batch.filter(({ id }) => !convinced.has(id));
  if (unconvinced.length === 0) return near;
  const far = await rankedCandidates(database, model, unconvinced, 'far');
  return [...near.filter(({ recordId }) => convinced.has(recordId)), ...far];
}

const isConvincing = ({ rank, confidence, evidence: { documentNumber, birthDate } }: Candidate): boolean =>
  rank === 1 &&
  confidence >= CONVINCING &&
  (documentNumber.relation === 'same' || birthDate.relation === 'same');

async function rankedCandidates(
  database: Database,
  model: LinkageModel,
  batch: readonly UnlinkedRecord[],
  reach: Reach,
): Promise<Candidate[]> {
  const identities = new Map(batch.map((record) => [record.id, toRecordIdentity(record)]));
  const byRecord = new Map<number, Found[]>();
  for (const found of await findPeople(database, [...identities.values()], reach)) {
    const others = byRecord.get(found.recordId);
    if (others) others.push(found);
    else byRecord.set(found.recordId, [found]);
  }
  return [...byRecord].flatMap(([recordId, found]) => {
    const identity = identities.get(recordId);
    return identity
      ? rank(
          model,
          found.map((one) => weigh(model, one, compareIdentities(identity, one.person))),
        )
      : [];
  });
}

interface Weighed extends Compared {
  readonly found: Found;
  readonly weights: Weights;
  readonly weight: number;
}

function weigh(model: LinkageModel, found: Found, relations: Relations): Weighed {
  const compared = { ...found, relations };
  const weights = weightsOf(model, compared);
  return { ...compared, found, weights, weight: totalWeight(weights) };
}

function rank(model: LinkageModel, weighed: readonly Weighed[]): Candidate[] {
  const confidence = confidences(model, weighed);
  return weighed
    .map((one, index) => ({ ...one, confidence: confidence[index] ?? 0 }))
    .filter((one) => one.confidence >= LEAST_CONFIDENCE)
    .sort(
      (a, b) =>
        b.confidence - a.confidence ||
        (a.found.person.documentNumber < b.found.person.documentNumber ? -1 : 1),
    )
    .slice(0, MOST_CANDIDATES)
    .map(({ found, relations, weights, weight, ...one }, index) => ({
      recordId: found.recordId,
      rank: index + 1,
      documentNumber: found.person.documentNumber,
      name: found.personName,
      birthDate: found.person.birthDate,
      sex: found.person.sex,
      confidence: one.confidence,
      weight,
      evidence: evidenceOf(relations, weights),
      kind: repairKind(relations),
      safe: isProvable(relations),
    }));
}

/** Bits as they are shown: to a tenth. */
const tenths = (bits: number) => Math.round(bits * 10) / 10;

const evidenceOf = (relations: Relations, weights: Weights): Evidence => ({
  documentNumber: { relation: relations.documentNumber, weightBits: tenths(weights.documentNumber) },
  name: { relation: relations.name, weightBits: tenths(weights.name) },
  birthDate: { relation: relations.birthDate, weightBits: tenths(weights.birthDate) },
  sex: { relation: relations.sex, weightBits: tenths(weights.sex) },
});

/** A record that somebody has changed meanwhile stays unlinked, and gets no candidates. */
const store = (
  database: Database,
  batch: readonly UnlinkedRecord[],
  candidates: readonly Candidate[],
  now: Date,
): Promise<void> =>
  database.transaction(async (transaction) => {
    // The range besides, so that a batch is found by its ids and not by reading every record and candidate.
    const range = [batch[0]?.id, batch.at(-1)?.id];
    const linked = await transaction.query<{ id: number }>(
      `update record set linked_at = $2::timestamptz
       from jsonb_to_recordset($1::jsonb) batch (id bigint, version integer)
       where record.id between $3 and $4 and record.id = batch.id and record.version = batch.version and record.linked_at is null
         and record.state in ('incomplete', 'mismatch')
       returning record.id`,
      [JSON.stringify(batch.map(({ id, version }) => ({ id, version }))), now, ...range],
    );
    const ids = new Set(linked.map(({ id }) => id));
    await transaction.query(
      'delete from candidate where record_id between $2 and $3 and record_id = any($1::bigint[])',
      [[...ids], ...range],
    );
    await transaction.query(
      `insert into candidate (record_id, rank, document_number, name, birth_date, sex, confidence, weight, evidence,
                              kind, safe)
       select "recordId", rank, "documentNumber", name, "birthDate", sex, confidence, weight, evidence, kind, safe
       from jsonb_to_recordset($1::jsonb)
         row ("recordId" bigint, rank integer, "documentNumber" text, name text, "birthDate" text, sex text,
              confidence double precision, weight double precision, evidence jsonb, kind text, safe boolean)`,
      [JSON.stringify(candidates.filter(({ recordId }) => ids.has(recordId)))],
    );
  });

/**
 * Where two records that say different things are likeliest about the same person, a person must look at both. Only
 * people of whom one of these records is the likeliest are looked at; rows are locked in one order, so that nobody who
 * does the same waits in a ring.
 */
const doubtContradictions = (database: Database, recordIds: readonly number[] | null) =>
  database.query(
    `with contested as (
       select candidate.document_number
       from candidate join record on record.id = candidate.record_id
       where candidate.rank = 1 and ($1::bigint[] is null or candidate.document_number in (
         select document_number from candidate where rank = 1 and record_id = any($1)
       ))
       group by candidate.document_number
       having count(*) > 1 and (count(distinct record.name_folded) > 1 or count(distinct record.birth_date) > 1
         or count(distinct record.sex) > 1)
     ), doubtful as materialized (
       select record_id from candidate join contested using (document_number)
       where rank = 1 and safe order by record_id for update of candidate
     )
     update candidate set safe = false
     from doubtful
     where candidate.record_id = doubtful.record_id and candidate.rank = 1`,
    [recordIds],
  );
