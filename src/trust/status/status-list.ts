import { base64url, compactVerify, importJWK, type JWK } from 'jose';
import * as v from 'valibot';
import { signJws } from '../../certificate/sign-jws.ts';
import type { PrivateKey, SigningPlatform } from '../../certificate/signing-platform.ts';
import { inflateZlib } from '../../certificate/zlib.ts';
import { TrustError } from '../trust-error.ts';
import type { StatusKind } from './offline-status.ts';

/** Certificates of one shard; its number is what their indexes have above. */
export const SHARD_INDEXES = 2 ** 20;
/** Token Status List §7.1; what is superseded has the value that is left to applications. */
const VALUES: Readonly<Record<StatusKind, number>> = { revoked: 1, suspended: 2, superseded: 3 };
const KINDS = new Map(Object.entries(VALUES).map(([kind, value]) => [value, kind as StatusKind]));

const STATUS_LIST_TYPE = 'statuslist+jwt';
/** Characters; a list in which every other certificate is revoked at random takes 350,000. */
const MAX_LIST_LENGTH = 500_000;

/** One shard of statuses, as whoever checks a single certificate fetches it. */
export interface StatusList {
  /** Where it is published. */
  readonly uri: string;
  readonly issuedAtSeconds: number;
  readonly expiresAtSeconds: number;
  /** For so long nobody need fetch it again. */
  readonly ttlSeconds: number;
  /** By the place within the shard; those that hold are left out. */
  readonly statuses: ReadonlyMap<number, StatusKind>;
}

/**
 * Signs a status list: of one bit a certificate where that says all, else of two.
 *
 * @param key ES256, with its `kid`.
 * @param compress to a zlib stream (RFC 1950); handed in, since the platform's own is twice as good at it.
 * Source: Token Status List (draft-ietf-oauth-status-list), §4 and §5.1.
 */
export async function signStatusList(
  { uri, issuedAtSeconds, expiresAtSeconds, ttlSeconds, statuses }: StatusList,
  { kid, privateKey }: { readonly kid: string; readonly privateKey: PrivateKey },
  compress: (bytes: Uint8Array) => Uint8Array,
  platform?: SigningPlatform,
): Promise<string> {
  const bits = [...statuses.values()].every((kind) => VALUES[kind] === 1) ? 1 : 2;
  const perByte = 8 / bits;
  const bytes = new Uint8Array(SHARD_INDEXES / perByte);
  for (const [place, kind] of statuses) {
    const at = Math.floor(place / perByte);
    // The first certificate is in the lowest bits (§4.1).
    bytes[at] = (bytes[at] ?? 0) | (VALUES[kind] << ((place % perByte) * bits));
  }
  const claims = {
    sub: uri,
    iat: issuedAtSeconds,
    exp: expiresAtSeconds,
    ttl: ttlSeconds,
    status_list: { bits, lst: base64url.encode(compress(bytes)) },
  };
  const header = { alg: 'ES256', typ: STATUS_LIST_TYPE, kid } as const;
  return signJws(header, new TextEncoder().encode(JSON.stringify(claims)), privateKey, platform);
}

const Seconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e11));
const Claims = v.object({
  sub: v.string(),
  iat: Seconds,
  exp: Seconds,
  ttl: v.pipe(Seconds, v.minValue(1)),
  status_list: v.object({ bits: v.picklist([1, 2]), lst: v.pipe(v.string(), v.regex(/^[\w-]+$/)) }),
});

/**
 * Reads a status list of ours and checks who signed it, for where, and that it is still in force.
 *
 * @param uri where it was fetched from.
 * @throws {TrustError}
 */
export async function readStatusList(
  jwt: string,
  uri: string,
  keys: readonly JWK[],
  now: Date,
): Promise<StatusList> {
  if (jwt.length > MAX_LIST_LENGTH) throw new TrustError('too-large', 'status list: larger than any');
  const payload = await signedPayload(jwt, keys);
  const claims = v.safeParse(v.pipe(v.string(), v.parseJson(), Claims), new TextDecoder().decode(payload));
  if (!claims.success) throw malformed('other claims than a status list has');
  const { sub, iat, exp, ttl, status_list: list } = claims.output;
  if (sub !== uri) throw malformed('another list than the one asked for');
  if (now.getTime() / 1000 >= exp) throw malformed('no longer in force');
  return {
    uri,
    issuedAtSeconds: iat,
    expiresAtSeconds: exp,
    ttlSeconds: ttl,
    statuses: statusesOf(list),
  };
}

const malformed = (message: string) => new TrustError('malformed', `status list: ${message}`);

async function signedPayload(jwt: string, keys: readonly JWK[]): Promise<Uint8Array> {
  try {
    const { payload } = await compactVerify(
      jwt,
      async ({ kid, typ }) => {
        const key = keys.find((candidate) => candidate.kid === kid);
        if (typ !== STATUS_LIST_TYPE) throw malformed('another kind of token');
        if (!key) throw new TrustError('unknown-root', 'status list: signed by a key that is not ours');
        return importJWK(key, 'ES256');
      },
      { algorithms: ['ES256'] },
    );
    return payload;
  } catch (error) {
    if (error instanceof TrustError) throw error;
    throw new TrustError('bad-signature', 'status list: the signature does not hold');
  }
}

function statusesOf({ bits, lst }: v.InferOutput<typeof Claims>['status_list']): Map<number, StatusKind> {
  const perByte = 8 / bits;
  const bytes = inflated(lst, SHARD_INDEXES / perByte);
  const statuses = new Map<number, StatusKind>();
  bytes.forEach((byte, at) => {
    if (byte === 0) return;
    for (let within = 0; within < perByte; within++) {
      const kind = KINDS.get((byte >> (within * bits)) & (2 ** bits - 1));
      if (kind) statuses.set(at * perByte + within, kind);
    }
  });
  return statuses;
}

function inflated(list: string, mostBytes: number): Uint8Array {
  try {
    return inflateZlib(base64url.decode(list), mostBytes);
  } catch {
    throw malformed('cannot be inflated');
  }
}
