/** The code that a facility gives out to whoever cannot get one by SMS. */
import * as v from 'valibot';

/** Who stands at the desk, with their own papers: the holder, who stands for a child or elder, or whom they sent. */
export const PickedUpBy = v.picklist(['holder', 'guardian', 'representative']);
export type PickedUpBy = v.InferOutput<typeof PickedUpBy>;

/** `POST /api/work/pick-up-code` */
export const PickUpCodeRequest = v.object({
  recordId: v.pipe(v.number(), v.integer(), v.minValue(1)),
  pickedUpBy: PickedUpBy,
});

export const GivenPickUpCode = v.object({
  /** `XXXXX-XXXXX` */
  code: v.string(),
  /** ISO 8601, UTC. */
  expiresAt: v.string(),
  /** As they have to be typed with the code. */
  name: v.string(),
  birthDate: v.string(),
  /** The last digits of the number to type; null where any will do. */
  numberEnd: v.nullable(v.string()),
});
export type GivenPickUpCode = v.InferOutput<typeof GivenPickUpCode>;
