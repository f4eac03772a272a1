import { type Cbor, type CborMap, CborTag, decodeCbor, isCborMap } from './cbor.ts';
import { LIMITS } from './limits.ts';
import type { BytesProof } from './proof.ts';
import type { SignatureAlgorithm } from './public-key.ts';
import { ReadError } from './reasons.ts';
import type { RemarkCode } from './remarks.ts';

/** A COSE_Sign1 message (RFC 9052 §4.2), opened but not believed. */
export interface CoseSign1 {
  /** The `kid` as it stands there, in the message's own bytes; absent where the message names none. */
  readonly keyId: Uint8Array | string | undefined;
  /** What kind of message it says it is (RFC 9596), in the protected header. */
  readonly type?: string;
  readonly payload: Uint8Array;
  readonly proof: BytesProof;
}

/** RFC 9052 §3.1, RFC 9596. */
export const HEADER = { algorithm: 1, critical: 2, keyId: 4, type: 16 } as const;
/** RFC 9053 §2.1, RFC 8812 §2. */
const ALGORITHMS: Readonly<Record<number, SignatureAlgorithm>> = { [-7]: 'ES256', [-37]: 'PS256' };
const ES256_SIGNATURE_BYTES = 64;

const TAG = { coseSign1: 18, cwt: 61 } as const;

const malformed = (message: string) => new ReadError('malformed-envelope', `COSE: ${message}`);

/**
 * Opens a COSE_Sign1 message: tagged as such, tagged as a CWT besides (RFC 8392 §6), or not tagged at all. The
 * protected header wins wherever both name the key.
 *
 * @param allowed algorithms of the format; never anything but these is tried.
 * @throws {ReadError}
 */
export function openCose(
  message: Uint8Array,
  allowed: readonly SignatureAlgorithm[],
  remark: (code: RemarkCode) => void,
): CoseSign1 {
  const parts = untag(decodeCbor(message, 'malformed-envelope'), remark);
  if (!Array.isArray(parts) || parts.length !== 4) throw malformed('not four parts');
  const [protectedBytes, unprotectedHeader, payload, signature] = parts as readonly Cbor[];
  if (
    !(protectedBytes instanceof Uint8Array) ||
    !(payload instanceof Uint8Array) ||
    !(signature instanceof Uint8Array) ||
    !isCborMap(unprotectedHeader)
  ) {
    throw malformed('a part of another type');
  }
  const protectedHeader = headerOf(protectedBytes);
  // RFC 9052 §3.1: who does not understand a critical header must refuse; we understand none.
  if (protectedHeader.has(HEADER.critical) || unprotectedHeader.has(HEADER.critical)) {
    throw new ReadError('critical-extension', 'unknown critical header');
  }
  const inEither = (label: number) => {
    if (protectedHeader.has(label)) return protectedHeader.get(label);
    if (unprotectedHeader.has(label)) remark('unprotected-header');
    return unprotectedHeader.get(label);
  };
  // Real issuers put it into either. A key is bound to one algorithm by its type, so nobody gains by changing it.
  const algorithm = ALGORITHMS[Number(inEither(HEADER.algorithm))];
  if (!algorithm || !allowed.includes(algorithm)) {
    throw new ReadError('algorithm-not-allowed', `only ${allowed.join(' and ')} are allowed`);
  }
  if (algorithm === 'ES256' && signature.length !== ES256_SIGNATURE_BYTES) {
    throw malformed('the signature is not 64 bytes (r and s, not DER)');
  }
  const type = protectedHeader.get(HEADER.type);
  return {
    keyId: keyIdOf(inEither(HEADER.keyId)),
    ...(typeof type === 'string' && { type }),
    payload,
    // Copies: a proof outlives the message, whose bytes may be those of a buffer that is used again.
    proof: {
      kind: 'bytes',
      algorithm,
      signedBytes: toBeSigned(protectedBytes, payload),
      signature: signature.slice(),
    },
  };
}

function keyIdOf(keyId: Cbor | undefined): Uint8Array | string | undefined {
  if (!(keyId instanceof Uint8Array) && typeof keyId !== 'string') return undefined;
  if (keyId.length > LIMITS.shownTextLength) throw malformed('the key’s identifier is too long');
  return keyId;
}

function untag(item: Cbor, remark: (code: RemarkCode) => void): Cbor {
  if (!(item instanceof CborTag)) {
    remark('odd-tag');
    return item;
  }
  if (item.tag === TAG.coseSign1) return item.value;
  if (item.tag === TAG.cwt && item.value instanceof CborTag && item.value.tag === TAG.coseSign1) {
    remark('odd-tag');
    return item.value.value;
  }
  throw malformed('another tag');
}

function headerOf(bytes: Uint8Array): CborMap {
  if (bytes.length === 0) return new Map();
  const header = decodeCbor(bytes, 'malformed-envelope');
  if (!isCborMap(header)) throw malformed('the protected header is no map');
  return header;
}

/** The `Sig_structure` of RFC 9052 §4.4 with empty external data, in its one deterministic encoding. */
export function toBeSigned(protectedBytes: Uint8Array, payload: Uint8Array): Uint8Array {
  const heads = [SIG_STRUCTURE, byteStringHead(protectedBytes.length), EMPTY, byteStringHead(payload.length)];
  const length = heads.reduce((sum, head) => sum + head.length, protectedBytes.length + payload.length);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of [SIG_STRUCTURE, heads[1], protectedBytes, EMPTY, heads[3], payload]) {
    if (!part) continue;
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** An array of four whose first is the text `Signature1`. */
const SIG_STRUCTURE = Uint8Array.of(0x84, 0x6a, ...new TextEncoder().encode('Signature1'));
const EMPTY = Uint8Array.of(0x40);

function byteStringHead(length: number): Uint8Array {
  if (length < 24) return Uint8Array.of(0x40 | length);
  if (length < 0x100) return Uint8Array.of(0x58, length);
  if (length < 0x10000) return Uint8Array.of(0x59, length >> 8, length & 0xff);
  return Uint8Array.of(0x5a, length >>> 24, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff);
}
