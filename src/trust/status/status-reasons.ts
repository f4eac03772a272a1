import type { Certificate } from '../../certificate/certificate.ts';
import type { StatusReason } from '../../certificate/reasons.ts';
import type { Signer } from '../../certificate/verify.ts';
import type { TrustBundle } from '../bundle.ts';
import type { ReadForeignRevocations } from './foreign-revocations.ts';
import type { StatusKind } from './offline-status.ts';
import { isRevokedBy } from './revocation-list.ts';

/** The statuses that a device knows, ready to be looked up. */
export interface KnownStatuses {
  /** Of the certificates that are in the status set, by their index. */
  readonly own?: OwnStatuses;
  readonly foreign?: ReadForeignRevocations;
}

export interface OwnStatuses {
  readonly version: number;
  readonly issuedAtSeconds: number;
  statusOf(index: number): StatusKind | undefined;
}

type Subject = Pick<Certificate, 'format' | 'issuer' | 'revocationId' | 'issuedAtSeconds'>;

/**
 * What is known against a certificate by its status: that it has ended, that nothing is known of it yet, or that what is
 * known is older than the bundle's policy allows. What was revoked stays revoked, however old that news is. Nothing is
 * said of certificates whose issuer publishes no status, or that carry nothing to look it up by.
 *
 * @param signer whose signature holds.
 */
export function statusReasons(
  certificate: Subject,
  signer: Signer,
  { status, policy }: Pick<TrustBundle, 'status' | 'policy'>,
  { own, foreign }: KnownStatuses,
  now: Date,
): readonly StatusReason[] {
  if (!status || certificate.revocationId === undefined) return [];
  const age = (knownAtSeconds: number): readonly StatusReason[] =>
    now.getTime() / 1000 - knownAtSeconds >= policy.staleSeconds ? ['stale-status'] : [];
  if (signer.issuer.inStatusSet) {
    const index = statusIndexOf(certificate);
    if (index === undefined) return [];
    if (!own) return ['no-status'];
    const ended = own.statusOf(index);
    return [...(ended ? [ended] : []), ...age(own.issuedAtSeconds)];
  }
  if (status.foreign === undefined || certificate.format !== 'shc') return [];
  if (!foreign) return ['no-status'];
  const { issuer: iss, revocationId, issuedAtSeconds = 0 } = certificate;
  const list = foreign.listOf(iss, signer.key.kid);
  // It may have one by now, or one of a key that is new.
  if (!list) return age(foreign.issuedAtSeconds);
  const isRevoked = isRevokedBy(list, revocationId, issuedAtSeconds);
  return [...(isRevoked ? (['revoked'] as const) : []), ...age(list.checkedAtSeconds)];
}

/** The place of a certificate of ours in the status set; undefined where it does not say. */
const statusIndexOf = ({ revocationId = '' }: Subject) =>
  /^\d{1,12}$/.test(revocationId) ? Number(revocationId) : undefined;
