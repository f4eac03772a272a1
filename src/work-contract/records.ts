/** The queue of records and one record in full. All of it is personal data: it travels in bodies only. */
import * as v from 'valibot';
import { FindingCode } from '../contract.ts';
import { OpenCorrection } from './corrections.ts';

export const RecordState = v.picklist(['incomplete', 'mismatch', 'ready', 'attested', 'certified', 'closed']);
export type RecordState = v.InferOutput<typeof RecordState>;

export const Sex = v.picklist(['male', 'female']);

/** Why nothing is done about a record any more: its person has died, or it should never have been entered. */
export const ClosedAs = v.picklist(['holder-died', 'record-annulled']);
export type ClosedAs = v.InferOutput<typeof ClosedAs>;

const Id = v.pipe(v.number(), v.integer(), v.minValue(1));

/** `POST /api/work/records`: a page of the records of one's territory. */
export const RecordsRequest = v.object({
  /** Only these states; none named means those that wait for somebody: incomplete, mismatch, or asked about. */
  states: v.optional(v.array(RecordState)),
  findings: v.optional(v.array(FindingCode)),
  facilityId: v.optional(Id),
  /** Only those put off with a reason, or only the others; those unless said, save in a search, which finds both. */
  deferred: v.optional(v.boolean()),
  /** Only those about which their holders ask for something, whatever their state. */
  requested: v.optional(v.boolean()),
  /** Part of any field: name with or without tones, number, birth date as dd/mm/yyyy or yyyy, phone, lot. */
  search: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100))),
  /** Where the page before ended. */
  after: v.optional(Id),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500))),
});
export type RecordsRequest = v.InferOutput<typeof RecordsRequest>;

export const RecordLine = v.object({
  id: Id,
  version: Id,
  state: RecordState,
  name: v.string(),
  birthDate: v.string(),
  sex: Sex,
  documentNumber: v.nullable(v.string()),
  findings: v.array(FindingCode),
  /** Of the likeliest person in the register, 0 to 1. */
  confidence: v.nullable(v.number()),
  /** Null where it was not put off; empty where the reason is not for one's eyes. */
  deferredReason: v.nullable(v.string()),
  /** Who has it open at this moment, if somebody else has. */
  workingName: v.nullable(v.string()),
  /** That of the last dose; null for who sees nothing medical. */
  facility: v.nullable(v.string()),
  /** How much its holder asks to be corrected; 0 for who sees nothing medical. */
  requests: v.number(),
});
export type RecordLine = v.InferOutput<typeof RecordLine>;

export const RecordPage = v.object({
  records: v.array(RecordLine),
  /** How many there are in all; at most 100,000 are counted. */
  total: v.number(),
  /** Hand it in as `after` for the next page; null at the end. */
  next: v.nullable(Id),
});
export type RecordPage = v.InferOutput<typeof RecordPage>;

/** One field held against the register's: how they relate, and what that weighs in bits for or against. */
export const FieldEvidence = v.object({ relation: v.string(), weightBits: v.number() });

export const Candidate = v.object({
  /** Names this one when accepting; another one after the record has changed. */
  reference: v.pipe(v.string(), v.uuid()),
  /** Only its end, unless the record has it but for a slip: `•••••••••123`. */
  documentNumber: v.string(),
  name: v.string(),
  birthDate: v.string(),
  sex: Sex,
  /** 0 to 1. */
  confidence: v.number(),
  evidence: v.object({
    documentNumber: FieldEvidence,
    name: FieldEvidence,
    birthDate: FieldEvidence,
    sex: FieldEvidence,
  }),
});
export type Candidate = v.InferOutput<typeof Candidate>;

export const RecordDose = v.object({
  id: Id,
  ordinal: v.number(),
  date: v.string(),
  vaccine: v.string(),
  lot: v.nullable(v.string()),
  manufacturer: v.nullable(v.string()),
  facility: v.string(),
});
export type RecordDose = v.InferOutput<typeof RecordDose>;

export const HistoryEntry = v.object({
  at: v.string(),
  /** Null for what the service did by itself. */
  who: v.nullable(v.string()),
  action: v.string(),
  /** With which it can be undone. */
  decisionId: v.nullable(v.string()),
  before: v.nullable(v.record(v.string(), v.unknown())),
  after: v.nullable(v.record(v.string(), v.unknown())),
  reason: v.nullable(v.string()),
});
export type HistoryEntry = v.InferOutput<typeof HistoryEntry>;

/**
 * `POST /api/work/record`: all about one record. Opening it tells others that somebody is at it; looking `ahead`, so that
 * the next one is there at once, does not.
 */
export const RecordRequest = v.object({ id: Id, ahead: v.optional(v.boolean()) });
export const RecordDetail = v.object({
  ...RecordLine.entries,
  nationality: v.string(),
  phone: v.nullable(v.string()),
  guardianDocumentNumber: v.nullable(v.string()),
  waived: v.array(FindingCode),
  /** Null while it is not closed. */
  closedAs: v.nullable(ClosedAs),
  /** Of the findings, those that a person can confirm to be true as they stand. */
  confirmable: v.array(FindingCode),
  /** Null for who sees nothing medical. */
  doses: v.nullable(v.array(RecordDose)),
  /** What its holder asks for; oldest first. */
  corrections: v.array(OpenCorrection),
  /** Likeliest first. */
  candidates: v.array(Candidate),
  /** Records that may be of the same person. */
  duplicates: v.array(RecordLine),
  /** How many more there are outside one's territory: whoever sees both decides. */
  duplicatesElsewhere: v.number(),
  /** Newest first. */
  history: v.array(HistoryEntry),
});
export type RecordDetail = v.InferOutput<typeof RecordDetail>;
