import { computed } from '@preact/signals';
import type { Certificate } from '../certificate/certificate.ts';
import { arranged } from './arrangement.ts';
import type { Follower, Following } from './following.ts';
import type { Statuses } from './statuses.ts';
import { type WalletCertificate, wallet } from './wallet.ts';

/** Somebody whose certificates are in the wallet. */
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
