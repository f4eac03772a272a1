import { decodeBase45ForNow } from './base45.ts';
import { type Cbor, isCborMap, untagged } from './cbor.ts';
import type { Certificate } from './certificate.ts';
import { openCose } from './cose.ts';
import { type Cwt, openCwt } from './cwt.ts';
import { dccContent } from './dcc-payload.ts';
import { ddccTestContent, ddccVaccinationContent, isEarlyDdcc } from './ddcc-payload.ts';
import { icvpContent } from './icvp-payload.ts';
import { ReadError } from './reasons.ts';
import type { RemarkCode } from './remarks.ts';
import { revocationIdIn } from './twin-id.ts';
import { inflateZlib } from './zlib.ts';

/** What a payload says, instants too where it has its own; the envelope around it says the rest. */
export type HcertContent = Pick<
  Certificate,
  | 'format'
  | 'issuer'
  | 'holder'
  | 'immunizations'
  | 'tests'
  | 'recoveries'
  | 'number'
  | 'version'
  | 'issuedAtSeconds'
  | 'expiresAtSeconds'
>;

/** Reads the payload of one sub-claim. `cwt` is the envelope that it came in. */
type ReadContent = (item: Cbor, cwt: Cwt, remark: (code: RemarkCode) => void) => HcertContent;

/** The claim of electronic health certificates (hcert-spec §3.3.2), a private number that all of them use. */
export const HCERT_CLAIM = -260;

/** Its sub-claims (WHO SMART Trust, "HCERT"). Negative ones are for development, and yet what the field uses. */
export const SUBCLAIM = { dcc: 1, ddccVaccination: 3, ddccTest: 4, healthLink: 5, icvp: -6 } as const;

const READERS: ReadonlyMap<number | string, ReadContent | 'link'> = new Map<number, ReadContent | 'link'>([
  [SUBCLAIM.dcc, dccContent],
  [SUBCLAIM.ddccVaccination, (item, ...rest) => ddccVaccinationContent(onlyOne(item), ...rest)],
  [SUBCLAIM.ddccTest, (item, ...rest) => ddccTestContent(onlyOne(item), ...rest)],
  [SUBCLAIM.healthLink, 'link'],
  [SUBCLAIM.icvp, icvpContent],
]);

export const HCERT_PREFIX = 'HC1:';

/**
 * Reads an electronic health certificate: prefix → base45 → zlib → COSE_Sign1 → CWT → payload (hcert-spec 1.0.5; WHO
 * SMART Trust). The EU's and WHO's differ in the payload alone.
 *
 * @param text begins with `HC1:`.
 * @throws {ReadError}
 */
export function readHcert(text: string): Certificate {
  const remarks = new Set<RemarkCode>();
  const remark = (code: RemarkCode) => void remarks.add(code);
  const message = inflateZlib(decodeBase45ForNow(text.slice(HCERT_PREFIX.length)));
  const { keyId, payload, proof } = openCose(message, ['ES256', 'PS256'], remark);
  const cwt = openCwt(payload, remark);
  const content = contentOf(cwt, remark);
  const revocationId = cwt.cti && revocationIdIn(cwt.cti);
  // hcert-spec §3.3.1 makes both mandatory for the EU; WHO's may hold for life.
  if (content.format === 'eu-dcc' && (cwt.iat === undefined || cwt.exp === undefined)) {
    throw new ReadError('malformed-content', 'CWT: iat and exp are mandatory');
  }
  return {
    ...content,
    ...validityOf(content, cwt),
    ...(revocationId !== undefined && { revocationId }),
    keyId: keyId instanceof Uint8Array ? btoa(String.fromCharCode(...keyId)) : (keyId ?? ''),
    remarks: [...remarks],
    proof,
    signedText: text,
  };
}

/** The narrowest of what payload and envelope say: it holds when both do. */
function validityOf({ format, issuedAtSeconds, expiresAtSeconds }: HcertContent, { iat, nbf, exp }: Cwt) {
  // A yellow card's `nbf` is the day from which its doses count; they are held against the day of issue.
  const start =
    format === 'who-icvp' ? (iat ?? nbf) : extreme(Math.max, extreme(Math.max, iat, nbf), issuedAtSeconds);
  const end = extreme(Math.min, exp, expiresAtSeconds);
  return {
    ...(start !== undefined && { issuedAtSeconds: start }),
    ...(end !== undefined && { expiresAtSeconds: end }),
  };
}

/** Of two instants, either of which may be missing. */
const extreme = (of: typeof Math.max, a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined ? a : of(a, b);

function contentOf(cwt: Cwt, remark: (code: RemarkCode) => void): HcertContent {
  const health = untagged(cwt.claims.get(HCERT_CLAIM));
  if (health === undefined && isEarlyDdcc(cwt.claims)) return ddccVaccinationContent(cwt.claims, cwt, remark);
  if (!isCborMap(health)) throw new ReadError('malformed-content', 'CWT: no health certificate in it');
  const known = [...health].flatMap(([claim, item]) => {
    const readContent = READERS.get(claim);
    return readContent ? [{ readContent, item }] : [];
  });
  const [only, ...others] = known;
  if (!only) throw new ReadError('unsupported-format', 'another kind of health certificate');
  // Readers would differ in which of them they show.
  if (others.length > 0) throw new ReadError('not-one-entry', 'certificates of several kinds in one');
  if (only.readContent === 'link') throw new ReadError('link-only', 'a verifiable health link');
  return only.readContent(only.item, cwt, remark);
}

/** WHO's model allows several, and real ones hold one. */
function onlyOne(item: Cbor): Cbor {
  if (!Array.isArray(item)) return item;
  const [only] = item as readonly Cbor[];
  if (item.length !== 1 || only === undefined) throw new ReadError('not-one-entry', 'not one certificate');
  return only;
}
