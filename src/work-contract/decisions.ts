/** What people decide about records. Each decision has an id of the device's making: what arrives twice is done once. */
import * as v from 'valibot';
import { FindingCode, IsoDate } from '../contract.ts';
import { ClosedAs, Sex } from './records.ts';

const Id = v.pipe(v.number(), v.integer(), v.minValue(1));
const Text = (maxLength: number) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(maxLength), v.regex(/^\P{Cc}*$/u));
const Reason = Text(500);
const DocumentNumber = v.pipe(v.string(), v.regex(/^[A-Z0-9]{5,20}$/));

/** What the person who decided had before them; the service refuses what has changed since. */
const ofRecord = { id: v.pipe(v.string(), v.uuid()), recordId: Id, version: Id };

export const Decision = v.variant('kind', [
  /** The record is about this person of the register: it takes their number, name, birth date and sex. */
  v.object({ ...ofRecord, kind: v.literal('accept'), candidate: v.pipe(v.string(), v.uuid()) }),
  v.object({
    ...ofRecord,
    kind: v.literal('edit'),
    reason: Reason,
    set: v.partial(
      v.object({
        name: Text(100),
        birthDate: IsoDate,
        sex: Sex,
        documentNumber: v.nullable(DocumentNumber),
        guardianDocumentNumber: v.nullable(DocumentNumber),
        nationality: v.pipe(v.string(), v.regex(/^[A-Z]{2,3}$/)),
        phone: v.nullable(v.pipe(v.string(), v.regex(/^\d{9,12}$/))),
      }),
    ),
    doses: v.optional(
      v.array(
        v.object({
          id: Id,
          ordinal: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
          date: IsoDate,
          vaccine: v.pipe(v.string(), v.maxLength(60)),
          lot: v.nullable(Text(19)),
        }),
      ),
    ),
  }),
  /** As its holder asks. */
  v.object({ ...ofRecord, kind: v.literal('accept-correction'), correctionId: Id }),
  /** Its holder is told why. */
  v.object({ ...ofRecord, kind: v.literal('decline-correction'), correctionId: Id, reason: Reason }),
  /** These findings are true as they stand. */
  v.object({ ...ofRecord, kind: v.literal('confirm'), reason: Reason, findings: v.array(FindingCode) }),
  v.object({ ...ofRecord, kind: v.literal('defer'), reason: Reason }),
  /** Back into the queue. */
  v.object({ ...ofRecord, kind: v.literal('resume') }),
  v.object({ ...ofRecord, kind: v.literal('merge'), reason: v.optional(Reason), intoRecordId: Id }),
  v.object({ ...ofRecord, kind: v.literal('keep-apart'), reason: v.optional(Reason), otherRecordId: Id }),
  /** Nothing more is done about it, and none of its certificates holds; undone, it is to be checked anew. */
  v.object({ ...ofRecord, kind: v.literal('close'), reason: Reason, closedAs: ClosedAs }),
  /** All records of one kind of repair within the territory that the register proves. */
  v.object({
    id: v.pipe(v.string(), v.uuid()),
    kind: v.literal('repair-group'),
    repairKind: v.pipe(v.string(), v.maxLength(200)),
    facilityId: v.optional(Id),
  }),
  v.object({
    id: v.pipe(v.string(), v.uuid()),
    kind: v.literal('undo'),
    decisionId: v.pipe(v.string(), v.uuid()),
  }),
]);
export type Decision = v.InferOutput<typeof Decision>;

/** What the police change in a record; guardian, nationality and telephone the facility asks for and knows. */
export const POLICE_EDIT = ['name', 'birthDate', 'sex', 'documentNumber'] as const;

/** `POST /api/work/decisions`: in the order in which they were made. */
export const DecisionsRequest = v.object({ decisions: v.pipe(v.array(Decision), v.maxLength(200)) });
export type DecisionsRequest = v.InferOutput<typeof DecisionsRequest>;

export const DecisionOutcome = v.object({
  id: v.string(),
  /** How many records were changed. */
  changed: v.number(),
  refused: v.array(
    v.object({
      recordId: v.nullable(Id),
      why: v.picklist([
        'not-found',
        'changed-since',
        'certified',
        'merged',
        'closed',
        'not-allowed',
        'no-such-candidate',
        /** The two records are not held to be one person's, or somebody has decided about them. */
        'no-such-duplicate',
        /** Somebody has decided about it. */
        'no-such-correction',
        'already-undone',
        'not-safe',
        /** Something in it can stand in no record, say a day to come. */
        'invalid',
      ]),
      /** Who has changed it since, where that is known. */
      by: v.optional(v.string()),
    }),
  ),
});
export type DecisionOutcome = v.InferOutput<typeof DecisionOutcome>;
export const DecisionsResponse = v.object({ outcomes: v.array(DecisionOutcome) });
export type DecisionsResponse = v.InferOutput<typeof DecisionsResponse>;

/** `GET /api/work/decisions`: one's own latest, to undo. */
export const DecisionList = v.object({
  decisions: v.array(
    v.object({
      id: v.string(),
      kind: v.string(),
      decidedAt: v.string(),
      changed: v.number(),
      undone: v.boolean(),
      /** Names of at most three of the records. */
      names: v.array(v.string()),
    }),
  ),
});
export type DecisionList = v.InferOutput<typeof DecisionList>;
