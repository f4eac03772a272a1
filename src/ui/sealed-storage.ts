import type { DBSchema, IDBPDatabase } from 'idb';

/** A text as it is kept on the device: sealed, with the name that it is sealed under. */
export interface Sealed {
  readonly id: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly ciphertext: ArrayBuffer;
}

/** What a database needs for sealing: a store for the one key. */
export interface KeyStore extends DBSchema {
  key: { key: string; value: CryptoKey };
}

const IV_BYTES = 12;

/** The device's key for this database: made once, never to be read out of the browser. */
export async function deviceKey<Stores extends KeyStore>(opened: IDBPDatabase<Stores>): Promise<CryptoKey> {
  const database = opened as unknown as IDBPDatabase<KeyStore>;
  const known = await database.get('key', 'device');
  if (known) return known;
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  // Another tab may have been faster; whichever came first stays.
  const transaction = database.transaction('key', 'readwrite');
  const first = await transaction.store.get('device');
  if (!first) await transaction.store.put(fresh, 'device');
  await transaction.done;
  return first ?? fresh;
}

/** Ties a ciphertext to its entry, so that entries cannot be swapped. */
const cipher = (id: string, iv: Uint8Array<ArrayBuffer>) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(id),
});

export async function seal(key: CryptoKey, id: string, text: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  return {
    id,
    iv,
    ciphertext: await crypto.subtle.encrypt(cipher(id, iv), key, new TextEncoder().encode(text)),
  };
}

/** @throws where another key sealed it, or under another name. */
export async function unseal(key: CryptoKey, { id, iv, ciphertext }: Sealed): Promise<string> {
  return new TextDecoder().decode(await crypto.subtle.decrypt(cipher(id, iv), key, ciphertext));
}
