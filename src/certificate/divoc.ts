import * as v from 'valibot';
import { parseJson, parseJsonBytes } from './bytes.ts';
import type { Certificate, Holder, Immunization, TestResult } from './certificate.ts';
import { ICD11 } from './code-systems.ts';
import { firstFileInZip } from './divoc-zip.ts';
import { LIMITS } from './limits.ts';
import { tidyName } from './names.ts';
import { ReadError } from './reasons.ts';
import { parseContent, Text } from './shc-fhir.ts';
import { outcomeInWords } from './test-outcome.ts';

/** How a ZIP begins, byte by byte and in base64; some decoders say beforehand that it is base64. */
const ZIP_BYTES = 'PK\u0003\u0004';
const ZIP_BASE64 = /^(?:B64:)?(UEsDB[A-Za-z0-9+/_-]*={0,2})$/;
/** The credential itself, as portals hand it out beside the code. */
const BARE = /^\{\s*"@context"\s*:/;

export const looksLikeDivoc = (text: string): boolean =>
  text.startsWith(ZIP_BYTES) || ZIP_BASE64.test(text) || BARE.test(text);

const FILE = 'certificate.json';

/** Fields that have nothing to say are there as null or empty. */
const Maybe = v.pipe(
  v.nullish(Text),
  v.transform((text) => text?.trim() || undefined),
);
const Count = v.pipe(
  v.nullish(v.union([v.number(), v.pipe(v.string(), v.maxLength(LIMITS.shownTextLength))])),
  v.transform((count) => (/^[1-9]\d?$/.test(String(count)) ? Number(count) : undefined)),
);
const Day = v.pipe(
  Text,
  v.transform((text) => dayIn(text) ?? ''),
  v.nonEmpty(),
);

const Facility = v.nullish(
  v.object({ name: Maybe, address: v.nullish(v.object({ addressCountry: Maybe })) }),
);

const Vaccination = v.object({
  certificateId: Maybe,
  vaccine: Text,
  icd11Code: Maybe,
  manufacturer: Maybe,
  batch: Maybe,
  date: Day,
  dose: Count,
  totalDoses: Count,
  facility: Facility,
});

const Test = v.object({
  certificateId: Maybe,
  testName: Maybe,
  testType: Maybe,
  sampleCollectionTimestamp: v.pipe(Text, v.regex(/^\d{4}-\d{2}-\d{2}(T|$)/)),
  result: Text,
  facility: Facility,
});

const Instant = v.pipe(
  v.string(),
  v.maxLength(40),
  v.transform((text) => Date.parse(text) / 1000),
  v.finite(),
);

const credentialOf = <Event extends v.GenericSchema>(event: Event) =>
  v.object({
    issuer: Text,
    issuanceDate: Instant,
    expirationDate: v.optional(Instant),
    credentialSubject: v.object({
      id: Maybe,
      refId: Maybe,
      name: v.pipe(Text, v.transform(tidyName), v.nonEmpty()),
      dob: Maybe,
      nationality: Maybe,
    }),
    evidence: v.pipe(v.array(event), v.minLength(1), v.maxLength(LIMITS.bundleEntries)),
    proof: v.object({ verificationMethod: Text }),
  });

const VaccinationCredential = credentialOf(Vaccination);
const TestCredential = credentialOf(Test);

const Typed = v.looseObject({ type: v.array(v.string()) });

/**
 * Reads a certificate of DIVOC (India, Indonesia, Jamaica, Philippines, Sri Lanka): a verifiable credential in JSON-LD,
 * in a ZIP. A binary code reaches us as a text of one character a byte, or in base64.
 *
 * Its `effectiveUntil` is not read: India and Indonesia set it to the day of vaccination.
 *
 * @throws {ReadError}
 */
export function readDivoc(text: string): Certificate {
  const { document, signedText } = BARE.test(text)
    ? { document: parseJson(text, 'malformed-content'), signedText: text }
    : unzipped(text);
  const types = v.is(Typed, document) ? document.type : [];
  const proof = { kind: 'json-ld', document: document as Readonly<Record<string, unknown>> } as const;
  const rest = { format: 'divoc', recoveries: [], proof, signedText } as const;
  if (types.includes('ProofOfVaccinationCredential')) {
    const credential = parseContent(VaccinationCredential, document, 'credential');
    const immunizations = credential.evidence
      .map(immunizationFrom)
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    return { ...rest, ...commonOf(credential), immunizations, tests: [] };
  }
  if (types.includes('ProofOfTestCertificateCredential')) {
    const credential = parseContent(TestCredential, document, 'credential');
    return { ...rest, ...commonOf(credential), immunizations: [], tests: credential.evidence.map(testFrom) };
  }
  throw new ReadError('unsupported-format', 'a verifiable credential of another kind');
}

function unzipped(text: string): { document: unknown; signedText: string } {
  const bytes = bytesOf(text);
  try {
    return documentIn(bytes);
  } catch (error) {
    const decoded = bytesOfUtf8(bytes);
    if (!decoded) throw error;
    return documentIn(decoded);
  }
}

const documentIn = (zip: Uint8Array) => ({
  document: parseJsonBytes(firstFileInZip(zip, FILE), 'malformed-content'),
  signedText: btoa(String.fromCharCode(...zip)),
});

function bytesOf(text: string): Uint8Array {
  const [, base64] = ZIP_BASE64.exec(text) ?? [];
  let binary = text;
  try {
    if (base64 !== undefined) binary = atob(base64.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    throw new ReadError('malformed-encoding', 'DIVOC: not base64');
  }
  const bytes = bytesIn(binary);
  // A decoder took the bytes for a text in some character set, and lost what they were.
  if (!bytes) throw new ReadError('malformed-encoding', 'DIVOC: not the bytes of a ZIP');
  return bytes;
}

/** One byte a character; undefined where a character is none. */
function bytesIn(binary: string): Uint8Array | undefined {
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return /^[\0-\xff]*$/.test(binary) ? bytes : undefined;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** DIVOC's server hands the ZIP to its QR code's writer as a text of one character a byte, which that writes in UTF-8. */
function bytesOfUtf8(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return bytesIn(utf8.decode(bytes));
  } catch {
    return undefined;
  }
}

type Credential<Event extends v.GenericSchema> = v.InferOutput<ReturnType<typeof credentialOf<Event>>>;

const commonOf = ({
  issuer,
  issuanceDate,
  expirationDate,
  credentialSubject,
  evidence,
  proof,
}: Credential<typeof Vaccination> | Credential<typeof Test>) => {
  const number = evidence[0]?.certificateId;
  const { dob } = credentialSubject;
  return {
    issuer,
    keyId: proof.verificationMethod,
    holder: holderFrom(credentialSubject),
    issuedAtSeconds: issuanceDate,
    ...(expirationDate !== undefined && { expiresAtSeconds: expirationDate }),
    ...(number !== undefined && { number }),
    remarks: dob !== undefined && !DAY.test(dob) ? (['odd-date'] as const) : [],
  };
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day of an instant or of ISO 8601's basic form; undefined for anything else. */
export function dayIn(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?=T|$)/.exec(text) ?? [];
  return year && `${year}-${month}-${day}`;
}

/** Identifiers are written as `did:Passport:A1234567` and the like. */
const DOCUMENT_ID = /^did:.+:([^:]+)$/;

/** An issuer may know an age only, and then there is no day of birth. Who gave no document goes by the enrolment code. */
function holderFrom({
  id,
  refId,
  name,
  dob,
  nationality,
}: Credential<typeof Test>['credentialSubject']): Holder {
  const [, documentNumber] = DOCUMENT_ID.exec(id ?? '') ?? [];
  return {
    name,
    birthDate: (dob !== undefined && dayIn(dob)) || '',
    ...(nationality !== undefined && { nationality }),
    ...(documentNumber !== undefined && documentNumber !== refId && { documentNumber }),
  };
}

const placeOf = (facility: v.InferOutput<typeof Facility>) => {
  const country = facility?.address?.addressCountry;
  return {
    ...(facility?.name !== undefined && { performer: facility.name }),
    ...(country !== undefined && { country }),
  };
};

function immunizationFrom(evidence: v.InferOutput<typeof Vaccination>): Immunization {
  const { vaccine, icd11Code, manufacturer, batch, date, dose, totalDoses, facility } = evidence;
  return {
    vaccine: icd11Code === undefined ? [] : [{ system: ICD11, code: icd11Code }],
    productName: vaccine,
    ...(manufacturer !== undefined && { manufacturerName: manufacturer }),
    date,
    ...(batch !== undefined && { lot: batch }),
    ...placeOf(facility),
    ...(dose !== undefined && { doseNumber: dose }),
    ...(totalDoses !== undefined && { totalDoses }),
  };
}

function testFrom(evidence: v.InferOutput<typeof Test>): TestResult {
  const { testName, testType, sampleCollectionTimestamp, result, facility } = evidence;
  const name = testName ?? testType;
  const outcome = outcomeInWords(result);
  return {
    type: [],
    ...(name !== undefined && { name }),
    result: [],
    resultText: result,
    ...(outcome !== undefined && { outcome }),
    sampledAt: sampleCollectionTimestamp,
    ...placeOf(facility),
  };
}
