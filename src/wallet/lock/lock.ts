import type { KeptTries } from '../../ui/pin/count-down.ts';
import { type PinWrap, unwrapByPin, wrapByPin } from '../../ui/pin/pin.ts';
import { begun, NO_TRIES, type Tries, waited } from '../../ui/pin/tries.ts';
import { deviceKey } from '../../ui/sealed-storage.ts';
import { refresh } from '../wallet.ts';
import { hold, inDatabase, LOCK, tellTabs } from '../wallet-database.ts';
import { lockOnLeaving } from './leaving.ts';
import type { Lock, LockAfterSeconds } from './lock-record.ts';
import { type PasskeyRefusal, type PasskeyWrap, unwrapByPasskey, wrapByPasskey } from './passkey.ts';
import { resealAll } from './reseal.ts';

/** One way to unlock: makes the wrap of a data key that is still to be read out. */
export type Way = (
  dataKey: CryptoKey,
) => Promise<{ pin: PinWrap } | { passkey: PasskeyWrap } | PasskeyRefusal>;

export const byPin =
  (pin: string): Way =>
  async (dataKey) => ({ pin: await wrapByPin(dataKey, pin) });

export const byPasskey =
  (name: string): Way =>
  async (dataKey) => {
    const passkey = await wrapByPasskey(dataKey, name);
    return typeof passkey === 'string' ? passkey : { passkey };
  };

/** @throws {StorageError} as all functions here. */
export const readLock = (): Promise<Lock | undefined> => inDatabase((database) => database.get('lock', LOCK));

/**
 * Sets the first lock: everything is sealed anew under a fresh data key, which is kept only wrapped, and the key that
 * opened the wallet by itself is gone.
 *
 * @returns why there is no passkey, and so no lock.
 */
export async function setLock(way: Way): Promise<PasskeyRefusal | undefined> {
  const dataKey = await freshKey(true);
  const wrapped = await way(dataKey);
  if (typeof wrapped === 'string') return wrapped;
  const lock: Lock = { keyId: crypto.randomUUID(), lockAfterSeconds: 60, tries: NO_TRIES, ...wrapped };
  await inDatabase(async (database) => {
    const from = { key: await deviceKey(database), id: undefined };
    await resealAll(database, from, dataKey, (change) =>
      Promise.all([change.objectStore('key').clear(), change.objectStore('lock').put(lock, LOCK)]),
    );
  });
  await enter(lock, await sealedOff(dataKey));
  tellTabs('locked');
  return undefined;
}

/**
 * Adds a way to unlock, or puts it in the place of the one before.
 *
 * @param dataKey as `openByPin` or `openByPasskey` gives it, extractable.
 */
export async function addWay(lock: Lock, dataKey: CryptoKey, way: Way): Promise<PasskeyRefusal | undefined> {
  const wrapped = await way(dataKey);
  if (typeof wrapped === 'string') return wrapped;
  await changeLock(lock.keyId, (now) => ({ ...now, ...wrapped }));
  return undefined;
}

/** Takes off one of two ways. */
export const removeWay = (lock: Lock, way: 'pin' | 'passkey'): Promise<unknown> =>
  changeLock(lock.keyId, ({ pin, passkey, ...rest }) => {
    if (way === 'pin') return passkey && { ...rest, passkey };
    return pin && { ...rest, pin };
  });

/** Takes off the lock: everything is sealed anew under a key that the device keeps by itself. */
export async function removeLock(lock: Lock, dataKey: CryptoKey): Promise<void> {
  const key = await freshKey(false);
  await inDatabase((database) =>
    resealAll(database, { key: dataKey, id: lock.keyId }, key, (change) =>
      Promise.all([change.objectStore('key').put(key, 'device'), change.objectStore('lock').clear()]),
    ),
  );
  hold(undefined);
  lockOnLeaving(undefined);
  await refresh();
  tellTabs('changed');
}

export async function setLockAfter(lock: Lock, lockAfterSeconds: LockAfterSeconds): Promise<void> {
  await changeLock(lock.keyId, (now) => ({ ...now, lockAfterSeconds }));
  lockOnLeaving(lockAfterSeconds);
}

/**
 * Tries a PIN. The try is counted before it is judged.
 *
 * @param extractable where the data key is to be wrapped once more.
 * @returns the data key; otherwise what the next try has to wait for.
 */
export async function openByPin(pin: string, extractable: boolean): Promise<CryptoKey | Tries> {
  const known = await readLock();
  if (!known?.pin) return NO_TRIES;
  let mayTry = false;
  const lock = await changeLock(known.keyId, (now) => {
    mayTry = now.tries.waitMs === 0;
    return mayTry ? { ...now, tries: begun(now.tries) } : undefined;
  });
  if (!lock?.pin || !mayTry) return lock?.tries ?? NO_TRIES;
  const dataKey = await unwrapByPin(lock.pin, pin, extractable);
  if (!dataKey) return lock.tries;
  await changeLock(lock.keyId, (now) => ({ ...now, tries: NO_TRIES }));
  return dataKey;
}

/** Asks for the passkey; a right one forgives wrong PINs. */
export async function openByPasskey(lock: Lock, extractable: boolean): Promise<CryptoKey | PasskeyRefusal> {
  if (!lock.passkey) return 'unsupported';
  const dataKey = await unwrapByPasskey(lock.passkey, extractable);
  if (typeof dataKey !== 'string') await changeLock(lock.keyId, (now) => ({ ...now, tries: NO_TRIES }));
  return dataKey;
}

/** Opens the wallet in this tab. */
export async function enter(lock: Lock, dataKey: CryptoKey): Promise<void> {
  hold({ key: dataKey, id: lock.keyId });
  lockOnLeaving(lock.lockAfterSeconds);
  await refresh();
}

/** The tries of the wallet's PIN. */
export const KEPT_TRIES: KeptTries = {
  name: 'wallet',
  read: async () => (await readLock())?.tries,
  countWaiting: async (passedMs) => {
    const lock = await readLock();
    if (lock) await changeLock(lock.keyId, (now) => ({ ...now, tries: waited(now.tries, passedMs) }));
  },
};

/**
 * Changes the lock in one step with reading it.
 *
 * @param change gives undefined where it is to stay.
 * @returns the lock as it is now; undefined where it is another one or none.
 */
function changeLock(keyId: string, change: (lock: Lock) => Lock | undefined): Promise<Lock | undefined> {
  return inDatabase(async (database) => {
    const transaction = database.transaction('lock', 'readwrite');
    const lock = await transaction.store.get(LOCK);
    const changed = lock?.keyId === keyId ? change(lock) : undefined;
    if (changed) await transaction.store.put(changed, LOCK);
    await transaction.done;
    return changed ?? (lock?.keyId === keyId ? lock : undefined);
  });
}

const freshKey = (extractable: boolean): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, extractable, ['encrypt', 'decrypt']);

/** The same key, never to be read out again. */
async function sealedOff(key: CryptoKey): Promise<CryptoKey> {
  const raw = await crypto.subtle.exportKey('raw', key);
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}
