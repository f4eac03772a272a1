import { computed, type Signal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Certificate } from '../certificate/certificate.ts';
import { read } from '../certificate/read.ts';
import {
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
    };

/** The wallet of this device; the one source of every screen. */
const wallet: Signal<WalletState> = signal({ status: 'opening' });

export interface WalletHolder {
  readonly name: string;
  readonly birthDate: string;
  /** Newest first; never empty. */
  readonly certificates: readonly [WalletCertificate, ...WalletCertificate[]];
}

/** The people in the wallet, in the order in which they came. */
export const holders = computed(() =>
  wallet.value.status === 'open' ? groupByHolder(wallet.value.certificates) : [],
);

/** Gathers certificates by whom they are about: the same name and birth date. */
export function groupByHolder(certificates: readonly WalletCertificate[]): WalletHolder[] {
  const groups = new Map<string, WalletHolder>();
  for (const one of [...certificates].sort((a, b) => a.addedAtMs - b.addedAtMs)) {
    const { name, birthDate } = one.certificate.holder;
    const key = `${birthDate} ${name.toLowerCase()}`;
    const group = groups.get(key);
    groups.set(key, {
      name,
      birthDate,
      certificates: group ? newestFirst(one, group.certificates) : [one],
    });
  }
  return [...groups.values()];
}

function newestFirst(
  one: WalletCertificate,
  others: WalletHolder['certificates'],
): WalletHolder['certificates'] {
  const [first, ...rest] = [one, ...others].sort(
    (a, b) => (b.certificate.issuedAtSeconds ?? 0) - (a.certificate.issuedAtSeconds ?? 0),
  );
  return [first ?? one, ...rest];
}

/** Opens the wallet with the first screen that needs it, and gives its state. */
export function useWallet(): WalletState {
  useEffect(() => void openWallet(), []);
  return wallet.value;
}

let opened: Promise<void> | undefined;

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
    const { texts, unreadableIds } = await readStored();
    const readable = texts.map(readAgain);
    wallet.value = {
      status: 'open',
      certificates: readable.filter((one) => one !== undefined),
      unreadableIds: [...unreadableIds, ...texts.filter((_, at) => !readable[at]).map(({ id }) => id)],
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

/** @throws {StorageError} */
export async function remove(ids: readonly string[]): Promise<void> {
  await removeStored(ids);
  await refresh();
}
