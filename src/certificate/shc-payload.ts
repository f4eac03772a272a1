import * as v from 'valibot';
import type { Certificate, Holder, Immunization } from './certificate.ts';
import { LIMITS } from './limits.ts';
import { fullName, tidyName } from './names.ts';
import { ReadError } from './reasons.ts';
import type { ShcEnvelope } from './shc-envelope.ts';
import { Codings, parseContent, Text } from './shc-fhir.ts';
import { labResultFrom } from './shc-lab-result.ts';

export const HEALTH_CARD = 'https://smarthealth.cards#health-card';

/** A NumericDate is in seconds (RFC 7519 §2), perhaps fractional; what lies beyond the year 5138 is milliseconds. */
const Seconds = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e11));
const PartialDate = v.pipe(v.string(), v.regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/));
const DateOrInstant = v.pipe(
  v.string(),
  v.maxLength(40),
  v.regex(/^\d{4}(-\d{2}(-\d{2}(T.+)?)?)?$/),
  v.transform((text) => text.slice(0, 10)),
  PartialDate,
);

const CountryCode = v.pipe(v.string(), v.regex(/^[A-Z]{2,3}$/));

/** Of any kind, as it is: what is known by its kind is read by that kind's own schema. */
const Resource = v.custom<{ readonly resourceType: string }>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    v.is(Text, (value as Record<string, unknown>)['resourceType']),
);

const Payload = v.object({
  // "iss: SHALL be a case-sensitive URL using the https scheme … no trailing /"
  iss: v.pipe(v.string(), v.maxLength(LIMITS.shownTextLength), v.regex(/^https:\/\/[^\s]*[^\s/]$/)),
  nbf: Seconds,
  exp: v.optional(Seconds),
  jti: v.optional(Text),
  nationalities: v.optional(v.pipe(v.array(CountryCode), v.maxLength(10))),
  vc: v.object({
    type: v.pipe(v.array(Text), v.maxLength(20), v.includes(HEALTH_CARD)),
    credentialSubject: v.object({
      fhirVersion: Text,
      fhirBundle: v.object({
        resourceType: v.literal('Bundle'),
        entry: v.pipe(
          v.array(v.object({ fullUrl: Text, resource: Resource })),
          v.maxLength(LIMITS.bundleEntries),
        ),
      }),
    }),
    rid: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,24}$/))),
  }),
});

const PatientName = v.object({
  text: v.optional(Text),
  family: v.optional(Text),
  given: v.optional(v.pipe(v.array(Text), v.maxLength(20))),
});

const Patient = v.object({
  name: v.pipe(v.array(PatientName), v.minLength(1), v.maxLength(10)),
  birthDate: PartialDate,
  extension: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(20))),
});

/** Where other issuers say it; ours is a claim, see `issueShc`. */
const NationalityExtension = v.object({
  url: v.literal('http://hl7.org/fhir/StructureDefinition/patient-nationality'),
  extension: v.pipe(
    v.array(v.object({ url: Text, valueCodeableConcept: v.optional(Codings) })),
    v.maxLength(5),
  ),
});

const ImmunizationResource = v.object({
  // The profile fixes it: anything else is a dose that was not given.
  status: v.literal('completed'),
  vaccineCode: Codings,
  patient: v.object({ reference: Text }),
  occurrenceDateTime: DateOrInstant,
  lotNumber: v.optional(Text),
  isSubpotent: v.optional(v.boolean()),
  performer: v.optional(
    v.pipe(v.array(v.object({ actor: v.object({ display: v.optional(Text) }) })), v.maxLength(10)),
  ),
});

/** Reads the content of a SMART Health Card, a FHIR R4 bundle about one patient, into a `Certificate`. */
export function certificateFromShc({ jws, keyId, payload, proof }: ShcEnvelope): Certificate {
  const { iss, nbf, exp, jti, nationalities, vc } = parseContent(Payload, payload, 'payload');
  const entries = vc.credentialSubject.fhirBundle.entry;
  const patients = entries.filter((entry) => entry.resource.resourceType === 'Patient');
  const [patient] = patients;
  if (!patient || patients.length > 1) throw new ReadError('malformed-content', 'not exactly one patient');

  const resources = (type: string) =>
    entries.filter((entry) => entry.resource.resourceType === type).map(({ resource }) => resource);
  const immunizations = resources('Immunization')
    .map((resource) => immunizationFrom(resource, patient.fullUrl))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const tests = resources('Observation').map((resource) => labResultFrom(resource, patient.fullUrl));

  return {
    format: 'shc',
    issuer: iss,
    keyId,
    holder: holderFrom(patient.resource, nationalities?.[0]),
    immunizations,
    tests,
    recoveries: [],
    issuedAtSeconds: nbf,
    ...(exp !== undefined && { expiresAtSeconds: exp }),
    ...(jti !== undefined && { number: jti }),
    ...(vc.rid !== undefined && { revocationId: vc.rid }),
    remarks: [],
    proof,
    signedText: jws,
  };
}

function holderFrom(resource: unknown, claimed: string | undefined): Holder {
  const patient = parseContent(Patient, resource, 'Patient');
  const nationality = claimed ?? nationalityIn(patient.extension ?? []);
  const name = patient.name.map((parts) => nameOf(parts, nationality)).find((full) => full !== '');
  if (name === undefined) throw new ReadError('malformed-content', 'Patient: no name');
  return { name, birthDate: patient.birthDate, ...(nationality !== undefined && { nationality }) };
}

/** ISO 3166-1; an extension that is something else, or not what it should be, says nothing. */
function nationalityIn(extensions: readonly unknown[]): string | undefined {
  for (const extension of extensions) {
    const parsed = v.safeParse(NationalityExtension, extension);
    if (!parsed.success) continue;
    const code = parsed.output.extension.find(({ url }) => url === 'code')?.valueCodeableConcept?.coding[0]
      ?.code;
    if (v.is(CountryCode, code)) return code;
  }
  return undefined;
}

function nameOf(parts: v.InferOutput<typeof PatientName>, nationality: string | undefined): string {
  const { text, family = '', given = [] } = parts;
  return text === undefined ? fullName(family, given.join(' '), nationality) : tidyName(text);
}

function immunizationFrom(resource: unknown, patientUrl: string): Immunization {
  const dose = parseContent(ImmunizationResource, resource, 'Immunization');
  if (dose.patient.reference !== patientUrl) {
    throw new ReadError('malformed-content', 'Immunization: about somebody else');
  }
  const performer = dose.performer?.[0]?.actor.display;
  return {
    vaccine: dose.vaccineCode.coding,
    date: dose.occurrenceDateTime,
    ...(dose.lotNumber !== undefined && { lot: dose.lotNumber }),
    ...(performer !== undefined && { performer }),
    ...(dose.isSubpotent === true && { subpotent: true }),
  };
}
