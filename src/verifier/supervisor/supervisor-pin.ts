import * as v from 'valibot';
import type { KeptTries } from '../../ui/pin/count-down.ts';
import { unwrapByPin, wrapByPin } from '../../ui/pin/pin.ts';
import { begun, NO_TRIES, type Tries, waited } from '../../ui/pin/tries.ts';
import { changeAny, Settings } from '../settings.ts';
import { type SupervisorPin, supervisorDatabase } from './supervisor-storage.ts';

/** Rejects where the device keeps nothing, as all functions here. */
export const readPin = async (): Promise<SupervisorPin | undefined> =>
  (await supervisorDatabase()).get('pin', 'pin');

/** Sets the PIN, or another one. What it wraps is a key of no use: only whether it can be unwrapped matters. */
export async function setPin(pin: string): Promise<void> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
  const wrap = await wrapByPin(key, pin);
  await (await supervisorDatabase()).put('pin', { wrap, tries: NO_TRIES }, 'pin');
}

/** Tries a PIN; the try counts before it is judged. @returns the tries so far where it was wrong. */
export async function tryPin(pin: string): Promise<Tries | undefined> {
  let mayTry = false;
  const kept = await changeTries((tries) => {
    mayTry = tries.waitMs === 0;
    return mayTry ? begun(tries) : tries;
  });
  if (!kept || !mayTry) return kept?.tries ?? NO_TRIES;
  if (!(await unwrapByPin(kept.wrap, pin, false))) return kept.tries;
  await changeTries(() => NO_TRIES);
  return undefined;
}

/** The tries of the supervisor's PIN. */
export const KEPT_TRIES: KeptTries = {
  name: 'supervisor',
  read: async () => (await readPin())?.tries,
  countWaiting: (passedMs) => changeTries((tries) => waited(tries, passedMs)),
};

/** A lost PIN: everything that it guarded is as on a new device, and the service hears no more of this one. */
export async function forgetSupervisor(): Promise<void> {
  const transaction = (await supervisorDatabase()).transaction(['pin', 'device', 'sent'], 'readwrite');
  await Promise.all([
    transaction.objectStore('pin').clear(),
    transaction.objectStore('device').clear(),
    transaction.objectStore('sent').clear(),
    transaction.done,
  ]);
  changeAny(v.parse(Settings, {}));
}

async function changeTries(change: (tries: Tries) => Tries): Promise<SupervisorPin | undefined> {
  const transaction = (await supervisorDatabase()).transaction('pin', 'readwrite');
  const pin = await transaction.store.get('pin');
  const changed = pin && { ...pin, tries: change(pin.tries) };
  if (changed) await transaction.store.put(changed, 'pin');
  await transaction.done;
  return changed;
}
