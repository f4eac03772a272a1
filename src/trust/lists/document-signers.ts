import * as v from 'valibot';
import type { CertificateKind } from '../../certificate/certificate.ts';
import type { TrustedKey } from '../../certificate/verify.ts';
import { base64Bytes, parseJsonText, pemBlocks } from './encodings.ts';
import { handedInSigners } from './handed-in-signers.ts';
import { IssuersBeingRead } from './issuers.ts';
import { listSignatureHolds } from './list-signature.ts';
import { participantOf } from './names.ts';
import { GERMAN_SIGNER } from './pinned-signers.ts';
import { isImportable, KeyError, publicJwkOf } from './public-keys.ts';
import { type TrustList, TrustListError, type TrustListFile, type TrustListOptions } from './trust-list.ts';
import { trustedKeyOf } from './x509.ts';

const MAX_ENTRIES = 20_000;

/** As Germany's list, the EU's gateway and many national lists have it. */
const Item = v.object({
  kid: v.string(),
  rawData: v.string(),
  country: v.optional(v.string()),
  certificateType: v.optional(v.string()),
});
const Items = v.pipe(v.array(v.unknown()), v.maxLength(MAX_ENTRIES));

/** The identifier of an HCERT key: base64 of 8 bytes. */
const KEY_ID = /^[A-Za-z0-9+/]{11}=$/;

const PublicKey = v.object({
  subjectPk: v.string(),
  keyUsage: v.optional(v.array(v.string())),
});
/** As the Netherlands' list has what may be signed. */
const KIND_BY_USAGE: Readonly<Record<string, CertificateKind>> = {
  t: 'test',
  v: 'vaccination',
  r: 'recovery',
};

const isRecord = v.record(v.string(), v.unknown());

/** The entries of a list by the shapes that countries published; undefined where it is none of them. */
function entriesIn(json: unknown): readonly unknown[] | undefined {
  if (Array.isArray(json)) return json;
  if (!v.is(isRecord, json)) return undefined;
  const { certificates, eu_keys: euKeys } = json;
  if (Array.isArray(certificates)) return certificates;
  const map = v.is(isRecord, euKeys) ? euKeys : json;
  const names = Object.keys(map);
  return names.length > 0 && names.every((kid) => KEY_ID.test(kid))
    ? Object.entries(map).map(([kid, value]) => ({ kid, value }))
    : undefined;
}

const SignerLike = v.union([
  v.object({ kid: v.string(), rawData: v.string() }),
  v.object({ kid: v.string(), value: v.unknown() }),
]);

export function isDocumentSignerList(json: unknown): boolean {
  const entries = entriesIn(json);
  return entries !== undefined && entries.length > 0 && entries.some((entry) => v.is(SignerLike, entry));
}

/**
 * Reads a list of EU document signers: `[{kid, country, rawData}]`, the EU gateway's answer, a map from identifiers to
 * certificates. None of these is signed as a whole; whoever hands it in vouches for it.
 */
export async function readDocumentSigners(
  json: unknown,
  file: TrustListFile,
  options: TrustListOptions,
): Promise<TrustList> {
  return { ...(await signersOf(json, options)), id: file.name, checkedBy: 'none' };
}

const SIGNED_TEXT = /^\s*([A-Za-z0-9+/=]{80,160})\s*\r?\n([\s\S]+)$/;

export const isSignedText = (text: string): boolean => SIGNED_TEXT.test(text);

/**
 * Reads Germany's list: a line with an ECDSA signature in base64 over the JSON that follows, as it stands.
 *
 * @throws {TrustListError}
 */
export async function readSignedDocumentSigners(
  text: string,
  file: TrustListFile,
  options: TrustListOptions,
): Promise<TrustList> {
  const [, signatureText = '', content = ''] = SIGNED_TEXT.exec(text) ?? [];
  const signature = base64Bytes(signatureText);
  if (!signature) throw new TrustListError('malformed', 'the first line is not a signature');
  const keys = [GERMAN_SIGNER, ...(await handedInSigners(options.signedBy ?? [])).map(({ jwk }) => jwk)];
  const contents = [content, content.trim()].map((signed) => new TextEncoder().encode(signed));
  const held = await Promise.all(
    keys.flatMap((jwk) => contents.map((signed) => listSignatureHolds(jwk, 'SHA-256', signature, signed))),
  );
  if (!held.includes(true)) {
    throw new TrustListError('bad-signature', 'the signature over the list is not by a key that is known');
  }
  const json = parseJsonText(content, file.name);
  if (!isDocumentSignerList(json)) throw new TrustListError('malformed', 'no list of document signers');
  return { ...(await signersOf(json, options)), id: file.name, checkedBy: 'signature' };
}

async function signersOf(
  json: unknown,
  options: TrustListOptions,
): Promise<Pick<TrustList, 'kind' | 'issuers' | 'skipped'>> {
  const entries = v.safeParse(Items, entriesIn(json));
  if (!entries.success) throw new TrustListError('malformed', 'more entries than any list has');
  const read = new IssuersBeingRead();
  for (const [index, entry] of entries.output.entries()) {
    const what = v.is(v.object({ kid: v.string() }), entry) ? entry.kid.slice(0, 100) : `entry ${index + 1}`;
    try {
      await addEntry(read, entry, options);
    } catch (error) {
      if (!(error instanceof KeyError)) throw error;
      read.skip(what, error.message);
    }
  }
  return { kind: 'document-signers', issuers: read.issuers, skipped: read.skipped };
}

const MapEntry = v.object({ kid: v.string(), value: v.unknown() });

/** @throws {KeyError} */
async function addEntry(read: IssuersBeingRead, entry: unknown, options: TrustListOptions): Promise<void> {
  if (v.is(Item, entry)) {
    if (entry.certificateType !== undefined && entry.certificateType !== 'DSC') {
      throw new KeyError('not a document signer');
    }
    return addCertificate(read, entry.kid, entry.rawData, entry.country, options);
  }
  if (!v.is(MapEntry, entry)) throw new KeyError('malformed');
  for (const value of Array.isArray(entry.value) ? entry.value : [entry.value]) {
    if (typeof value === 'string') await addCertificate(read, entry.kid, value, undefined, options);
    else if (v.is(PublicKey, value)) await addPublicKey(read, entry.kid, value, options);
    else throw new KeyError('neither a certificate nor a public key');
  }
}

/** @throws {KeyError} */
async function addCertificate(
  read: IssuersBeingRead,
  kid: string,
  text: string,
  listedCountry: string | undefined,
  options: TrustListOptions,
): Promise<void> {
  const der = pemBlocks(text)[0]?.bytes ?? base64Bytes(text);
  if (!der) throw new KeyError('not a certificate');
  const { key, country, isAuthority } = await trustedKeyOf(der);
  if (isAuthority) throw new KeyError('it signs certificates of signers, not certificates of people');
  if (key.kid !== kid) throw new KeyError('its identifier is not the digest of its certificate');
  const { code, country: alpha2, name } = participantOf(listedCountry ?? country ?? options.country ?? 'XX');
  read.add(
    { family: 'hcert', iss: code, name, country: alpha2 },
    { ...key, ...(options.test && { test: true as const }) },
  );
}

/** @throws {KeyError} */
async function addPublicKey(
  read: IssuersBeingRead,
  kid: string,
  { subjectPk, keyUsage = [] }: v.InferOutput<typeof PublicKey>,
  options: TrustListOptions,
): Promise<void> {
  const spki = base64Bytes(subjectPk);
  const jwk = spki && publicJwkOf(spki);
  if (!jwk || !(await isImportable(jwk))) throw new KeyError('not a public key');
  const kinds = keyUsage.flatMap((usage) => KIND_BY_USAGE[usage] ?? []);
  const key: TrustedKey = {
    kid,
    jwk,
    ...(kinds.length > 0 && { kinds }),
    ...(options.test && { test: true }),
  };
  const { code, country, name } = participantOf(options.country ?? 'XX');
  read.add({ family: 'hcert', iss: code, name, country }, key);
}
