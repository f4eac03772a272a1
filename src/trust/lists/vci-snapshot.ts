import * as v from 'valibot';
import { handedInSigners } from './handed-in-signers.ts';
import { readKeySet } from './key-set.ts';
import { listSignatureHolds } from './list-signature.ts';
import { countryOfHost } from './names.ts';
import { VCI_SIGNER } from './pinned-signers.ts';
import { type TrustList, TrustListError, type TrustListOptions } from './trust-list.ts';

const Snapshot = v.object({
  directory: v.string(),
  time: v.string(),
  issuerInfo: v.pipe(v.array(v.unknown()), v.maxLength(20_000)),
});

const Entry = v.object({
  issuer: v.object({ iss: v.string(), name: v.string() }),
  keys: v.unknown(),
});

/** As cards name their issuers (SMART Health Cards 1.4.0): https, no slash at the end. */
const ISSUER_URL = /^https:\/\/[^\s?#@]{1,250}[^\s?#@/]$/;
/** A label of a host that says what its keys are for. */
const TEST_LABEL = /^(?:.*-)?(?:test|tst|uat|dev|qa|stage|staging|sandbox|demo)(?:-.*)?$/;

export const isVciSnapshot = (json: unknown): boolean =>
  v.is(v.object({ issuerInfo: v.array(v.unknown()) }), json);

/**
 * Reads the snapshot of the VCI directory (`logs/vci_snapshot.json`), whose detached signature, ECDSA over SHA-512, must
 * be by the directory's key.
 *
 * @throws {TrustListError}
 */
export async function readVciSnapshot(
  bytes: Uint8Array,
  json: unknown,
  options: TrustListOptions,
): Promise<TrustList> {
  await checkSignature(bytes, options);
  const snapshot = v.safeParse(Snapshot, json);
  if (!snapshot.success) throw new TrustListError('malformed', 'not a snapshot of the VCI directory');
  const issuers: TrustList['issuers'][number][] = [];
  const skipped: TrustList['skipped'][number][] = [];
  const seen = new Set<string>();
  for (const [index, entry] of snapshot.output.issuerInfo.entries()) {
    const parsed = v.safeParse(Entry, entry);
    if (!parsed.success) {
      skipped.push({ what: `entry ${index + 1}`, why: 'malformed' });
      continue;
    }
    const { iss, name } = parsed.output.issuer;
    if (!ISSUER_URL.test(iss) || !URL.canParse(iss) || name.trim() === '') {
      skipped.push({ what: iss.slice(0, 250), why: 'not the name of an issuer as cards have it' });
      continue;
    }
    if (seen.has(iss)) {
      skipped.push({ what: iss, why: 'the same issuer stands in the list twice' });
      continue;
    }
    seen.add(iss);
    const { keys, skipped: unusable } = await readKeySet({ keys: parsed.output.keys });
    for (const { what, why } of unusable) skipped.push({ what: `${iss} ${what}`, why });
    if (keys.length === 0) {
      skipped.push({ what: iss, why: 'no usable key' });
      continue;
    }
    const { hostname } = new URL(iss);
    const test = options.test || isTestHost(hostname);
    const shown = name.trim().slice(0, 200);
    issuers.push({
      family: 'shc',
      iss,
      name: { vi: shown, en: shown },
      country: countryOfHost(hostname),
      keys: keys.map((key) => ({ ...key, ...(test && { test }) })),
    });
  }
  return {
    kind: 'vci-snapshot',
    id: 'vci-snapshot',
    issuers,
    skipped,
    checkedBy: 'signature',
    ...(!Number.isNaN(Date.parse(snapshot.output.time)) && { madeAt: snapshot.output.time }),
  };
}

const isTestHost = (hostname: string): boolean =>
  hostname
    .split('.')
    .slice(0, -1)
    .some((label) => TEST_LABEL.test(label));

async function checkSignature(bytes: Uint8Array, options: TrustListOptions): Promise<void> {
  if (!options.signature) {
    throw new TrustListError('needs-signature', 'the snapshot needs its signature (vci_snapshot.sig)');
  }
  const { signature, now, signedBy = [] } = options;
  const keys = (await handedInSigners(signedBy)).map(({ jwk }) => jwk);
  if (now < VCI_SIGNER.validUntil) keys.push(VCI_SIGNER.jwk);
  for (const jwk of keys) if (await listSignatureHolds(jwk, 'SHA-512', signature, bytes)) return;
  throw new TrustListError('bad-signature', 'the signature is not by the key of the VCI directory');
}
