/** What doors ask for: sets of rules that supervisors fill in, try on examples, publish and retire. */
import * as v from 'valibot';
import { DoorDraft } from '../trust/door/fields.ts';

const SetId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,24}$/));
const Version = v.pipe(v.number(), v.integer(), v.minValue(1));

/** The newest version of each set, retired or not. `GET /api/work/doors` */
export const DoorSets = v.object({
  sets: v.array(
    v.object({
      setId: SetId,
      version: Version,
      draft: DoorDraft,
      /** Made up to try doors with. */
      example: v.boolean(),
      publishedAt: v.string(),
      /** Null for what the service brought along. */
      by: v.nullable(v.string()),
      /** Null where it is in force. */
      retiredAt: v.nullable(v.string()),
    }),
  ),
});
export type DoorSets = v.InferOutput<typeof DoorSets>;
export type DoorSet = DoorSets['sets'][number];

/** `POST /api/work/doors`: a new set, or the next version of one. */
export const PublishDoorRequest = v.object({
  /** What was opened; null for a new set. */
  basedOn: v.nullable(v.object({ setId: SetId, version: Version, isRetired: v.boolean() })),
  draft: DoorDraft,
});
export type PublishDoorRequest = v.InferOutput<typeof PublishDoorRequest>;

/**
 * Nothing is published where somebody else was faster, an example does not come out as expected, or the trust bundle would
 * have to carry more than verifiers read.
 */
export const PublishDoorResult = v.variant('outcome', [
  v.object({ outcome: v.literal('published'), setId: SetId, version: Version }),
  v.object({ outcome: v.picklist(['changed-meanwhile', 'examples-differ', 'too-many']) }),
]);
export type PublishDoorResult = v.InferOutput<typeof PublishDoorResult>;

/** `POST /api/work/doors/retire`: takes a set out of the trust bundle, in the version that was looked at; all stay. */
export const RetireDoorRequest = v.object({ setId: SetId, version: Version });
export type RetireDoorRequest = v.InferOutput<typeof RetireDoorRequest>;

export const RetireDoorResult = v.object({ outcome: v.picklist(['retired', 'changed-meanwhile']) });
export type RetireDoorResult = v.InferOutput<typeof RetireDoorResult>;
