import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { indexProducts } from '../certificate/icvp-products.ts';
import type { ReasonCode } from '../certificate/reasons.ts';
import type { Trust, TrustedIssuer } from '../certificate/verify.ts';
import { PATHS } from '../contract.ts';
import { DER, readDer } from '../trust/lists/der.ts';
import { TrustListError, type TrustListFile, type TrustListOptions } from '../trust/lists/trust-list.ts';
import { indexSigners } from '../trust/signers.ts';
import { trustFrom } from '../trust/trust.ts';
import { isSafeAddress, UsageError } from './command.ts';
import { isCardRevocationList, type ListedFile, listedRevocations } from './verify-listed.ts';
import {
  atService,
  besideBundle,
  inFolder,
  isAddress,
  isPlace,
  type PublishedFiles,
} from './verify-places.ts';
import { type PublishedTrust, publishedStatuses, readPublished, rootsIn } from './verify-published.ts';

export interface TrustOptions {
  /** Values of `--trust`: FILE, FOLDER, address, or WHOSE=FILE where the file does not say whose keys it holds. */
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

/** Whom to believe, and the published trust that it rests on. */
export interface TrustWithBasis {
  readonly trust: Trust;
  readonly basis: readonly PublishedTrust[];
}

/**
 * Whom to believe and what is known of revocations: everything in the lists together, or where none is named what the data
 * folder has published; undefined where that has nothing either.
 *
 * @throws {UsageError} naming the list that cannot be used: with less trust than was meant no verdict would be right.
 */
export async function trustOf(options: TrustOptions): Promise<TrustWithBasis | undefined> {
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
): Promise<TrustWithBasis> {
  const places = values.filter(isPlace);
  const named = await Promise.all(values.filter((value) => !isPlace(value)).map(namedFile));
  const isBundle = ({ file }: NamedFile) => looksLikeJwt(file.bytes);
  const isCrl = ({ file }: NamedFile) => isRevocationList(file.bytes);
  const revocationLists = named.filter(isCrl).map(({ file }) => file.bytes);

  const basis = await Promise.all([
    ...places.map((place) => publishedAt(place, rootFile, note)),
    ...named.filter(isBundle).map((one) => publishedBeside(one, rootFile, note)),
  ]);
  const bundles = basis.map(({ bundle }) => bundle);
  const issuers: TrustedIssuer[] = bundles.flatMap((bundle) => bundle.issuers);
  const lists = named.filter((one) => !isBundle(one) && !isCrl(one));
  const listed = lists.map(asListed);
  for (const [at, list] of lists.entries()) {
    if (isCardRevocationList(listed[at]?.json)) {
      if (list.whose === undefined)
        throw new UsageError(`${list.file.name}: name the issuer, as ISSUER=FILE`);
    } else issuers.push(...(await issuersIn(list, { now, revocationLists }, note)));
  }
  const parts = bundles.map((bundle) => trustFrom(bundle));
  const products = bundles.flatMap(({ icvpProducts = [] }) => icvpProducts);
  const matters = (doubt: ReasonCode) => !(nowIsGiven && doubt === 'clock-behind');
  // Whatever vouches for a signer, each that knows what it has revoked is asked.
  const statuses = [...basis.map(publishedStatuses), listedRevocations(listed, note)];
  const trust: Trust = {
    signers: indexSigners(issuers),
    doubts: (at) => [...new Set(parts.flatMap((part) => part.doubts(at)))].filter(matters),
    status: (certificate, signer, at) => statuses.flatMap((statusOf) => statusOf(certificate, signer, at)),
    ...(products.length > 0 && { icvpProducts: indexProducts(products) }),
    ...(training && { training: true as const }),
  };
  return { trust, basis };
}

async function publishedAt(
  place: string,
  rootFile: string | undefined,
  note: TrustOptions['note'],
): Promise<PublishedTrust> {
  if (isAddress(place) && !isSafeAddress(place)) throw new UsageError(`${place} must be an https address`);
  const files = isAddress(place) ? atService(place) : inFolder(place);
  // A service vouches for its root by its name, as it does to a phone that comes for the first time; a folder cannot.
  const roots =
    rootFile === undefined && isAddress(place)
      ? rootsIn(place, await publishedFile(place, files, PATHS.trustRoot))
      : await rootsOf(place, rootFile);
  return readPublished(place, await publishedFile(place, files, PATHS.trustBundle), roots, files, note);
}

const publishedFile = (place: string, files: PublishedFiles, path: string) =>
  files(path).catch((error: Error) => {
    throw new UsageError(`${place} has no ${path.slice(1)} (${error.message})`);
  });

async function publishedBeside(
  { path, file }: NamedFile,
  rootFile: string | undefined,
  note: TrustOptions['note'],
): Promise<PublishedTrust> {
  return readPublished(file.name, file.bytes, await rootsOf(file.name, rootFile), besideBundle(path), note);
}

async function rootsOf(name: string, rootFile: string | undefined) {
  if (rootFile === undefined) {
    throw new UsageError(`${name} is a trust bundle: name the key set of its signer with --root`);
  }
  const root = await fileAt(rootFile);
  return rootsIn(root.name, root.bytes);
}

function asListed({ file, whose }: NamedFile): ListedFile {
  const text = Buffer.from(file.bytes).toString();
  return { name: file.name, json: /^\s*\{/.test(text) ? jsonOf(text) : undefined, ...(whose && { whose }) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
