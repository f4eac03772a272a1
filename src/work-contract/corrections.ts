/** What citizens ask to be corrected, as whoever decides about it sees it. */
import * as v from 'valibot';
import { Asked } from '../correction-contract/corrections.ts';

const Id = v.pipe(v.number(), v.integer(), v.minValue(1));

export const OpenCorrection = v.object({
  id: Id,
  /** By which whoever asked follows it. */
  number: v.string(),
  asked: Asked,
  note: v.nullable(v.string()),
  hasPhoto: v.boolean(),
  receivedAt: v.string(),
});
export type OpenCorrection = v.InferOutput<typeof OpenCorrection>;

/** `POST /api/work/correction/photo`: a JPEG. */
export const CorrectionPhotoRequest = v.object({ id: Id });
