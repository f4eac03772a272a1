import * as v from 'valibot';
import { TrustError } from '../trust-error.ts';

/** The revocation list of one key of an issuer of SMART Health Cards: `/.well-known/crl/<kid>.json`. */
export interface RevocationList {
  readonly kid: string;
  /** Rises with every change; the key's `crlVersion` in the key set says the same. */
  readonly version: number;
  /** By revocation id (`vc.rid`): all its cards, or those that were issued before an instant. */
  readonly revoked: ReadonlyMap<string, { readonly issuedBeforeSeconds?: number }>;
}

/** Characters; a million revocation ids take 15 million. */
const MAX_LIST_LENGTH = 20_000_000;

// One issuer in the real directory writes its counter as a text.
const Version = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))]),
  v.safeInteger(),
  v.minValue(0),
);

const ListedKey = v.object({ kid: v.pipe(v.string(), v.maxLength(100)), crlVersion: Version });

/** The version of the list that a key has, by its entry in the issuer's key set; undefined where it has none. */
export function versionOf(entry: unknown): [kid: string, version: number] | undefined {
  const key = v.safeParse(ListedKey, entry);
  return key.success ? [key.output.kid, key.output.crlVersion] : undefined;
}

/** A list as it is published (SMART Health Cards 1.4.0, "Revocation"). It is not signed: who fetches it relies on TLS. */
export const writeRevocationList = ({ kid, version, revoked }: RevocationList): string =>
  JSON.stringify({
    kid,
    method: 'rid',
    ctr: version,
    rids: entriesOf(revoked),
  });

/** As a list writes them: `rid`, or `rid.seconds`. */
export const entriesOf = (revoked: RevocationList['revoked']): string[] =>
  [...revoked].map(([rid, { issuedBeforeSeconds }]) =>
    issuedBeforeSeconds === undefined ? rid : `${rid}.${issuedBeforeSeconds}`,
  );

const List = v.object({
  kid: v.pipe(v.string(), v.maxLength(100)),
  method: v.literal('rid'),
  ctr: Version,
  rids: v.array(v.unknown()),
});
const ENTRY = /^([\w-]{1,24})(?:\.(\d{1,12}))?$/;

/**
 * Reads a list. Entries that are none are passed over, since one of them must not bring back what the others revoke; of a
 * revocation id that stands there twice whichever revokes more counts.
 *
 * @param kid the key whose list was asked for.
 * @throws {TrustError}
 */
export function readRevocationList(text: string, kid: string): RevocationList {
  if (text.length > MAX_LIST_LENGTH) throw new TrustError('too-large', 'revocation list: larger than any');
  const list = v.safeParse(v.pipe(v.string(), v.parseJson(), List), text);
  if (!list.success || list.output.kid !== kid) {
    throw new TrustError('malformed', 'revocation list: not a list of this key');
  }
  return { kid, version: list.output.ctr, revoked: revokedBy(list.output.rids) };
}

/** What entries revoke. */
export function revokedBy(entries: Iterable<unknown>): RevocationList['revoked'] {
  const revoked = new Map<string, { issuedBeforeSeconds?: number }>();
  for (const entry of entries) {
    const [, rid, before] = (typeof entry === 'string' && ENTRY.exec(entry)) || [];
    if (rid === undefined) continue;
    const known = revoked.get(rid);
    if (known && known.issuedBeforeSeconds === undefined) continue;
    revoked.set(
      rid,
      before === undefined
        ? {}
        : { issuedBeforeSeconds: Math.max(Number(before), known?.issuedBeforeSeconds ?? 0) },
    );
  }
  return revoked;
}

/** Whether a list revokes a card. @param issuedAtSeconds the card's `nbf`. */
export function isRevokedBy({ revoked }: RevocationList, rid: string, issuedAtSeconds: number): boolean {
  const entry = revoked.get(rid);
  return (
    entry !== undefined &&
    (entry.issuedBeforeSeconds === undefined || issuedAtSeconds < entry.issuedBeforeSeconds)
  );
}
