import { computed, effect, type Signal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Certificate } from '../certificate/certificate.ts';
import { read } from '../certificate/read.ts';
import { afterPaint } from '../ui/after-paint.ts';
import { type Arrangement, readArrangement } from './arrangement.ts';
import { type Following, readFollowing } from './following.ts';
import { readStatuses, type Statuses } from './statuses.ts';
import {
  changeNote,
  readStored,
  removeStored,
  StorageError,
  type StorageErrorCode,
  type StorageTroubleKind,
  type StoredText,
  store,
} from './storage.ts';
import { hold, onTold, tellTabs } from './wallet-database.ts';

/** A certificate in the wallet: what it says is read anew from the signed text each time the wallet opens. */
export interface WalletCertificate {
  /** Names the certificate on this device. */
  readonly id: string;
  readonly certificate: Certificate;
  /** The same facts in other formats. */
  readonly twins: readonly Certificate[];
  readonly addedAtMs: number;
}

export type WalletState =
  | { readonly status: 'opening' | 'locked' }
  | { readonly status: 'failed'; readonly code: StorageErrorCode }
  | {
      readonly status: 'open';
      readonly certificates: readonly WalletCertificate[];
      /** Entries that this device can no longer open. */
      readonly unreadableIds: readonly string[];
      readonly arrangement: Arrangement;
      readonly following: Following;
      readonly statuses: Statuses;
      readonly trouble: StorageTroubleKind | undefined;
    };

/** The wallet of this device; the one source of every screen. */
export const wallet: Signal<WalletState> = signal({ status: 'opening' });

/** Opens the wallet with the first screen that needs it, and gives its state. */
export function useWallet(): WalletState {
  useEffect(() => {
    void openWallet();
    void stayCurrent();
  }, []);
  return wallet.value;
}

/** The wallet as it is now, opened if it was not. */
export async function walletNow(): Promise<WalletState> {
  await openWallet();
  return wallet.value;
}

let opened: Promise<void> | undefined;

const isOpen = computed(() => wallet.value.status === 'open');

let current: Promise<void> | undefined;

/**
 * From the first screen on: when the wallet opens, and whenever somebody comes back to it or the network does. What is
 * here already is shown before anybody is asked.
 */
function stayCurrent(): Promise<void> {
  current ??= openWallet()
    .then(() => afterPaint(() => import('./keep-current.ts')))
    .then(({ keepCurrent }) => {
      effect(() => {
        if (isOpen.value) void keepCurrent();
      });
      addEventListener('online', () => void keepCurrent());
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') void keepCurrent();
      });
    })
    .catch(() => {
      // Not loaded: the next screen tries again.
      current = undefined;
    });
  return current;
}

/** Reads what this device keeps; later calls wait for the first. Failure is a state of the wallet, never thrown. */
function openWallet(): Promise<void> {
  if (!opened) {
    opened = refresh();
    onTold((message) => {
      if (message === 'locked') lockHere();
      void refresh();
    });
  }
  return opened;
}

/** How often this tab was locked: what was read before must not be shown after. */
let locked = 0;

/** Reads anew what is kept. */
export async function refresh(): Promise<void> {
  const lockedBefore = locked;
  let read: WalletState;
  try {
    const { texts, unreadableIds, notes, trouble } = await readStored();
    const before = wallet.value.status === 'open' ? wallet.value.certificates : [];
    const readable = texts.map((stored) => before.find(isOf(stored)) ?? readAgain(stored));
    read = {
      status: 'open',
      certificates: readable.filter((one) => one !== undefined),
      unreadableIds: [...unreadableIds, ...texts.filter((_, at) => !readable[at]).map(({ id }) => id)],
      arrangement: readArrangement(notes.arrangement),
      following: readFollowing(notes.following),
      statuses: readStatuses(notes.statuses),
      trouble,
    };
  } catch (error) {
    const code = error instanceof StorageError ? error.code : 'failed';
    read = code === 'locked' ? { status: code } : { status: 'failed', code };
  }
  // Reading and drawing in one go would keep a slow phone from answering its person.
  if (wallet.value.status === 'opening') await new Promise((go) => setTimeout(go));
  if (locked !== lockedBefore) return;
  wallet.value = read;
  if (read.status === 'open') unlockAsked.value?.(true);
}

/** Forgets the data key and every certificate in this tab; only where a lock is set, or it opens itself again. */
export function lockHere(): void {
  locked++;
  hold(undefined);
  if (wallet.value.status === 'open') wallet.value = { status: 'locked' };
}

/** Locks the wallet in every tab. */
export function lockEverywhere(): void {
  lockHere();
  tellTabs('locked');
}

/** Set while something wants to go into a locked wallet: it waits until that is open, or for a no. */
export const unlockAsked: Signal<((unlocked: boolean) => void) | undefined> = signal(undefined);

let asking: Promise<boolean> | undefined;

function askToUnlock(): Promise<boolean> {
  asking ??= new Promise<boolean>((answer) => {
    unlockAsked.value = answer;
  }).finally(() => {
    asking = undefined;
    unlockAsked.value = undefined;
  });
  return asking;
}

/** Whether a certificate was read from just these texts: then it need not be read again, nor its code be drawn anew. */
const isOf = (stored: StoredText) => (one: WalletCertificate) =>
  one.id === stored.id &&
  one.addedAtMs === stored.addedAtMs &&
  signedTextsOf(one).join() === [stored.signedText, ...stored.twins].join();

function readAgain({ id, signedText, twins, addedAtMs }: StoredText): WalletCertificate | undefined {
  const certificate = readOrNothing(signedText);
  if (!certificate) return undefined;
  // A twin that cannot be read is not shown; the certificate itself still is.
  return { id, certificate, twins: twins.map(readOrNothing).filter((twin) => twin !== undefined), addedAtMs };
}

export function readOrNothing(signedText: string): Certificate | undefined {
  try {
    return read(signedText);
  } catch {
    return undefined;
  }
}

/**
 * Puts a certificate into the wallet, once: the same signed text is recognised, and gains the forms that are new. Where
 * the wallet is locked its person is asked to unlock it first.
 *
 * @param twins the signed texts of the same facts in other formats.
 * @param kept how another device has kept it, to keep it likewise.
 * @throws {StorageError}
 */
export async function keep(
  certificate: Certificate,
  twins: readonly string[] = [],
  kept?: Pick<StoredText, 'id' | 'addedAtMs'>,
): Promise<{ id: string; alreadyThere: boolean }> {
  try {
    return await keepInOpen(certificate, twins, kept);
  } catch (error) {
    const isLocked = error instanceof StorageError && error.code === 'locked';
    if (!isLocked || !(await askToUnlock())) throw error;
    return keep(certificate, twins, kept);
  }
}

async function keepInOpen(
  certificate: Certificate,
  twins: readonly string[],
  kept: Pick<StoredText, 'id' | 'addedAtMs'> | undefined,
): Promise<{ id: string; alreadyThere: boolean }> {
  await openWallet();
  if (wallet.value.status !== 'open') await refresh();
  if (wallet.value.status === 'open') {
    const known = wallet.value.certificates.find((one) =>
      signedTextsOf(one).includes(certificate.signedText),
    );
    if (known) {
      await addTwins(known, twins);
      return { id: known.id, alreadyThere: true };
    }
  }
  const isFree =
    wallet.value.status === 'open' && !wallet.value.certificates.some(({ id }) => id === kept?.id);
  const { id } = await store({ signedText: certificate.signedText, twins }, isFree ? kept : undefined);
  await refresh();
  return { id, alreadyThere: false };
}

const signedTextsOf = ({ certificate, twins }: WalletCertificate): string[] =>
  [certificate, ...twins].map(({ signedText }) => signedText);

async function addTwins(known: WalletCertificate, twins: readonly string[]): Promise<void> {
  const [signedText = '', ...kept] = signedTextsOf(known);
  const more = twins.filter((twin) => twin !== signedText && !kept.includes(twin));
  if (more.length === 0) return;
  await store({ signedText, twins: [...kept, ...more] }, known);
  await refresh();
}

/** Arranges the people anew. @throws {StorageError} */
export async function arrange(change: (arrangement: Arrangement) => Arrangement): Promise<void> {
  await changeNote('arrangement', (text) => JSON.stringify(change(readArrangement(text))));
  await refresh();
}

/** Changes whom this phone follows. @throws {StorageError} */
export async function follow(change: (following: Following) => Following): Promise<void> {
  await changeNote('following', (text) => JSON.stringify(change(readFollowing(text))));
  await refresh();
}

/** Keeps what has been learnt of statuses. @throws {StorageError} */
export async function learn(change: (statuses: Statuses) => Statuses): Promise<void> {
  await changeNote('statuses', (text) => JSON.stringify(change(readStatuses(text))));
  await refresh();
}

/** @throws {StorageError} */
export async function remove(ids: readonly string[]): Promise<void> {
  await removeStored(ids);
  await refresh();
}
