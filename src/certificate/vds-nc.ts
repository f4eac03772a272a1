import * as v from 'valibot';
import { decodeBase64Url, parseJson } from './bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Certificate, Holder, Immunization, TestResult } from './certificate.ts';
import { ICD11 } from './code-systems.ts';
import { LIMITS } from './limits.ts';
import { tidyName } from './names.ts';
import type { CarriedCertificateProof } from './proof.ts';
import { ReadError } from './reasons.ts';
import { parseContent, Text } from './shc-fhir.ts';
import { outcomeInWords } from './test-outcome.ts';

/** How ICAO names the kinds of document that a signer may sign (Doc 9303-13 §3.2). */
const DOCUMENT_TYPE = { 'icao.vacc': 'NV', 'icao.test': 'NT' } as const;

const ECDSA_BYTES = { ES256: 64, ES384: 96, ES512: 132 } as const;

const CarriedText = v.pipe(v.string(), v.maxLength(LIMITS.signerCertificateLength));

const Envelope = v.object({
  data: v.object({
    hdr: v.object({
      t: v.string(),
      v: v.number(),
      is: v.pipe(v.string(), v.regex(/^[A-Z<]{1,3}$/)),
    }),
    msg: v.looseObject({}),
  }),
  sig: v.object({ alg: v.string(), cer: CarriedText, sigvl: CarriedText }),
});

/** Written as a number by some and as a text by others. */
const Ordinal = v.union([
  v.pipe(v.number(), v.integer()),
  v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number)),
]);
const Day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));

/** An issuer may know no more than the year or the month. */
const BirthDate = v.pipe(v.string(), v.regex(/^(\d{4}(-\d{2}(-\d{2})?)?)?$/));
const Instant = v.pipe(v.string(), v.maxLength(40), v.regex(/^\d{4}-\d{2}-\d{2}(T|$)/));

/** The travel document's number is `i` on vaccinations and `dn` on tests; `ai` is any other that the issuer chose. */
const Person = v.object({
  n: Text,
  dob: v.optional(BirthDate),
  i: v.optional(Text),
  dn: v.optional(Text),
  ai: v.optional(Text),
});

const Vaccinations = v.object({
  uvci: Text,
  pid: Person,
  ve: v.pipe(
    v.array(
      v.object({
        des: Text,
        nam: v.optional(Text),
        dis: v.optional(Text),
        vd: v.pipe(
          v.array(
            v.object({
              dvc: Day,
              seq: v.optional(Ordinal),
              ctr: v.optional(Text),
              adm: v.optional(Text),
              lot: v.optional(Text),
            }),
          ),
          v.minLength(1),
          v.maxLength(LIMITS.bundleEntries),
        ),
      }),
    ),
    v.minLength(1),
    v.maxLength(LIMITS.bundleEntries),
  ),
});

const Test = v.object({
  utci: Text,
  pid: Person,
  sp: v.object({ spn: v.optional(Text), ctr: v.optional(Text) }),
  dat: v.object({ sc: Instant }),
  tr: v.object({ tc: Text, r: Text }),
});

/** Whether a text looks like a visible digital seal for non-constrained environments. */
export const looksLikeVdsNc = (text: string): boolean => /^\{\s*"(data|sig)"\s*:\s*\{/.test(text);

/**
 * Reads a Visible Digital Seal for non-constrained environments: JSON that carries its signer's certificate (ICAO Doc
 * 9303-13, "VDS-NC"; health proofs of CAPSCA). What is signed is the canonical form of `data` (RFC 8785), which is made
 * of the very value that is shown: where a text says a thing twice, only what JSON takes it to mean is shown or judged.
 *
 * @throws {ReadError}
 */
export function readVdsNc(text: string): Certificate {
  const json = parseJson(text, 'malformed-encoding') as { data?: unknown };
  const envelope = v.safeParse(Envelope, json);
  if (!envelope.success) throw new ReadError('malformed-envelope', 'VDS-NC: not data and signature');
  const { hdr, msg } = envelope.output.data;
  const documentType = v.is(v.picklist(['icao.vacc', 'icao.test']), hdr.t) ? DOCUMENT_TYPE[hdr.t] : undefined;
  if (!documentType || hdr.v !== 1) throw new ReadError('unsupported-format', 'another kind of digital seal');
  return {
    format: 'vds-nc',
    issuer: issuerOf(hdr.is),
    keyId: '',
    ...(documentType === 'NV' ? vaccinationsIn(msg) : testIn(msg)),
    recoveries: [],
    remarks: [],
    proof: proofOf(envelope.output.sig, json.data, documentType),
    signedText: text,
  };
}

/** Germany alone has a code of one letter in travel documents (Doc 9303-3 §5). */
function issuerOf(code: string): string {
  const letters = code.replaceAll('<', '');
  return letters === 'D' ? 'DEU' : letters;
}

function proofOf(
  { alg, cer, sigvl }: v.InferOutput<typeof Envelope>['sig'],
  data: unknown,
  documentType: string,
): CarriedCertificateProof {
  const algorithm = v.is(v.picklist(['ES256', 'ES384', 'ES512']), alg) ? alg : undefined;
  if (!algorithm) throw new ReadError('algorithm-not-allowed', 'only ES256, ES384 and ES512 are allowed');
  const signature = bytesIn(sigvl, 'sigvl');
  if (signature.length !== ECDSA_BYTES[algorithm]) {
    throw new ReadError('malformed-envelope', 'VDS-NC: the signature is not r and s of its curve');
  }
  return {
    kind: 'carried-certificate',
    algorithm,
    signedBytes: new TextEncoder().encode(canonicalJson(data)),
    signature,
    signerCertificate: bytesIn(cer, 'cer'),
    documentType,
  };
}

/** Base64url; padded, or in base64's own alphabet, by some. */
const bytesIn = (text: string, what: string): Uint8Array =>
  decodeBase64Url(
    new TextEncoder().encode(text.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_')),
    what,
  );

function vaccinationsIn(msg: unknown) {
  const { uvci, pid, ve } = parseContent(Vaccinations, msg, 'VDS-NC');
  const immunizations = ve.flatMap(({ des, nam, dis, vd }) =>
    vd.map(
      ({ dvc, seq, ctr, adm, lot }): Immunization => ({
        vaccine: [{ system: ICD11, code: des }],
        ...(nam !== undefined && { productName: nam }),
        disease: dis === undefined ? [] : [{ system: ICD11, code: dis }],
        date: dvc,
        ...(lot !== undefined && { lot }),
        ...(adm !== undefined && { performer: adm }),
        ...(ctr !== undefined && { country: ctr }),
        ...(seq !== undefined && { doseNumber: seq }),
      }),
    ),
  );
  immunizations.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return { holder: holderFrom(pid), immunizations, tests: [], number: uvci };
}

function testIn(msg: unknown) {
  const { utci, pid, sp, dat, tr } = parseContent(Test, msg, 'VDS-NC');
  const outcome = outcomeInWords(tr.r);
  const test: TestResult = {
    type: [],
    name: tr.tc,
    result: [],
    resultText: tr.r,
    ...(outcome !== undefined && { outcome }),
    sampledAt: dat.sc,
    ...(sp.spn !== undefined && { performer: sp.spn }),
    ...(sp.ctr !== undefined && { country: sp.ctr }),
  };
  return { holder: holderFrom(pid), immunizations: [], tests: [test], number: utci };
}

/** The name is written as in the machine-readable zone: two spaces between its primary and secondary parts. */
function holderFrom({ n, dob, i, dn, ai }: v.InferOutput<typeof Person>): Holder {
  const documentNumber = i ?? dn ?? ai;
  const name = tidyName(n);
  if (name === '') throw new ReadError('malformed-content', 'VDS-NC: nobody’s name in it');
  return {
    name,
    latinName: n.trim().replace(/ {2,}/, '<<').replaceAll(' ', '<'),
    birthDate: dob ?? '',
    ...(documentNumber !== undefined && { documentNumber }),
  };
}
