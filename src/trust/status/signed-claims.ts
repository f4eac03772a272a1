import { encode } from 'cborg';
import { base64url } from 'jose';
import * as v from 'valibot';
import { decodeCbor } from '../../certificate/cbor.ts';
import { openCose } from '../../certificate/cose.ts';
import { type PublicJwk, signatureHolds } from '../../certificate/public-key.ts';
import { signCose } from '../../certificate/sign-cose.ts';
import type { PrivateKey, SigningPlatform } from '../../certificate/signing-platform.ts';
import { TrustError } from '../trust-error.ts';

/** The root that signs statuses, as it signs trust bundles. */
export interface StatusSigner {
  /** RFC 7638 thumbprint, base64url. */
  readonly kid: string;
  readonly privateKey: PrivateKey;
}

/** A public key of the root's, with its `kid`. */
export interface RootKey {
  readonly kid: string;
  readonly jwk: PublicJwk;
}

/** CWT's claim for the time of issue (RFC 8392 §3.1.6). */
export const ISSUED_AT = 6;

export type StatusClaims = ReadonlyMap<number | string, unknown>;

/**
 * Signs claims: COSE_Sign1 (RFC 9052) over CBOR, since base64 would take a third more.
 *
 * @param type in its header, so that no message of the root's passes for another.
 */
export const signClaims = (
  claims: StatusClaims,
  type: string,
  { kid, privateKey }: StatusSigner,
  platform: SigningPlatform | undefined,
): Promise<Uint8Array> =>
  signCose(encode(claims), { kid: base64url.decode(kid), privateKey }, { type, platform });

/**
 * Reads claims of one type that one of the roots signed, by their schema.
 *
 * @throws {TrustError} and nothing else, whatever the bytes are.
 */
export async function readClaims<Schema extends v.GenericSchema>(
  schema: Schema,
  message: Uint8Array,
  {
    type,
    roots,
    maxBytes,
  }: { readonly type: string; readonly roots: readonly RootKey[]; readonly maxBytes: number },
): Promise<v.InferOutput<Schema>> {
  if (message.length > maxBytes) throw new TrustError('too-large', 'status: larger than any');
  const opened = readable(() => openCose(message, ['ES256'], () => {}));
  if (opened.type !== type || !(opened.keyId instanceof Uint8Array)) throw malformed('another message');
  const { keyId } = opened;
  const root = roots.find(({ kid }) => isSame(base64url.decode(kid), keyId));
  if (!root) throw new TrustError('unknown-root', 'status: signed by a root that is not ours');
  const { algorithm, signature, signedBytes } = opened.proof;
  if ((await signatureHolds(algorithm, root.jwk, signature, signedBytes)) !== true) {
    throw new TrustError('bad-signature', 'status: the signature does not hold');
  }
  const claims = readable(() => decodeCbor(opened.payload, 'malformed-content'));
  if (!(claims instanceof Map)) throw malformed('no map of claims');
  const result = v.safeParse(schema, Object.fromEntries(claims));
  if (!result.success) throw malformed('other claims than a status has');
  return result.output;
}

export const malformed = (message: string) => new TrustError('malformed', `status: ${message}`);

/** What only says that something is no CBOR, no COSE or no zlib is no more to a reader of statuses than that it is none. */
export function readable<Result>(work: () => Result): Result {
  try {
    return work();
  } catch {
    throw malformed('cannot be read');
  }
}

const isSame = (one: Uint8Array, other: Uint8Array) =>
  one.length === other.length && one.every((byte, place) => byte === other[place]);
