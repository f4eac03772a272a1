import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import * as v from 'valibot';
import { indexProducts } from '../certificate/icvp-products.ts';
import type { ReasonCode } from '../certificate/reasons.ts';
import type { Trust, TrustedIssuer } from '../certificate/verify.ts';
import { PATHS, trustPartPath } from '../contract.ts';
import { readSignedBundle, type TrustBundle, withParts } from '../trust/bundle.ts';
import type { PartFiles, PartLengths } from '../trust/bundle-parts.ts';
import { DER, readDer } from '../trust/lists/der.ts';
import { TrustListError, type TrustListFile, type TrustListOptions } from '../trust/lists/trust-list.ts';
import { indexSigners } from '../trust/signers.ts';
import { trustFrom } from '../trust/trust.ts';
import { TrustError } from '../trust/trust-error.ts';
import { UsageError } from './command.ts';

export interface TrustOptions {
  /** Values of `--trust`: FILE, or WHOSE=FILE where the file does not say whose keys it holds. */
  readonly files: readonly string[];
  /** Value of `--root`: the key set of whoever signs trust bundles. */
  readonly rootFile: string | undefined;
  readonly dataDirectory: string;
  readonly now: Date;
  /** Whether `now` was said and is no clock, which alone can be behind. */
  readonly nowIsGiven: boolean;
  readonly training: boolean;
  /** Told what was left out. */
  readonly note: (line: string) => void;
}

/**
 * Whom to believe: everything in the lists together, or where none is named the bundle of the data folder; undefined
 * where that has none either.
 *
 * @throws {UsageError} naming the list that cannot be used: with less trust than was meant no verdict would be right.
 */
export async function trustOf(options: TrustOptions): Promise<Trust | undefined> {
  const ownBundle = join(resolve(options.dataDirectory), 'public', PATHS.trustBundle);
  const ownRoot = join(resolve(options.dataDirectory), 'public', PATHS.trustRoot);
  if (options.files.length > 0) return trustIn(options.files, options.rootFile, options);
  return existsSync(ownBundle) && existsSync(ownRoot)
    ? trustIn([ownBundle], options.rootFile ?? ownRoot, options)
    : undefined;
}

async function trustIn(
  values: readonly string[],
  rootFile: string | undefined,
  { now, nowIsGiven, training, note }: TrustOptions,
): Promise<Trust> {
  const named = await Promise.all(values.map(namedFile));
  const isBundle = ({ file }: NamedFile) => looksLikeJwt(file.bytes);
  const isCrl = ({ file }: NamedFile) => isRevocationList(file.bytes);
  const revocationLists = named.filter(isCrl).map(({ file }) => file.bytes);

  const bundles = await Promise.all(named.filter(isBundle).map((one) => bundleIn(one, rootFile)));
  const issuers: TrustedIssuer[] = bundles.flatMap((bundle) => bundle.issuers);
  for (const list of named.filter((one) => !isBundle(one) && !isCrl(one))) {
    issuers.push(...(await issuersIn(list, { now, revocationLists }, note)));
  }
  const parts = bundles.map((bundle) => trustFrom(bundle));
  const products = bundles.flatMap(({ icvpProducts = [] }) => icvpProducts);
  const matters = (doubt: ReasonCode) => !(nowIsGiven && doubt === 'clock-behind');
  return {
    signers: indexSigners(issuers),
    doubts: (at) => [...new Set(parts.flatMap((part) => part.doubts(at)))].filter(matters),
    ...(products.length > 0 && { icvpProducts: indexProducts(products) }),
    ...(training && { training: true as const }),
  };
}

interface NamedFile {
  readonly path: string;
  readonly file: TrustListFile;
  /** What stands before the `=`: an issuer (URL, DID) or a country (two letters). */
  readonly whose?: string;
}

async function namedFile(value: string): Promise<NamedFile> {
  const equals = existsSync(value) ? -1 : value.lastIndexOf('=');
  const path = value.slice(equals + 1);
  return { path, file: await fileAt(path), ...(equals > 0 && { whose: value.slice(0, equals) }) };
}

async function fileAt(path: string): Promise<TrustListFile> {
  try {
    return { name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    throw new UsageError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

const COMPACT_JWT = /^\s*ey[\w-]+\.[\w-]+\.[\w-]+\s*$/;
const looksLikeJwt = (bytes: Uint8Array): boolean =>
  COMPACT_JWT.test(Buffer.from(bytes.subarray(0, MOST_JWT_BYTES)).toString('latin1'));
const MOST_JWT_BYTES = 4_000_001;

const Roots = v.object({ keys: v.pipe(v.array(v.looseObject({ kid: v.string() })), v.minLength(1)) });

async function bundleIn({ path, file }: NamedFile, rootFile: string | undefined): Promise<TrustBundle> {
  if (rootFile === undefined) {
    throw new UsageError(`${file.name} is a trust bundle: name the key set of its signer with --root`);
  }
  const root = await fileAt(rootFile);
  const roots = v.safeParse(v.pipe(v.string(), v.parseJson(), Roots), Buffer.from(root.bytes).toString());
  if (!roots.success) throw new UsageError(`${root.name} holds no key set`);
  try {
    const jwt = Buffer.from(file.bytes).toString().trim();
    const signed = await readSignedBundle(jwt, roots.output.keys);
    return await withParts(signed, await partsBeside(path, signed.parts));
  } catch (error) {
    if (error instanceof TrustError) throw new UsageError(`${file.name}: ${error.message} (${error.code})`);
    throw error;
  }
}

/** What a bundle names lies beside it, as it is published. */
async function partsBeside(path: string, parts: PartLengths): Promise<PartFiles> {
  const from = dirname(PATHS.trustBundle);
  const files = new Map<string, Uint8Array>();
  for (const digest of parts.keys()) {
    const file = join(dirname(path), relative(from, trustPartPath(digest)));
    if (existsSync(file)) files.set(digest, await readFile(file));
  }
  return files;
}

async function issuersIn(
  { path, file, whose }: NamedFile,
  options: TrustListOptions,
  note: TrustOptions['note'],
): Promise<readonly TrustedIssuer[]> {
  // Certificates and canonical JSON are a lot of code that most calls can do without.
  const { readTrustList } = await import('../trust/lists/read-trust-list.ts');
  const beside = (extension: string) => path.replace(/\.[^./]+$/, extension);
  const signature = existsSync(beside('.sig')) ? (await fileAt(beside('.sig'))).bytes : undefined;
  try {
    const { issuers, skipped } = await readTrustList(file, {
      ...options,
      ...(whose !== undefined && (/^[A-Z]{2}$/.test(whose) ? { country: whose } : { issuer: whose })),
      // Only the signature comes from beside the list: a signer from there would vouch for itself.
      ...(signature && { signature }),
    });
    if (skipped.length > 0) note(`${file.name}: ${skipped.length} entries cannot be used and were left out`);
    return issuers;
  } catch (error) {
    if (error instanceof TrustListError)
      throw new UsageError(`${file.name}: ${error.message} (${error.code})`);
    throw error;
  }
}

const CRL_PEM = '-----BEGIN X509 CRL-----';

/**
 * Whether a file is a certificate revocation list (RFC 5280 §5.1): in its signed part a time follows the issuer's name,
 * where a certificate has a pair of them.
 */
function isRevocationList(bytes: Uint8Array): boolean {
  if (Buffer.from(bytes.subarray(0, 1000)).includes(CRL_PEM)) return true;
  try {
    const signed = readDer(readDer(bytes).content).content;
    const version = readDer(signed);
    const algorithm = readDer(signed, version.tag === DER.integer ? version.end : 0);
    const issuer = readDer(signed, algorithm.end);
    const { tag } = readDer(signed, issuer.end);
    return tag === UTC_TIME || tag === GENERALIZED_TIME;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
