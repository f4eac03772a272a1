import { computed, type Signal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Certificate } from '../certificate/certificate.ts';
import { read } from '../certificate/read.ts';
import { type Arrangement, arranged, readArrangement } from './arrangement.ts';
import { type Follower, type Following, readFollowing } from './following.ts';
import { readStatuses, type Statuses } from './statuses.ts';
import {
  changeNote,
  onStoredElsewhere,
  readStored,
  removeStored,
  StorageError,
  type StorageErrorCode,
  type StoredText,
  store,
} from './storage.ts';

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
  | { readonly status: 'opening' }
  | { readonly status: 'failed'; readonly code: StorageErrorCode }
  | {
      readonly status: 'open';
      readonly certificates: readonly WalletCertificate[];
      /** Entries that this device can no longer open. */
      readonly unreadableIds: readonly string[];
      readonly arrangement: Arrangement;
      readonly following: Following;
      readonly statuses: Statuses;
    };

/** The wallet of this device; the one source of every screen. */
const wallet: Signal<WalletState> = signal({ status: 'opening' });

export interface WalletHolder {
  /** Tells people apart within this wallet. */
  readonly key: string;
  readonly name: string;
  readonly birthDate: string;
  /** Newest first; never empty. */
  readonly certificates: readonly [WalletCertificate, ...WalletCertificate[]];
}

/** What is known of whether each certificate still holds. */
export const statuses = computed(() => (wallet.value.status === 'open' ? wallet.value.statuses : {}));

/** The people in the wallet, as they were arranged. */
export const holders = computed(() => {
  if (wallet.value.status !== 'open') return [];
  const { certificates, statuses, following, arrangement } = wallet.value;
  return arranged(groupByHolder(certificates, statuses, following), arrangement);
});

/**
 * Gathers certificates by whom they are about: the same name and birth date, or the same records, of which one may have
 * been corrected since. People are in the order they came in.
 */
export function groupByHolder(
  certificates: readonly WalletCertificate[],
  statuses: Statuses = {},
  following: Following = [],
): WalletHolder[] {
  const groups = new Map<string, WalletHolder['certificates']>();
  const keyOfFollower = new Map<Follower, string>();
  for (const one of [...certificates].sort((a, b) => a.addedAtMs - b.addedAtMs)) {
    const { number = '' } = one.certificate;
    const follower = following.find(({ received }) => received.includes(number));
    const key = (follower && keyOfFollower.get(follower)) ?? holderKey(one.certificate);
    if (follower) keyOfFollower.set(follower, key);
    const others = groups.get(key);
    groups.set(key, others ? bestFirst(one, others, statuses) : [one]);
  }
  return [...groups].map(([key, [first, ...others]]) => {
    const { name, birthDate } = first.certificate.holder;
    return { key, name, birthDate, certificates: [first, ...others] };
  });
}

/** Whom a certificate is about, within a wallet. */
const holderKey = ({ holder: { name, birthDate } }: Certificate): string =>
  `${birthDate} ${name.toLowerCase()}`;

/** Those that hold before those that have ended, the newest first. */
function bestFirst(
  one: WalletCertificate,
  others: WalletHolder['certificates'],
  statuses: Statuses,
): WalletHolder['certificates'] {
  const hasEnded = ({ id }: WalletCertificate) => Number(statuses[id]?.kind !== undefined);
  const [first, ...rest] = [one, ...others].sort(
    (a, b) =>
      hasEnded(a) - hasEnded(b) ||
      (b.certificate.issuedAtSeconds ?? 0) - (a.certificate.issuedAtSeconds ?? 0),
  );
  return [first ?? one, ...rest];
}

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

let current: Promise<void> | undefined;

/** From the first screen on, whenever somebody comes back to the wallet or the network does. */
function stayCurrent(): Promise<void> {
  current ??= import('./keep-current.ts').then(({ keepCurrent }) => {
    void keepCurrent();
    addEventListener('online', () => void keepCurrent());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void keepCurrent();
    });
  });
  return current;
}

/** Reads what this device keeps; later calls wait for the first. Failure is a state of the wallet, never thrown. */
function openWallet(): Promise<void> {
  if (!opened) {
    opened = refresh();
    onStoredElsewhere(() => void refresh());
  }
  return opened;
}

async function refresh(): Promise<void> {
  try {
    const { texts, unreadableIds, notes } = await readStored();
    const readable = texts.map(readAgain);
    wallet.value = {
      status: 'open',
      certificates: readable.filter((one) => one !== undefined),
      unreadableIds: [...unreadableIds, ...texts.filter((_, at) => !readable[at]).map(({ id }) => id)],
      arrangement: readArrangement(notes.arrangement),
      following: readFollowing(notes.following),
      statuses: readStatuses(notes.statuses),
    };
  } catch (error) {
    wallet.value = { status: 'failed', code: error instanceof StorageError ? error.code : 'failed' };
  }
}

function readAgain({ id, signedText, twins, addedAtMs }: StoredText): WalletCertificate | undefined {
  const certificate = readOrNothing(signedText);
  if (!certificate) return undefined;
  // A twin that cannot be read is not shown; the certificate itself still is.
  return { id, certificate, twins: twins.map(readOrNothing).filter((twin) => twin !== undefined), addedAtMs };
}

function readOrNothing(signedText: string): Certificate | undefined {
  try {
    return read(signedText);
  } catch {
    return undefined;
  }
}

/**
 * Puts a certificate into the wallet, once: the same signed text is recognised, and gains the forms that are new.
 *
 * @param twins the signed texts of the same facts in other formats.
 * @throws {StorageError}
 */
export async function keep(
  certificate: Certificate,
  twins: readonly string[] = [],
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
  const { id } = await store({ signedText: certificate.signedText, twins });
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
