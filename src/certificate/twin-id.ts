/** Below 2^40: as many certificates as nobody issues. */
const MOST_INDEX_BYTES = 5;

/**
 * The identifier of an electronic health certificate of ours (`cti`, RFC 8392 §3.1.7): by its first byte which of the twins
 * it is, and then what revokes it with the card that it is a twin of. A number in binary, since each byte is dear in a code.
 *
 * @param revocationId of the card; one that is no number is left out.
 * @param which 0 for the EU's, then that of each dose.
 */
export function twinId(revocationId: string, which: number): Uint8Array | undefined {
  if (!/^\d{1,12}$/.test(revocationId)) return undefined;
  const bytes: number[] = [];
  for (let rest = Number(revocationId); rest > 0 || bytes.length === 0; rest = Math.floor(rest / 256)) {
    bytes.unshift(rest % 256);
  }
  return bytes.length > MOST_INDEX_BYTES ? undefined : Uint8Array.of(which, ...bytes);
}

/** The revocation id in such an identifier; of other issuers' identifiers it means nothing. */
export function revocationIdIn(identifier: Uint8Array): string | undefined {
  const bytes = [...identifier].slice(1);
  if (bytes.length < 1 || bytes.length > MOST_INDEX_BYTES) return undefined;
  return String(bytes.reduce((number, byte) => number * 256 + byte, 0));
}
