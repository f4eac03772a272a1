import { encode } from 'cborg';
import * as v from 'valibot';
import { decodeCbor } from '../../certificate/cbor.ts';
import type { SigningPlatform } from '../../certificate/signing-platform.ts';
import { inflateZlib } from '../../certificate/zlib.ts';
import { TrustError } from '../trust-error.ts';
import { entriesOf, type RevocationList, revokedBy } from './revocation-list.ts';
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
  /** When the issuer was last asked. */
  readonly checkedAtSeconds: number;
}

/** The revocation lists of all other issuers that have any, as the operator fetched them. */
export interface ForeignRevocations {
  /** Only rises. */
  readonly version: number;
  /** When the operator last asked: what is not in it had no list then. */
  readonly issuedAtSeconds: number;
  readonly lists: readonly ForeignRevocationList[];
}

const TYPE = 'foreign-revocation-lists';
const MAX_MESSAGE_BYTES = 4_000_000;
const MAX_INFLATED_BYTES = 4_000_000;
/** Keys; no issuer has more than a few, and a reader counts what it reads. */
export const MAX_LISTS = 800;
/** Characters of all entries together, a line each: 150,000 revocation ids. */
export const MAX_LISTS_LENGTH = 3_500_000;

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
    lists.map(({ iss, kid, version: listVersion, checkedAtSeconds, revoked }) => [
      iss,
      kid,
      listVersion,
      checkedAtSeconds,
      entriesOf(revoked).sort().join('\n'),
    ]),
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
const Lists = v.array(v.tuple([v.string(), v.string(), Whole, Whole, v.string()]));

/** Other issuers' revocation lists, ready to be looked up. */
export interface ReadForeignRevocations extends Pick<ForeignRevocations, 'version' | 'issuedAtSeconds'> {
  /** The list of an issuer's key; undefined where it has none. */
  listOf(iss: string, kid: string): ForeignRevocationList | undefined;
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
  const kept = new Map(lists.output.map((list) => [`${list[0]} ${list[1]}`, list]));
  const read = new Map<string, ForeignRevocationList>();
  return {
    version: claims.version,
    issuedAtSeconds: claims[ISSUED_AT],
    listOf: (iss, kid) => {
      const name = `${iss} ${kid}`;
      const found = kept.get(name);
      if (!found || read.has(name)) return read.get(name);
      // As text until somebody asks: few lists are ever looked at.
      const [, , version, checkedAtSeconds, entries] = found;
      const list = { iss, kid, version, checkedAtSeconds, revoked: revokedBy(entries.split('\n')) };
      read.set(name, list);
      return list;
    },
  };
}
