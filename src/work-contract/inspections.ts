/** What inspectors' devices have counted: numbers alone, of nobody. */
import * as v from 'valibot';
import { IsoDate } from '../contract.ts';

/** `POST /api/work/inspections`, and `/inspections/csv` for all hours of the day as a table. */
export const InspectionsRequest = v.object({
  /** As it was where each device stands; null for today in Viet Nam. */
  day: v.nullable(IsoDate),
});
export type InspectionsRequest = v.InferOutput<typeof InspectionsRequest>;

const Count = v.object({
  outcome: v.picklist(['valid', 'invalid', 'unknown']),
  /** The one that decided; empty with `valid`. */
  reason: v.string(),
  /** What a door said of a valid one, where the device stood at one. */
  door: v.exactOptional(
    v.object({
      /** Empty where the device's trust bundle did not have it. */
      id: v.string(),
      answer: v.picklist(['enough', 'not-enough', 'cannot-tell']),
      /** The identifier of the rule that decided; empty where none did. */
      rule: v.string(),
    }),
  ),
  count: v.number(),
});
export type Count = v.InferOutput<typeof Count>;

export const Inspections = v.object({
  day: IsoDate,
  /** In Viet Nam. */
  today: IsoDate,
  /** Every device that may send, by place. */
  devices: v.array(
    v.object({
      /** RFC 7638, as the device's own screen says it. */
      thumbprint: v.string(),
      place: v.string(),
      enrolledAt: v.string(),
      /** Null where it has never sent anything. */
      lastSentAt: v.nullable(v.string()),
      hasSentToday: v.boolean(),
      /** Of the day, each kind once. */
      counts: v.array(Count),
    }),
  ),
});
export type Inspections = v.InferOutput<typeof Inspections>;
export type InspectingDevice = Inspections['devices'][number];
