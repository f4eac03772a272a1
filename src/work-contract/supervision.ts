/** How far a territory has come, and whether it will be done in time. Counts only. */
import * as v from 'valibot';
import { FindingCode, IsoDate } from '../contract.ts';

/** Records as they are today; what was brought together with another counts once. */
export const Progress = v.object({
  people: v.number(),
  incomplete: v.number(),
  mismatch: v.number(),
  ready: v.number(),
  attested: v.number(),
  certified: v.number(),
  /** Put off with a reason; they count above as well. */
  deferred: v.number(),
  /** Records that each finding holds up, most first; one record may have several. */
  findings: v.array(v.object({ finding: FindingCode, records: v.number() })),
});
export type Progress = v.InferOutput<typeof Progress>;

const PlaceName = v.nullable(v.pipe(v.string(), v.maxLength(100)));

/** `POST /api/work/supervision`, and `/supervision/csv` for its parts as a table: one's own territory, or a part of it. */
export const Within = v.object({
  province: PlaceName,
  commune: PlaceName,
  facilityId: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Only facilities of which nobody has said where they lie: in which province, or in which commune of this province. */
  undeclared: v.boolean(),
});
export type Within = v.InferOutput<typeof Within>;

/** A part of the territory: a province of the country, a commune of a province, a facility of a commune. */
export const Part = v.object({
  /** Null for the facilities of which nobody has said where they lie. */
  name: v.nullable(v.string()),
  /** Ask with this for what is within. */
  within: Within,
  progress: Progress,
  /** Records that came off the queue in the last seven days, today included. */
  lastSevenDays: v.number(),
  /** The day on which the queue is empty at the pace of its last working days; null where nothing tells. */
  doneBy: v.nullable(IsoDate),
  /** Has a queue older than a week and nothing came off it in a week: the finding that most of it stands in. */
  stuckOn: v.nullable(FindingCode),
});
export type Part = v.InferOutput<typeof Part>;

export const Supervision = v.object({
  /** The name of the facility, where one is asked for. */
  facility: v.nullable(v.string()),
  progress: Progress,
  parts: v.array(Part),
  /** What the parts are; null where there are none. */
  partsAre: v.nullable(v.picklist(['provinces', 'communes', 'facilities'])),
  /** Every day in Viet Nam up to today, oldest first, at most 60: records mended, attested and certified. */
  days: v.array(v.object({ day: IsoDate, mended: v.number(), attested: v.number(), certified: v.number() })),
  deadline: v.nullable(
    v.object({
      day: IsoDate,
      /** It is the country's, and not this province's own. */
      ofCountry: v.boolean(),
      /** Monday to Friday, today and the day itself included; 0 when it has passed. */
      workingDaysLeft: v.number(),
      /** Records a working day from now on to be done in time; null when it has passed. */
      neededPerDay: v.nullable(v.number()),
    }),
  ),
  /** Null where the queue is empty or too little has been done yet for a forecast to rest on. */
  forecast: v.nullable(
    v.object({
      perDay: v.number(),
      /** With 80 % between these two days; null where it may last longer than a forecast can tell. */
      fromDay: v.nullable(IsoDate),
      middleDay: v.nullable(IsoDate),
      toDay: v.nullable(IsoDate),
    }),
  ),
});
export type Supervision = v.InferOutput<typeof Supervision>;

/** `POST /api/work/deadline`: for the country (no province) or for a province; no day takes it away. */
export const DeadlineRequest = v.object({ province: PlaceName, day: v.nullable(IsoDate) });

/** `POST /api/work/audit/search` */
export const AuditSearch = v.object({
  recordId: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  accountId: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  action: v.optional(v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/))),
  /** Days in Viet Nam, both included. */
  fromDay: v.optional(IsoDate),
  toDay: v.optional(IsoDate),
  /** Entries older than this one. */
  before: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
});
export type AuditSearch = v.InferOutput<typeof AuditSearch>;

export const AuditPage = v.object({
  /** Newest first. */
  entries: v.array(
    v.object({
      sequence: v.number(),
      at: v.string(),
      accountId: v.nullable(v.number()),
      /** Null for what the service did by itself. */
      who: v.nullable(v.string()),
      action: v.string(),
      recordId: v.nullable(v.number()),
      before: v.nullable(v.record(v.string(), v.unknown())),
      after: v.nullable(v.record(v.string(), v.unknown())),
      reason: v.nullable(v.string()),
    }),
  ),
  /** Hand it in as `before` for the next page; null at the end. */
  next: v.nullable(v.number()),
});
export type AuditPage = v.InferOutput<typeof AuditPage>;
