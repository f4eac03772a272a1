/** Attesting: a clerk signs for the records of the facility that are ready, with a passkey, one touch for all. */
import * as v from 'valibot';
import { CeremonyOptions } from './session.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Id = v.pipe(v.number(), v.integer(), v.minValue(1));

/**
 * How many records come before the facility's last one, itself included, and in how many seconds it is certified as fast
 * as it goes now; null where nothing was certified lately.
 */
export const QueuePlace = v.object({ position: Count, seconds: v.nullable(Count) });
export type QueuePlace = v.InferOutput<typeof QueuePlace>;

/** `GET /api/work/attestation`: what the facility of whoever asks can sign. */
export const AttestationState = v.object({
  ready: Count,
  /** Some of them, those that wait longest first. */
  records: v.array(
    v.object({
      id: Id,
      name: v.string(),
      birthDate: v.string(),
      doses: v.array(v.object({ date: v.string(), vaccine: v.string() })),
    }),
  ),
  /** Signed, and not certified yet. */
  queued: Count,
  /** Of those, how many wait for a person because they failed. */
  failed: Count,
  /** Where the others stand in the country's queue; null where none waits. */
  queue: v.nullable(QueuePlace),
  /** Of what was signed before: the last ones, newest first. */
  latest: v.array(
    v.object({ attestationId: Id, at: v.string(), by: v.nullable(v.string()), records: Count }),
  ),
});
export type AttestationState = v.InferOutput<typeof AttestationState>;

/** `POST /api/work/attestation/options`: everything that is ready but these. */
export const AttestationRequest = v.object({ except: v.pipe(v.array(Id), v.maxLength(10_000)) });

/** What is to be signed; the challenge is the SHA-256 of its manifest. */
export const AttestationOptions = v.object({ ...CeremonyOptions.entries, records: Count });
export type AttestationOptions = v.InferOutput<typeof AttestationOptions>;

export const NotAttestedWhy = v.picklist(['changed', 'not-ready', 'other-facility', 'attested-already']);
export type NotAttestedWhy = v.InferOutput<typeof NotAttestedWhy>;

export const NotAttested = v.object({ recordId: Id, name: v.string(), why: NotAttestedWhy });
export type NotAttested = v.InferOutput<typeof NotAttested>;

/** `POST /api/work/attestation` (takes a `CeremonyRequest`). */
export const AttestationResult = v.object({
  attestationId: Id,
  attested: Count,
  /** What was in the manifest and does not count, since it changed before the signature came. */
  notAttested: v.array(NotAttested),
  queue: v.optional(QueuePlace),
});
export type AttestationResult = v.InferOutput<typeof AttestationResult>;
