/** Revoking and suspending certificates; more than a few at once need a second person. */
import * as v from 'valibot';
import { IsoDate } from '../contract.ts';

const Id = v.pipe(v.number(), v.integer(), v.minValue(1));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Note = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(500), v.regex(/^\P{Cc}*$/u));

/** As many one person may revoke or suspend alone. */
export const ALONE = 100;

/** Why certificates are revoked or suspended by people. */
export const RevocationReason = v.picklist([
  'issued-in-error',
  'fraud',
  'record-annulled',
  'holder-died',
  'holder-request',
  'under-investigation',
]);
export type RevocationReason = v.InferOutput<typeof RevocationReason>;

/** Which certificates are meant, of those in one's territory that hold. */
export const Selection = v.variant('by', [
  v.object({
    by: v.literal('numbers'),
    /** Certificate numbers as they are shown. */
    numbers: v.pipe(
      v.array(v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[0-9A-HJKMNP-TV-Z]{10}$/))),
      v.minLength(1),
      v.maxLength(1_000),
    ),
  }),
  v.object({ by: v.literal('record'), recordId: Id }),
  /** Those that a facility attested, by the day of issue in Viet Nam; both days included. */
  v.object({ by: v.literal('facility'), facilityId: Id, from: IsoDate, to: IsoDate }),
  /** Those that name a dose of this lot. */
  v.object({
    by: v.literal('lot'),
    vaccine: v.pipe(v.string(), v.maxLength(60)),
    lot: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(19)),
  }),
]);
export type Selection = v.InferOutput<typeof Selection>;

/** `POST /api/work/revocations/preview` */
export const PreviewRequest = v.object({ selection: Selection });

const Certificate = v.object({
  certificateId: Id,
  number: v.string(),
  recordId: Id,
  name: v.string(),
  birthDate: v.string(),
  issuedAt: v.string(),
  expiresAt: v.string(),
  /** Null where it holds. */
  status: v.nullable(v.picklist(['revoked', 'superseded', 'suspended'])),
  reason: v.nullable(v.string()),
});
export type ListedCertificate = v.InferOutput<typeof Certificate>;

export const Preview = v.object({
  count: Count,
  /** Some of them. */
  sample: v.array(Certificate),
});
export type Preview = v.InferOutput<typeof Preview>;

/** `POST /api/work/revocations` */
export const RevocationRequest = v.object({
  selection: Selection,
  kind: v.picklist(['revoked', 'suspended']),
  reason: RevocationReason,
  note: Note,
});
export type RevocationRequest = v.InferOutput<typeof RevocationRequest>;

/** Either done at once, or waiting for a second person. */
export const RevocationResult = v.object({ changed: Count, proposalId: v.nullable(Id) });
export type RevocationResult = v.InferOutput<typeof RevocationResult>;

/** `POST /api/work/revocations/lift`: has suspended certificates hold again. */
export const LiftRequest = v.object({
  certificateIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(ALONE)),
  note: Note,
});

/** `POST /api/work/revocations/decide` */
export const ProposalDecision = v.object({ proposalId: Id, approve: v.boolean() });

/** `GET /api/work/revocations`: what waits for a second person, and what was revoked last. */
export const Revocations = v.object({
  proposals: v.array(
    v.object({
      proposalId: Id,
      by: v.string(),
      /** One cannot decide on one's own. */
      isOwn: v.boolean(),
      madeAt: v.string(),
      expiresAt: v.string(),
      kind: v.picklist(['revoked', 'suspended']),
      reason: RevocationReason,
      note: v.string(),
      count: Count,
      sample: v.array(Certificate),
    }),
  ),
  latest: v.array(v.object({ ...Certificate.entries, at: v.string() })),
});
export type Revocations = v.InferOutput<typeof Revocations>;
