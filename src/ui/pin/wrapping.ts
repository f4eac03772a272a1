/** A data key under another key: AES Key Wrap (RFC 3394), which also tells whether it was the right one. */
export type Wrapped = ArrayBuffer;

/** @param dataKey extractable. */
export const wrap = (dataKey: CryptoKey, by: CryptoKey): Promise<Wrapped> =>
  crypto.subtle.wrapKey('raw', dataKey, by, 'AES-KW');

/**
 * @param extractable where the key is to be wrapped once more.
 * @returns undefined where it is not the key that it was wrapped by.
 */
export async function unwrap(
  wrapped: Wrapped,
  by: CryptoKey,
  extractable: boolean,
): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.unwrapKey('raw', wrapped, by, 'AES-KW', 'AES-GCM', extractable, [
      'encrypt',
      'decrypt',
    ]);
  } catch {
    return undefined;
  }
}
