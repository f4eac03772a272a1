/** Lists from outside: people with a document number whose basic data are said to be otherwise. */
import * as v from 'valibot';
import { UnreadableFileCode } from './imports.ts';
import { Sex } from './records.ts';

const BasicData = v.object({ name: v.string(), birthDate: v.string(), sex: Sex });
export type BasicData = v.InferOutput<typeof BasicData>;

/** What the list would change in one record, beside what stands there now. */
export const ListChange = v.object({
  /** Of the file, counted from 1. */
  line: v.number(),
  recordId: v.number(),
  documentNumber: v.string(),
  before: BasicData,
  after: BasicData,
  /** The register has the number and says the same as the list; else it does not have it. */
  inRegister: v.boolean(),
  /** So much differs that the record may be another person's, with a number that is wrong. */
  doubtful: v.boolean(),
});
export type ListChange = v.InferOutput<typeof ListChange>;

export const ListMisfit = v.object({
  line: v.number(),
  /** Null where the line could not be read. */
  documentNumber: v.nullable(v.string()),
  why: v.picklist([
    'line-invalid',
    /** None within one's own territory. */
    'no-record',
    'register-disagrees',
    'already-so',
    'certified',
    /** The same as a line before it. */
    'repeated',
    /** The list says different things of this number. */
    'contradicts-itself',
  ]),
});
export type ListMisfit = v.InferOutput<typeof ListMisfit>;

/** `POST /api/work/lists` (the file as body): a dry run; nothing is changed. */
export const ListPlan = v.object({
  listId: v.string(),
  lines: v.number(),
  changes: v.array(ListChange),
  misfits: v.array(ListMisfit),
});
export type ListPlan = v.InferOutput<typeof ListPlan>;

/** A file that is no such list; it was not kept. */
export const UnreadableList = v.object({
  unreadable: UnreadableFileCode,
});
export type UnreadableList = v.InferOutput<typeof UnreadableList>;

export const ListAnswer = v.union([ListPlan, UnreadableList]);
export type ListAnswer = v.InferOutput<typeof ListAnswer>;

const ListId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

/**
 * `POST /api/work/lists/apply`: all that was shown, or only some records; an id of the device's making, so that it is
 * done once. Answers `DecisionOutcome`.
 */
export const ListApplyRequest = v.object({
  id: v.pipe(v.string(), v.uuid()),
  listId: ListId,
  recordIds: v.nullable(v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1))), v.maxLength(50_000))),
  reason: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(500)),
});
export type ListApplyRequest = v.InferOutput<typeof ListApplyRequest>;

/** `POST /api/work/lists/report`: what has become of each line, as CSV. */
export const ListReportRequest = v.object({ listId: ListId });
