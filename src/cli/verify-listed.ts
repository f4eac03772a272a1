import * as v from 'valibot';
import type { Certificate } from '../certificate/certificate.ts';
import type { StatusReason } from '../certificate/reasons.ts';
import type { Signer } from '../certificate/verify.ts';
import {
  isRevokedBy,
  type RevocationList,
  readRevocationList,
  versionOf,
} from '../trust/status/revocation-list.ts';
import { TrustError } from '../trust/trust-error.ts';

/** A list of keys or of revocations, as JSON, and the issuer where the file does not say whose it is. */
export interface ListedFile {
  readonly name: string;
  readonly json: unknown;
  readonly whose?: string;
}

const List = v.object({ kid: v.string(), method: v.literal('rid'), rids: v.array(v.unknown()) });

/** Whether this is the revocation list of one key (SMART Health Cards 1.4.0, "Revocation"). */
export const isCardRevocationList = (json: unknown): boolean => v.is(List, json);

const KeySet = v.object({ keys: v.array(v.unknown()) });
const Snapshot = v.object({ issuerInfo: v.array(v.unknown()) });
const Entry = v.object({
  issuer: v.object({ iss: v.string() }),
  keys: v.array(v.unknown()),
  crls: v.optional(v.array(v.unknown()), []),
});

/**
 * What lists of keys say of revocations of SMART Health Cards: which keys have a list, and at what version; with the lists
 * that were handed in or that a directory's snapshot holds.
 *
 * @param note told which list cannot be read; what rests on it is not valid then.
 */
export function listedRevocations(files: readonly ListedFile[], note: (line: string) => void) {
  const due = new Map<string, number>();
  const lists = new Map<string, RevocationList>();

  function addKeys(iss: string, keys: readonly unknown[]) {
    for (const [kid, version] of keys.map(versionOf).filter((listed) => listed !== undefined)) {
      due.set(`${iss} ${kid}`, version);
    }
  }

  function addList(name: string, iss: string, json: unknown) {
    const parsed = v.safeParse(List, json);
    if (!parsed.success) return;
    const { kid } = parsed.output;
    try {
      lists.set(`${iss} ${kid}`, readRevocationList(JSON.stringify(json), kid));
    } catch (error) {
      if (!(error instanceof TrustError)) throw error;
      note(`${name}: ${error.message} (${error.code})`);
    }
  }

  for (const { name, json, whose } of files) {
    if (whose !== undefined && isCardRevocationList(json)) addList(name, whose, json);
    else if (whose !== undefined && v.is(KeySet, json)) addKeys(whose, json.keys);
    else if (v.is(Snapshot, json)) {
      for (const entry of json.issuerInfo) {
        const parsed = v.safeParse(Entry, entry);
        if (!parsed.success) continue;
        const { issuer, keys, crls } = parsed.output;
        addKeys(issuer.iss, keys);
        for (const list of crls) addList(name, issuer.iss, list);
      }
    }
  }

  /** What is known against a card: that its key's list revokes it, or that this list is not here, or not the newest. */
  return (
    { format, issuer, revocationId, issuedAtSeconds = 0 }: Certificate,
    { key }: Signer,
  ): StatusReason[] => {
    if (format !== 'shc' || revocationId === undefined) return [];
    const list = lists.get(`${issuer} ${key.kid}`);
    if (list && isRevokedBy(list, revocationId, issuedAtSeconds)) return ['revoked'];
    const version = due.get(`${issuer} ${key.kid}`);
    return version !== undefined && (list?.version ?? -1) < version ? ['no-status'] : [];
  };
}
