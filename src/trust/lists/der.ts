/** One element of DER (X.690), as far as keys and signatures need it: definite lengths and low tags. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
  /** Where the next element begins. */
  readonly end: number;
}

export const DER = { integer: 0x02, bitString: 0x03, oid: 0x06, sequence: 0x30 } as const;

/** @throws {RangeError} where the bytes hold no element. */
export function readDer(bytes: Uint8Array, at = 0): DerElement {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) throw new RangeError('DER ends too early');
  let start = at + 2;
  let length = first;
  if (first >= 0x80) {
    const octets = first & 0x7f;
    if (octets < 1 || octets > 3) throw new RangeError('a length that DER does not have here');
    length = 0;
    for (let index = 0; index < octets; index++) length = length * 256 + (bytes[start++] ?? 0);
  }
  const end = start + length;
  if (end > bytes.length) throw new RangeError('DER ends too early');
  return { tag, content: bytes.subarray(start, end), end };
}

/** The elements inside a sequence, which must be of the tags that are expected, in their order; more may follow. */
export function readSequence(bytes: Uint8Array, ...tags: readonly number[]): Uint8Array[] {
  const sequence = readDer(bytes);
  if (sequence.tag !== DER.sequence) throw new RangeError('not a sequence');
  const contents: Uint8Array[] = [];
  let at = 0;
  for (const tag of tags) {
    const element = readDer(sequence.content, at);
    if (element.tag !== tag) throw new RangeError('an element of another kind than expected');
    contents.push(element.content);
    at = element.end;
  }
  return contents;
}

/** An unsigned number without the zero bytes before it. */
export function unsigned(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bytes.length && bytes[start] === 0) start++;
  return bytes.subarray(start);
}

/** An unsigned number of exactly `length` bytes; undefined where it needs more. */
export function unsignedOf(bytes: Uint8Array, length: number): Uint8Array | undefined {
  const number = unsigned(bytes);
  if (number.length > length) return undefined;
  const padded = new Uint8Array(length);
  padded.set(number, length - number.length);
  return padded;
}

/**
 * `r` and `s` of an ECDSA signature in DER (RFC 3279 §2.2.3), each of the curve's length, as WebCrypto wants them.
 *
 * @throws {RangeError}
 */
export function rawEcdsaSignature(der: Uint8Array, coordinateBytes: number): Uint8Array {
  const [r, s] = readSequence(der, DER.integer, DER.integer).map((number) =>
    unsignedOf(number, coordinateBytes),
  );
  if (!r || !s) throw new RangeError('a number larger than the curve');
  const raw = new Uint8Array(2 * coordinateBytes);
  raw.set(r, 0);
  raw.set(s, coordinateBytes);
  return raw;
}
