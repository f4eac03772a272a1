import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { canonicalJson } from '../certificate/canonical-json.ts';
import type { IcvpProduct } from '../certificate/icvp-products.ts';
import { TRUST_FAMILIES, type TrustedIssuer, type TrustFamily } from '../certificate/verify.ts';
import { TRUST_PART_FILE, trustPartPath } from '../contract.ts';
import type { PartFiles } from '../trust/bundle-parts.ts';
import type { PublishedRuleBook } from '../trust/rules/rule-book.ts';
import { writeAtomically } from './published-files.ts';

/** What devices need of others: everything in a trust bundle that is large and seldom changes. */
export interface PartsContent {
  readonly issuers: readonly TrustedIssuer[];
  readonly rules?: PublishedRuleBook | undefined;
  readonly icvpProducts?: readonly IcvpProduct[] | undefined;
}

/**
 * Characters. A device whose trust has changed in one place fetches a part of this size, and with each bundle the names
 * of all parts. The world's lists of today are some twenty.
 */
const MAX_PART_LENGTH = 32_000;

/** One of the things that a part holds many of. */
interface Entry {
  /** Names it, whatever becomes of its content. */
  readonly name: string;
  /** Canonical JSON. */
  readonly json: string;
}

/**
 * The content as files by their digests. A change touches the file that it is in and no other: which entries lie
 * together follows from their names alone, and the same content is the same text, in whatever order it was handed in.
 */
export function trustParts({ issuers, rules, icvpProducts = [] }: PartsContent): PartFiles {
  const ofFamily = (family: TrustFamily) => issuers.filter((issuer) => issuer.family === family);
  const texts = [
    ...TRUST_FAMILIES.flatMap((family) => listParts('issuers', ofFamily(family).map(issuerEntry))),
    ...listParts(
      'countries',
      (rules?.countries ?? []).map((one) => entry(one.country, one)),
    ),
    ...together(Object.entries(rules?.valueSets ?? {}).map(([name, codes]) => entry(name, codes))).map(
      (some) => `{"valueSets":{${some.map(({ name, json }) => `${JSON.stringify(name)}:${json}`).join()}}}`,
    ),
    ...listParts(
      'icvpProducts',
      icvpProducts.map((product) => entry(product.code, product)),
    ),
  ];
  const files = texts.map((text) => [sha256(text).toString('base64url'), Buffer.from(text)] as const);
  return new Map(files.sort(([one], [other]) => (one < other ? -1 : 1)));
}

const entry = (name: string, value: unknown): Entry => ({ name, json: canonicalJson(value) });

/** A list that is renewed may bring the same keys in another order. */
const issuerEntry = (issuer: TrustedIssuer): Entry => {
  const keys = issuer.keys.map((key) => ({ key, text: canonicalJson(key) }));
  keys.sort((one, other) => (one.text < other.text ? -1 : 1));
  return entry(issuer.iss, { ...issuer, keys: keys.map(({ key }) => key) });
};

const listParts = (kind: 'issuers' | 'countries' | 'icvpProducts', entries: readonly Entry[]): string[] =>
  together(entries).map((some) => `{"${kind}":[${some.map(({ json }) => json).join()}]}`);

const DIGEST_BITS = 256;

/** Entries that lie together in a part: all, or where that is too much, those whose names' digests begin alike. */
function together(entries: readonly Entry[], bit = 0): Entry[][] {
  const length = entries.reduce((sum, { json }) => sum + json.length, 0);
  if (entries.length === 0) return [];
  if (entries.length === 1 || length <= MAX_PART_LENGTH || bit === DIGEST_BITS) {
    return [[...entries].sort((one, other) => (one.name < other.name ? -1 : 1))];
  }
  const isSet = ({ name }: Entry) => ((sha256(name)[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
  return [0, 1].flatMap((value) =>
    together(
      entries.filter((one) => isSet(one) === value),
      bit + 1,
    ),
  );
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A cache may hand out a bundle for a day, and a device may have begun with it. */
const NAMED_LONG_AGO_MS = 7 * 86_400_000;

/**
 * Writes parts as files below a directory, and removes those that no bundle has named for a week. When a part was named
 * last is its file's time.
 */
export function writeTrustParts(parts: PartFiles, directory: string, now: Date): void {
  for (const [digest, bytes] of parts) {
    const path = join(directory, trustPartPath(digest));
    if (!existsSync(path)) writeAtomically(path, bytes);
    utimesSync(path, now, now);
  }
  const folder = join(directory, trustPartPath('x'), '..');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const isPart = TRUST_PART_FILE.test(`${dirname(trustPartPath(''))}/${name}`);
    if (isPart && now.getTime() - statSync(path).mtimeMs > NAMED_LONG_AGO_MS) rmSync(path);
  }
}
