import * as v from 'valibot';
import type { SigningPlatform } from '../../certificate/signing-platform.ts';
import { type CodedSet, CodedSetError, decodeSet, encodeSet, lookUpIn } from './golomb-rice.ts';
import {
  ISSUED_AT,
  malformed,
  type RootKey,
  readClaims,
  type StatusSigner,
  signClaims,
} from './signed-claims.ts';

/** Why a certificate does not hold. A superseded one has a newer one; a suspension may be lifted. */
export const STATUS_KINDS = ['revoked', 'superseded', 'suspended'] as const;
export type StatusKind = (typeof STATUS_KINDS)[number];

/** The status of every certificate of an issuer, at one version. */
export interface OfflineStatus {
  /** Only rises. */
  readonly version: number;
  readonly issuedAtSeconds: number;
  /** Every status index that was given is below it. */
  readonly universe: number;
  readonly kinds: Readonly<Record<StatusKind, CodedSet>>;
}

/** What has changed between two versions. */
export interface StatusDelta extends OfflineStatus {
  /** The version that it is to be applied to. */
  readonly from: number;
  /** Certificates that hold again. */
  readonly valid: CodedSet;
  /** The version that it leads to is one that deltas begin at; else it will grow. */
  readonly closed: boolean;
}

const SET_TYPE = 'certificate-status-set';
const DELTA_TYPE = 'certificate-status-delta';
/** Of a set, of a delta, and of what a device keeps: a hundred million certificates of which 2 % do not hold take 1.8 MB. */
export const MAX_STATUS_BYTES = 2_000_000;

/** Signs a set. */
export const signStatus = (
  status: OfflineStatus,
  root: StatusSigner,
  platform?: SigningPlatform,
): Promise<Uint8Array> => signClaims(claimsOf(status), SET_TYPE, root, platform);

/** Signs a delta, the same way. */
export const signDelta = (
  { from, valid, closed, ...status }: StatusDelta,
  root: StatusSigner,
  platform?: SigningPlatform,
) =>
  signClaims(
    new Map<number | string, unknown>([
      ...claimsOf(status),
      ['from', from],
      ...(valid.count > 0 ? ([['valid', codedOf(valid)]] as const) : []),
      ...(closed ? ([['closed', true]] as const) : []),
    ]),
    DELTA_TYPE,
    root,
    platform,
  );

const claimsOf = ({ version, issuedAtSeconds, universe, kinds }: OfflineStatus) =>
  new Map<number | string, unknown>([
    [ISSUED_AT, issuedAtSeconds],
    ['version', version],
    ['universe', universe],
    ...STATUS_KINDS.flatMap((kind) => (kinds[kind].count > 0 ? [[kind, codedOf(kinds[kind])] as const] : [])),
  ]);

const codedOf = ({ count, riceBits, bits }: CodedSet) => [count, riceBits, bits];

/**
 * Reads a set that one of the roots signed.
 *
 * @throws {TrustError} also for a set that is not exactly what a writer of ours makes.
 */
export async function readStatus(message: Uint8Array, roots: readonly RootKey[]): Promise<OfflineStatus> {
  return statusOf(await readClaims(Claims, message, { type: SET_TYPE, roots, maxBytes: MAX_STATUS_BYTES }));
}

/** Reads a delta that one of the roots signed. @throws {TrustError} */
export async function readDelta(message: Uint8Array, roots: readonly RootKey[]): Promise<StatusDelta> {
  const claims = await readClaims(DeltaClaims, message, {
    type: DELTA_TYPE,
    roots,
    maxBytes: MAX_STATUS_BYTES,
  });
  const delta = {
    ...statusOf(claims),
    from: claims.from,
    valid: codedSet(claims.valid),
    closed: claims.closed ?? false,
  };
  if (delta.from > delta.version || (delta.closed && delta.from === delta.version)) {
    throw malformed('a delta that leads nowhere');
  }
  checked(() => decodeSet(delta.valid, delta.universe));
  return delta;
}

const Whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Coded = v.tuple([Whole, v.pipe(Whole, v.maxValue(32)), v.instance(Uint8Array)]);
const claimEntries = {
  [ISSUED_AT]: v.pipe(Whole, v.maxValue(1e11)),
  version: v.pipe(Whole, v.minValue(1)),
  universe: v.pipe(Whole, v.maxValue(2 ** 32)),
  revoked: v.exactOptional(Coded),
  superseded: v.exactOptional(Coded),
  suspended: v.exactOptional(Coded),
};
const Claims = v.strictObject(claimEntries);
const DeltaClaims = v.strictObject({
  ...claimEntries,
  from: v.pipe(Whole, v.minValue(1)),
  valid: v.exactOptional(Coded),
  closed: v.exactOptional(v.literal(true)),
});

function codedSet(coded: v.InferOutput<typeof Coded> | undefined): CodedSet {
  const [count, riceBits, bits] = coded ?? [0, 0, new Uint8Array()];
  // A copy: the message's bytes may be used again.
  return { count, riceBits, bits: new Uint8Array(bits) };
}

function statusOf({ [ISSUED_AT]: issuedAtSeconds, ...claims }: v.InferOutput<typeof Claims>): OfflineStatus {
  const { version, universe } = claims;
  const kinds = {
    revoked: codedSet(claims.revoked),
    superseded: codedSet(claims.superseded),
    suspended: codedSet(claims.suspended),
  };
  for (const kind of STATUS_KINDS) checked(() => decodeSet(kinds[kind], universe));
  return { version, issuedAtSeconds, universe, kinds };
}

function checked<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof CodedSetError) throw malformed(error.message);
    throw error;
  }
}

/** Whether a delta begins where a status is. */
export const fits = (delta: StatusDelta, status: OfflineStatus): boolean =>
  delta.from === status.version && delta.universe >= status.universe;

/**
 * The status that a delta leads to.
 *
 * @returns undefined where the delta begins at another version: the whole set is needed then.
 */
export function applyDelta(status: OfflineStatus, delta: StatusDelta): OfflineStatus | undefined {
  if (!fits(delta, status)) return undefined;
  const { version, issuedAtSeconds, universe } = delta;
  const changed = ascending(
    [delta.valid, ...Object.values(delta.kinds)].map((set) => decodeSet(set, universe)),
  );
  const after = (kind: StatusKind) => {
    const stay = without(decodeSet(status.kinds[kind], status.universe), changed);
    return encodeSet(ascending([stay, decodeSet(delta.kinds[kind], universe)]));
  };
  return {
    version,
    issuedAtSeconds,
    universe,
    kinds: { revoked: after('revoked'), superseded: after('superseded'), suspended: after('suspended') },
  };
}

/** All of them together; as numbers of four bytes, since a country's may be two million. */
function ascending(sets: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(sets.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const set of sets) {
    all.set(set, at);
    at += set.length;
  }
  return all.sort();
}

/** @param removed ascending, as the indexes are. */
function without(indexes: Uint32Array, removed: Uint32Array): Uint32Array {
  let at = 0;
  return indexes.filter((index) => {
    while ((removed[at] ?? index) < index) at++;
    return removed[at] !== index;
  });
}

/** Looks statuses up; undefined for a certificate that holds as far as is known. */
export function statusLookUp({ kinds, universe }: OfflineStatus): (index: number) => StatusKind | undefined {
  const sets = STATUS_KINDS.map((kind) => ({ kind, has: lookUpIn(kinds[kind], universe) }));
  return (index) => sets.find(({ has }) => has(index))?.kind;
}
