import * as v from 'valibot';
import { CodedSetError, decodeSet } from './golomb-rice.ts';
import {
  applyDelta,
  fits,
  MAX_STATUS_BYTES,
  type OfflineStatus,
  STATUS_KINDS,
  type StatusDelta,
} from './offline-status.ts';

/** What a device keeps of statuses: those at a version that deltas begin at, and what has changed since. Stays coded. */
export interface HeldStatus {
  readonly base: OfflineStatus;
  /** Fits the base; grows until it is closed. */
  readonly delta?: StatusDelta;
}

/** The version that it leads to. */
export const heldVersion = ({ base, delta }: HeldStatus): number => (delta ?? base).version;

/** Whether one of two is further on: in its version, or in where its next delta begins. */
export const isAhead = (one: HeldStatus, other: HeldStatus | undefined): boolean =>
  other === undefined ||
  heldVersion(one) > heldVersion(other) ||
  (heldVersion(one) === heldVersion(other) && one.base.version > other.base.version);

/** The status of every certificate by all that is held. */
export const currentStatus = ({ base, delta }: HeldStatus): OfflineStatus =>
  (delta && applyDelta(base, delta)) ?? base;

const Whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Coded = v.strictObject({
  count: Whole,
  riceBits: Whole,
  bits: v.pipe(
    v.instance(Uint8Array),
    v.check(({ length }) => length <= MAX_STATUS_BYTES),
  ),
});
const statusEntries = {
  version: Whole,
  issuedAtSeconds: Whole,
  universe: v.pipe(Whole, v.maxValue(2 ** 32)),
  kinds: v.strictObject({ revoked: Coded, superseded: Coded, suspended: Coded }),
};
const Held = v.strictObject({
  base: v.strictObject(statusEntries),
  delta: v.exactOptional(
    v.strictObject({ ...statusEntries, from: Whole, valid: Coded, closed: v.boolean() }),
  ),
});

/** Reads what a device has kept. @returns undefined for what is damaged, or another's: it is as good as nothing then. */
export function readHeldStatus(kept: unknown): HeldStatus | undefined {
  const parsed = v.safeParse(Held, kept);
  if (!parsed.success) return undefined;
  const { base, delta } = parsed.output;
  try {
    for (const { kinds, universe } of [base, ...(delta ? [delta] : [])]) {
      for (const kind of STATUS_KINDS) decodeSet(kinds[kind], universe);
    }
    if (delta) decodeSet(delta.valid, delta.universe);
    return delta && !fits(delta, base) ? undefined : parsed.output;
  } catch (error) {
    if (error instanceof CodedSetError) return undefined;
    throw error;
  }
}
