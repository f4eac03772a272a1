import type { Certificate } from './certificate.ts';
import { openCose } from './cose.ts';
import { openCwt } from './cwt.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { fullName } from './names.ts';
import { ReadError } from './reasons.ts';
import type { RemarkCode } from './remarks.ts';

const FORM = /^NZCP:\/(\d{1,9})\/([A-Z2-7]+=*)$/;
const VERSION = '1';
const CTI_BYTES = 16;

/**
 * Reads a New Zealand COVID Pass: base32 → COSE_Sign1 → CWT with a verifiable credential of type `PublicCovidPass`
 * (NZ COVID Pass specification 1.0, §§2–4). The pass lists no vaccination: it states that its holder is vaccinated or
 * exempt.
 *
 * @param text begins with `NZCP:/`.
 * @throws {ReadError}
 */
export function readNzcp(text: string): Certificate {
  const [, version, base32] = FORM.exec(text) ?? [];
  if (version === undefined || base32 === undefined) {
    throw new ReadError('malformed-encoding', 'NZCP: not a version and base32');
  }
  // §4: "a verifier must fail on a version that it does not support".
  if (version !== VERSION) throw new ReadError('unsupported-format', 'another version of NZCP');
  const remarks = new Set<RemarkCode>();
  const remark = (code: RemarkCode) => void remarks.add(code);
  const { keyId, payload, proof } = openCose(decodeBase32(base32), ['ES256'], remark);
  // §2.2: everything stands in the protected header, under the COSE_Sign1 tag.
  if (remarks.has('unprotected-header') || remarks.has('odd-tag') || keyId === undefined) {
    throw new ReadError('malformed-envelope', 'NZCP: key and algorithm are not in the protected header');
  }
  const { iss, nbf, exp, cti, claims } = openCwt(payload, remark);
  if (!iss || nbf === undefined || exp === undefined || cti?.length !== CTI_BYTES) {
    throw new ReadError('malformed-content', 'NZCP: iss, nbf, exp and cti are mandatory');
  }
  const credential = fieldsOf(claims.get('vc'), 'vc', remark);
  // §2.3: the first of each is the W3C's, and names what follows.
  const [context] = credential.texts('@context');
  const [kind, pass] = credential.texts('type');
  if (context !== 'https://www.w3.org/2018/credentials/v1' || kind !== 'VerifiableCredential') {
    throw new ReadError('malformed-content', 'NZCP: not a verifiable credential');
  }
  if (pass !== 'PublicCovidPass') throw new ReadError('unsupported-format', 'another kind of credential');
  return {
    format: 'nzcp',
    issuer: iss,
    keyId: typeof keyId === 'string' ? keyId : new TextDecoder().decode(keyId),
    holder: holderFrom(credential),
    immunizations: [],
    tests: [],
    recoveries: [],
    statement: 'vaccinated-or-exempt',
    issuedAtSeconds: nbf,
    expiresAtSeconds: exp,
    number: `urn:uuid:${uuid(cti)}`,
    version: credential.required('version'),
    remarks: [...remarks],
    proof,
    signedText: text,
  };
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 §6, with or without padding; the bits beyond the last byte must be zero, so that there is one spelling. */
function decodeBase32(text: string): Uint8Array {
  const characters = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((characters.length * 5) / 8));
  let bits = 0;
  let value = 0;
  let to = 0;
  for (const character of characters) {
    value = ((value << 5) | BASE32.indexOf(character)) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[to++] = (value >> bits) & 0xff;
    }
  }
  if (bits >= 5 || (value & ((1 << bits) - 1)) !== 0)
    throw new ReadError('malformed-encoding', 'NZCP: not base32');
  return bytes;
}

function holderFrom(credential: Fields) {
  const subject = credential.map('credentialSubject');
  const name = fullName(subject?.text('familyName') ?? '', subject?.text('givenName') ?? '', 'NZ');
  const birthDate = subject?.day('dob');
  if (name === '' || birthDate === undefined) {
    throw new ReadError('malformed-content', 'NZCP: name or date of birth is missing');
  }
  return { name, birthDate };
}

/** RFC 4122 §3. */
const uuid = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
