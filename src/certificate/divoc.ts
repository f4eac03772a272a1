import * as v from 'valibot';
import { parseJsonBytes } from './bytes.ts';
import type { Certificate, Holder, Immunization } from './certificate.ts';
import { ICD11 } from './code-systems.ts';
import { inflateRaw } from './inflate.ts';
import { LIMITS } from './limits.ts';
import { tidyName } from './names.ts';
import { ReadError } from './reasons.ts';
import { parseContent, Text } from './shc-fhir.ts';

/** How a ZIP begins, byte by byte and in base64; some decoders say beforehand that it is base64. */
const ZIP_BYTES = 'PK\u0003\u0004';
const ZIP_BASE64 = /^(?:B64:)?(UEsDB[A-Za-z0-9+/]*={0,2})$/;

export const looksLikeDivoc = (text: string): boolean => text.startsWith(ZIP_BYTES) || ZIP_BASE64.test(text);

const FILE = 'certificate.json';

const Maybe = v.nullish(Text);
const Count = v.nullish(v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number))]));

const Credential = v.object({
  issuer: Text,
  issuanceDate: v.pipe(
    v.string(),
    v.maxLength(40),
    v.transform((text) => Date.parse(text) / 1000),
    v.finite(),
  ),
  credentialSubject: v.object({
    id: Maybe,
    name: v.pipe(Text, v.transform(tidyName), v.nonEmpty()),
    dob: Maybe,
    nationality: Maybe,
  }),
  evidence: v.pipe(
    v.array(
      v.object({
        certificateId: Maybe,
        vaccine: Text,
        icd11Code: Maybe,
        manufacturer: Maybe,
        batch: Maybe,
        date: v.pipe(
          v.string(),
          v.regex(/^\d{4}-\d{2}-\d{2}/),
          v.transform((text) => text.slice(0, 10)),
        ),
        dose: Count,
        totalDoses: Count,
        facility: v.nullish(
          v.object({ name: Maybe, address: v.nullish(v.object({ addressCountry: Maybe })) }),
        ),
      }),
    ),
    v.minLength(1),
    v.maxLength(LIMITS.bundleEntries),
  ),
  proof: v.object({ verificationMethod: Text }),
});

/**
 * Reads a certificate of DIVOC (India, Indonesia, Jamaica, Philippines, Sri Lanka): a ZIP that holds a verifiable
 * credential in JSON-LD. A binary code reaches us as a text of one character a byte, or in base64.
 *
 * @throws {ReadError}
 */
export function readDivoc(text: string): Certificate {
  const zip = bytesOf(text);
  const document = parseJsonBytes(certificateIn(zip), 'malformed-content');
  const { issuer, issuanceDate, credentialSubject, evidence, proof } = parseContent(
    Credential,
    document,
    'credential',
  );
  const number = evidence[0]?.certificateId;
  return {
    format: 'divoc',
    issuer,
    keyId: proof.verificationMethod,
    holder: holderFrom(credentialSubject),
    immunizations: evidence
      .map(immunizationFrom)
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    tests: [],
    recoveries: [],
    issuedAtSeconds: issuanceDate,
    ...(number && { number }),
    remarks: [],
    proof: { kind: 'json-ld', document: document as Readonly<Record<string, unknown>> },
    signedText: btoa(String.fromCharCode(...zip)),
  };
}

function bytesOf(text: string): Uint8Array {
  const [, base64] = ZIP_BASE64.exec(text) ?? [];
  let binary = text;
  try {
    if (base64 !== undefined) binary = atob(base64);
  } catch {
    throw new ReadError('malformed-encoding', 'DIVOC: not base64');
  }
  return Uint8Array.from(binary, (character) => {
    const byte = character.charCodeAt(0);
    // A decoder took the bytes for a text in some character set, and lost what they were.
    if (byte > 0xff) throw new ReadError('malformed-encoding', 'DIVOC: not the bytes of a ZIP');
    return byte;
  });
}

/** Fields of a ZIP's local file header (PKWARE APPNOTE 4.3.7) by where they stand, and how long it is without texts. */
const LOCAL_HEADER = { flags: 6, method: 8, size: 18, nameLength: 26, extraLength: 28, length: 30 } as const;
const METHOD = { stored: 0, deflated: 8 } as const;
/** The sizes stand behind the content. */
const SIZE_FOLLOWS = 0x08;
const ENCRYPTED = 0x01;

/**
 * The first file of a ZIP, which must be the certificate. The directory at the end is not looked at: it says nothing
 * more, and a made-up one keeps readers busy.
 */
function certificateIn(zip: Uint8Array): Uint8Array {
  const malformed = () => new ReadError('malformed-compression', 'DIVOC: not a ZIP');
  if (zip.length < LOCAL_HEADER.length) throw malformed();
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const field = (at: number) => view.getUint16(at, true);
  const nameEnd = LOCAL_HEADER.length + field(LOCAL_HEADER.nameLength);
  const name = String.fromCharCode(...zip.subarray(LOCAL_HEADER.length, nameEnd));
  if (name !== FILE) throw new ReadError('not-a-certificate', 'a ZIP of something else');
  const flags = field(LOCAL_HEADER.flags);
  const size = view.getUint32(LOCAL_HEADER.size, true);
  const content = zip.subarray(nameEnd + field(LOCAL_HEADER.extraLength));
  if ((flags & ENCRYPTED) !== 0 || content.length < size) throw malformed();
  switch (field(LOCAL_HEADER.method)) {
    case METHOD.stored:
      if ((flags & SIZE_FOLLOWS) !== 0) throw malformed();
      return content.subarray(0, size);
    case METHOD.deflated: {
      const { content: inflated, taken } = inflateRaw(content, LIMITS.inflatedBytes);
      if ((flags & SIZE_FOLLOWS) === 0 && taken !== size) throw malformed();
      return inflated;
    }
    default:
      throw malformed();
  }
}

type Evidence = v.InferOutput<typeof Credential>['evidence'][number];

function immunizationFrom(evidence: Evidence): Immunization {
  const { vaccine, icd11Code, manufacturer, batch, date, dose, totalDoses, facility } = evidence;
  const country = facility?.address?.addressCountry;
  return {
    vaccine: icd11Code ? [{ system: ICD11, code: icd11Code }] : [],
    productName: vaccine,
    ...(manufacturer && { manufacturerName: manufacturer }),
    date,
    ...(batch && { lot: batch }),
    ...(facility?.name && { performer: facility.name }),
    ...(country && { country }),
    ...(dose && { doseNumber: dose }),
    ...(totalDoses && { totalDoses }),
  };
}

/** Identifiers are written as `did:Passport:A1234567` and the like. */
const DOCUMENT_ID = /^did:[^:]+:(.+)$/;

function holderFrom({
  id,
  name,
  dob,
  nationality,
}: v.InferOutput<typeof Credential>['credentialSubject']): Holder {
  const [, documentNumber] = DOCUMENT_ID.exec(id ?? '') ?? [];
  return {
    name,
    birthDate: dob ?? '',
    ...(nationality && { nationality }),
    ...(documentNumber && { documentNumber }),
  };
}
