import * as v from 'valibot';
import { parseJson } from './bytes.ts';
import type { Certificate } from './certificate.ts';
import { looksLikeDivoc, readDivoc } from './divoc.ts';
import { HCERT_PREFIX, readHcert } from './hcert.ts';
import { LIMITS } from './limits.ts';
import { readNzcp } from './nzcp.ts';
import { ReadError } from './reasons.ts';
import { jwsFromNumeric, looksLikeJws, openJws, openJwsBytes } from './shc-envelope.ts';
import { certificateFromShc } from './shc-payload.ts';
import { looksLikeVdsNc, readVdsNc } from './vds-nc.ts';

/** The families, each by how its codes begin. A SMART Health Card besides may come in several parts; see `read`. */
const FAMILIES: readonly { begins(text: string): boolean; readText(text: string): Certificate }[] = [
  { begins: looksLikeJws, readText: (text) => certificateFromShc(openJws(text)) },
  { begins: (text) => text.startsWith(HCERT_PREFIX), readText: readHcert },
  { begins: (text) => text.startsWith('NZCP:/'), readText: readNzcp },
  { begins: looksLikeVdsNc, readText: readVdsNc },
  { begins: looksLikeDivoc, readText: readDivoc },
];

/**
 * Reads what a scanner found. The result is what the code *says*; only `verify` decides whether to believe it.
 *
 * @param texts one QR text of any family, or a bare signed text (compact JWS); or the texts of all parts seen so far of
 *   a code in several parts, in any order. A binary code is given as one character a byte, or in base64. Hostile until
 *   proven otherwise: bounded in length, inflated size and depth.
 * @throws {ReadError} and nothing else; `incomplete` carries the parts that are still missing.
 */
export function read(texts: string | readonly string[]): Certificate {
  const trimmed = (typeof texts === 'string' ? [texts] : texts).map((text) => text.trim());
  const [first = ''] = trimmed;
  if (trimmed.length > LIMITS.parts || trimmed.some((text) => text.length > LIMITS.textLength)) {
    throw new ReadError('too-large', 'longer than any certificate');
  }
  if (/^shc:\//i.test(first)) return certificateFromShc(openJwsBytes(jwsFromNumeric(trimmed)));
  const family = trimmed.length === 1 ? FAMILIES.find(({ begins }) => begins(first)) : undefined;
  if (family) return family.readText(first);
  // The character after HC is the version of the envelope.
  if (/^HC[1-9A-Z]:/.test(first)) throw new ReadError('unsupported-format', 'another version of HCERT');
  if (/^shlink:\//i.test(first)) throw new ReadError('link-only', 'a SMART Health Link');
  throw new ReadError('not-a-certificate', 'no known beginning');
}

const SmartHealthCardFile = v.object({
  verifiableCredential: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(LIMITS.filesEntries)),
});

/** What the FHIR operation `$health-cards-issue` answers: certificates among parameters of other names. */
const IssuedParameters = v.object({
  resourceType: v.literal('Parameters'),
  parameter: v.pipe(
    v.array(v.object({ name: v.string(), valueString: v.optional(v.string()) })),
    v.maxLength(2 * LIMITS.filesEntries),
  ),
});

/** The signed texts of a file in either form; none where it is neither. */
function signedTextsOf(json: unknown): string[] {
  const file = v.safeParse(SmartHealthCardFile, json);
  if (file.success) return file.output.verifiableCredential;
  const issued = v.safeParse(IssuedParameters, json);
  if (!issued.success) return [];
  return issued.output.parameter.flatMap(({ name, valueString }) =>
    name === 'verifiableCredential' && valueString !== undefined ? [valueString] : [],
  );
}

/**
 * The texts in a file, each of them one for `read`: of a `.smart-health-card` (JSON with `verifiableCredential`, SMART
 * Health Cards 1.4.0 "via file download") or the FHIR Parameters that `$health-cards-issue` answers, with one or several
 * certificates; else the file itself, of which `read` says what is wrong where it is not a code's text either.
 */
export function textsInFile(text: string): readonly string[] {
  const trimmed = text.trim();
  const isCode = !trimmed.startsWith('{') || FAMILIES.some(({ begins }) => begins(trimmed));
  if (isCode || trimmed.length > LIMITS.fileLength) return [trimmed];
  let json: unknown;
  try {
    json = parseJson(trimmed, 'not-a-certificate');
  } catch {
    return [trimmed];
  }
  const signedTexts = signedTextsOf(json);
  return signedTexts.length > 0 ? signedTexts : [trimmed];
}

/**
 * Reads a file of one of the kinds that `textsInFile` knows.
 *
 * @returns each certificate of the file, or why that one cannot be read: a bad entry never spoils the others.
 * @throws {ReadError} where the file as a whole is not readable.
 */
export function readFile(text: string): (Certificate | ReadError)[] {
  const texts = textsInFile(text);
  if (texts.length === 1 && texts[0] === text.trim()) return [read(texts)];
  return texts.map((signedText) => {
    try {
      return read(signedText);
    } catch (error) {
      if (error instanceof ReadError) return error;
      throw error;
    }
  });
}
