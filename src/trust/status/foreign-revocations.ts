import { encode } from 'cborg';
import * as v from 'valibot';
import { decodeCbor } from '../../certificate/cbor.ts';
import type { SigningPlatform } from '../../certificate/signing-platform.ts';
import { inflateZlib } from '../../certificate/zlib.ts';
import { TrustError } from '../trust-error.ts';
import { entriesOf, isRevokedBy, type RevocationList, revokedBy } from './revocation-list.ts';
import {
  ISSUED_AT,
  malformed,
  type RootKey,
  readable,
  readClaims,
  type StatusSigner,
  signClaims,
} from './signed-claims.ts';

/** The revocation list of one key of another issuer. */
export interface ForeignRevocationList extends RevocationList {
  /** The issuer's https URL. */
  readonly iss: string;
}

/** The revocation lists of all other issuers that have any, as the operator fetched them. */
export interface ForeignRevocations {
  /** Only rises. */
  readonly version: number;
  /** When the issuers were asked. */
  readonly issuedAtSeconds: number;
  readonly lists: readonly ForeignRevocationList[];
}

const TYPE = 'foreign-revocation-lists';
const MAX_MESSAGE_BYTES = 2_000_000;
const MAX_INFLATED_BYTES = 4_000_000;
/** Keys; no issuer has more than a few, and a reader counts what it reads. */
export const MAX_LISTS = 900;

/**
 * Signs the lists as one file: claims in CBOR, the lists in a zlib stream (RFC 1950).
 *
 * @param compress handed in, since the platform's own is twice as good at it.
 * @throws {TrustError} `too-large` for more than any device reads.
 */
export async function signForeignRevocations(
  { version, issuedAtSeconds, lists }: ForeignRevocations,
  root: StatusSigner,
  compress: (bytes: Uint8Array) => Uint8Array,
  platform?: SigningPlatform,
): Promise<Uint8Array> {
  const content = encode(
    lists.map((list) => [list.iss, list.kid, list.version, entriesOf(list.revoked).sort().join('\n')]),
  );
  if (lists.length > MAX_LISTS || content.length > MAX_INFLATED_BYTES) throw tooLarge();
  const claims = new Map<number | string, unknown>([
    [ISSUED_AT, issuedAtSeconds],
    ['version', version],
    ['lists', compress(content)],
  ]);
  const message = await signClaims(claims, TYPE, root, platform);
  if (message.length > MAX_MESSAGE_BYTES) throw tooLarge();
  return message;
}

const tooLarge = () => new TrustError('too-large', 'revocation lists: more than any device reads');

const Whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Claims = v.strictObject({
  [ISSUED_AT]: v.pipe(Whole, v.maxValue(1e11)),
  version: v.pipe(Whole, v.minValue(1)),
  lists: v.instance(Uint8Array),
});
const Lists = v.array(v.tuple([v.string(), v.string(), Whole, v.string()]));

/** Other issuers' revocation lists, ready to be looked up. */
export interface ReadForeignRevocations extends Pick<ForeignRevocations, 'version' | 'issuedAtSeconds'> {
  /** Whether the issuer has a list for the key. */
  has(iss: string, kid: string): boolean;
  /** @param issuedAtSeconds the card's `nbf`. */
  isRevoked(iss: string, kid: string, rid: string, issuedAtSeconds: number): boolean;
}

/** Reads such a file that one of the roots signed. @throws {TrustError} and nothing else, whatever the bytes are. */
export async function readForeignRevocations(
  message: Uint8Array,
  roots: readonly RootKey[],
): Promise<ReadForeignRevocations> {
  const claims = await readClaims(Claims, message, { type: TYPE, roots, maxBytes: MAX_MESSAGE_BYTES });
  const content = readable(() =>
    decodeCbor(inflateZlib(claims.lists, MAX_INFLATED_BYTES), 'malformed-content'),
  );
  const lists = v.safeParse(Lists, content);
  if (!lists.success) throw malformed('no revocation lists');
  // As text until somebody asks: few lists are ever looked at.
  const texts = new Map(
    lists.output.map(([iss, kid, version, text]) => [`${iss} ${kid}`, { kid, version, text }]),
  );
  const read = new Map<string, RevocationList>();
  const listOf = (iss: string, kid: string): RevocationList | undefined => {
    const name = `${iss} ${kid}`;
    const known = read.get(name);
    const kept = texts.get(name);
    if (known || !kept) return known;
    const list = { kid, version: kept.version, revoked: revokedBy(kept.text.split('\n')) };
    read.set(name, list);
    return list;
  };
  return {
    version: claims.version,
    issuedAtSeconds: claims[ISSUED_AT],
    has: (iss, kid) => texts.has(`${iss} ${kid}`),
    isRevoked: (iss, kid, rid, issuedAtSeconds) => {
      const list = listOf(iss, kid);
      return list !== undefined && isRevokedBy(list, rid, issuedAtSeconds);
    },
  };
}
