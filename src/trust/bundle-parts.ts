import * as v from 'valibot';
import type { IcvpProduct } from '../certificate/icvp-products.ts';
import type { TrustedIssuer } from '../certificate/verify.ts';
import { IssuerEntries, readIssuers, ShortText } from './bundle-issuers.ts';
import { partDigest } from './part-digest.ts';
import { TrustError } from './trust-error.ts';

/** The parts of a bundle that are files of their own: SHA-256 of each, base64url, with its length in bytes. */
export type PartLengths = ReadonlyMap<string, number>;

/** The contents of such files, by the same digests. */
export type PartFiles = ReadonlyMap<string, Uint8Array>;

/** Bytes of a bundle and all its parts. What the world's lists hold today, some 1,600 keys, takes a tenth. */
export const MAX_TRUST_LENGTH = 8_000_000;
const MAX_PARTS = 2_000;

export const IcvpProducts = v.pipe(
  v.array(v.object({ code: ShortText, name: ShortText, manufacturer: v.exactOptional(ShortText) })),
  v.maxLength(10_000),
);

const Digest = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const Length = v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(MAX_TRUST_LENGTH));

/** The claim that names parts. */
export const PartsClaim = v.pipe(
  v.record(Digest, Length),
  v.transform((parts): PartLengths => new Map(Object.entries(parts))),
  v.check((parts) => parts.size <= MAX_PARTS && lengthOf(parts) <= MAX_TRUST_LENGTH),
);

export const lengthOf = (parts: PartLengths): number =>
  [...parts.values()].reduce((sum, length) => sum + length, 0);

/** What is in one part. A kind that is not known here is for newer readers. */
const Part = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    issuers: v.exactOptional(IssuerEntries),
    /** Pieces of a rule book: `readRuleBook` reads it, where it is wanted. */
    countries: v.exactOptional(v.array(v.unknown())),
    valueSets: v.exactOptional(v.record(v.string(), v.unknown())),
    icvpProducts: v.exactOptional(IcvpProducts),
  }),
);

/** What the parts of a bundle hold together. */
export interface PartsContent {
  readonly issuers: readonly TrustedIssuer[];
  readonly icvpProducts?: readonly IcvpProduct[];
  readonly rules?: { readonly countries: readonly unknown[]; readonly valueSets: Record<string, unknown> };
}

/**
 * Takes a part for what a bundle names, or not at all.
 *
 * @throws {TrustError} `part-missing` or `part-wrong`.
 */
export async function checkPart(
  digest: string,
  length: number,
  bytes: Uint8Array | undefined,
): Promise<void> {
  if (!bytes) throw new TrustError('part-missing', `the part ${digest} is not there`);
  if (bytes.length !== length || (await partDigest(bytes)) !== digest) {
    throw new TrustError('part-wrong', `what came as ${digest} is not what the bundle names`);
  }
}

/**
 * Reads all parts that a bundle names: each must be there and be what is named, since less than all would be another
 * trust than was signed.
 *
 * @throws {TrustError}
 */
export async function readParts(named: PartLengths, files: PartFiles): Promise<PartsContent> {
  const issuers: TrustedIssuer[] = [];
  const products: IcvpProduct[] = [];
  const countries: unknown[] = [];
  const valueSets: [string, unknown][] = [];
  for (const [digest, length] of named) {
    const bytes = files.get(digest);
    await checkPart(digest, length, bytes);
    const part = v.safeParse(Part, new TextDecoder().decode(bytes));
    if (!part.success) throw new TrustError('malformed', `the part ${digest} is malformed`);
    issuers.push(...(await readIssuers(part.output.issuers ?? [])));
    products.push(...(part.output.icvpProducts ?? []));
    countries.push(...(part.output.countries ?? []));
    valueSets.push(...Object.entries(part.output.valueSets ?? {}));
  }
  return {
    issuers,
    ...(products.length > 0 && { icvpProducts: products }),
    ...(countries.length > 0 && { rules: { countries, valueSets: Object.fromEntries(valueSets) } }),
  };
}
