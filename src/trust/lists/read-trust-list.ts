import { isPublishable } from '../bundle-issuers.ts';
import { holdsCertificates, readCertificates } from './certificates.ts';
import { isDidDocument, readDidDocument } from './did-document.ts';
import {
  isDocumentSignerList,
  isSignedText,
  readDocumentSigners,
  readSignedDocumentSigners,
} from './document-signers.ts';
import { textOf } from './encodings.ts';
import { isGdhcnList, readGdhcnList } from './gdhcn.ts';
import { isKeySet, readDivocKey, readIssuerKeySet } from './single-issuer.ts';
import { type TrustList, TrustListError, type TrustListFile, type TrustListOptions } from './trust-list.ts';
import { isVciSnapshot, readVciSnapshot } from './vci-snapshot.ts';

/** WHO's production list of 501 keys, each with its chain of certificates, has 1.5 MB; the VCI's 0.7 MB. */
const MAX_BYTES = 32_000_000;

/**
 * Reads a list of keys to trust, whatever its kind, which shows in the content, and checks that its publisher made it.
 *
 * Entries that cannot be used are left out and named; they never spoil the rest. For commands only: nothing on a phone
 * imports it.
 *
 * @throws {TrustListError}
 */
export async function readTrustList(file: TrustListFile, options: TrustListOptions): Promise<TrustList> {
  if (file.bytes.length > MAX_BYTES)
    throw new TrustListError('too-large', `${file.name}: larger than any list`);
  const list = await readOfItsKind(file, options);
  const issuers = list.issuers.filter(isPublishable);
  const skipped = [
    ...list.skipped,
    ...list.issuers
      .filter((issuer) => !issuers.includes(issuer))
      .map(({ iss }) => ({ what: iss, why: 'its name or its keys do not fit into a trust bundle' })),
  ];
  if (issuers.length === 0) {
    const [first] = skipped;
    const why = first ? `: ${first.what}: ${first.why}` : '';
    throw new TrustListError('nothing-usable', `${file.name}: no usable key${why}`);
  }
  return { ...list, issuers, skipped };
}

async function readOfItsKind(file: TrustListFile, options: TrustListOptions): Promise<TrustList> {
  const { bytes } = file;
  if (options.verificationMethod !== undefined) {
    return readDivocKey(file, options.verificationMethod, options);
  }
  if (holdsCertificates(bytes)) return readCertificates(file, options);
  const text = textOf(bytes);
  const json = text === undefined ? undefined : jsonOf(text);
  if (text !== undefined && json === undefined && isSignedText(text)) {
    return readSignedDocumentSigners(text, file, options);
  }
  if (isVciSnapshot(json)) return readVciSnapshot(bytes, json, options);
  if (isGdhcnList(json)) return readGdhcnList(json, options);
  if (isDidDocument(json)) return readDidDocument(json, options);
  if (isKeySet(json)) return readIssuerKeySet(json, options);
  if (isDocumentSignerList(json)) return readDocumentSigners(json, file, options);
  throw new TrustListError('unrecognised', `${file.name}: no kind of trust list that is known`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
