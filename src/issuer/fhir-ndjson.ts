import * as v from 'valibot';
import { GUARDIAN, guardianOf, guardianReference, Patient, patientCells } from './fhir-people.ts';
import { Concept, Few, localReference, Reference, Text } from './fhir-shapes.ts';
import { vaccineOf } from './fhir-vaccine.ts';
import { splitLines } from './lines.ts';
import type { RecordColumn } from './record-columns.ts';
import { UnreadableFileError } from './table.ts';
import { textOfUtf8 } from './utf8.ts';

export type FhirFault =
  | 'line-too-long'
  | 'not-utf8'
  | 'not-json'
  /** A resource of a kind that is no part of a vaccination record. */
  | 'resource-not-used'
  | 'resource-malformed'
  /** The file has no such patient. */
  | 'patient-missing'
  | 'patient-malformed'
  /** It was not done, or entered in error. */
  | 'immunization-not-completed';

/** One immunization with its patient, or what is wrong with a line. Lines count from 1. */
export type FhirLine = {
  readonly line: number;
  /** The resources as they stood, patient and guardian before the immunization. */
  readonly values: readonly string[];
} & ({ readonly cells: Readonly<Partial<Record<RecordColumn, string>>> } | { readonly fault: FhirFault });

/** A resource that immunizations refer to, or a guardian of whom they refer to. */
export interface FhirResource {
  /** `Patient/17`; of a guardian, as FHIR searches for them by the patient: `RelatedPerson?patient=Patient/17`. */
  readonly reference: string;
  /** Its line as it stands. */
  readonly text: string;
}

const MAX_LINE_BYTES = 32_768;
const BATCH_LINES = 1_000;

const Immunization = v.object({
  status: Text,
  vaccineCode: Concept,
  patient: v.object({ reference: Text }),
  occurrenceDateTime: v.optional(Text),
  lotNumber: v.optional(Text),
  manufacturer: v.optional(Reference),
  location: v.optional(Reference),
  performer: Few(v.object({ actor: Reference })),
  protocolApplied: Few(
    v.object({
      doseNumberPositiveInt: v.optional(v.number()),
      doseNumberString: v.optional(Text),
    }),
  ),
});

const Named = v.object({ name: Text });

/** Kinds that immunizations refer to, and one that says something about others: rejected lines come with it. */
const REFERRED_TO = ['Patient', 'Organization', 'Location'];
const REMARKS = 'OperationOutcome';

/**
 * The resources of a FHIR file that its immunizations may refer to, each by its reference. Lines that are none are
 * passed over; `readFhir` names them.
 */
export async function* readFhirResources(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FhirResource> {
  for await (const { resource, text } of resources(bytes)) {
    if (resource && REFERRED_TO.includes(resource.resourceType) && resource.id !== undefined) {
      yield { reference: `${resource.resourceType}/${resource.id}`, text };
    } else if (resource?.resourceType === GUARDIAN) {
      const patient = guardianOf(text)?.patient;
      if (patient !== undefined) yield { reference: guardianReference(patient), text };
    }
  }
}

/**
 * Reads the immunizations of a FHIR bulk export (R4, NDJSON), each together with the patient whom it refers to, as the
 * cells of a line of the national platform's export.
 *
 * @param find the resources of these references that are known, by reference: those of `readFhirResources`.
 * @throws {UnreadableFileError}
 */
export async function* readFhir(
  bytes: AsyncIterable<Uint8Array>,
  find: (references: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): AsyncGenerator<FhirLine> {
  let batch: ParsedLine[] = [];
  let any = false;
  const resolve = async function* (): AsyncGenerator<FhirLine> {
    const found = await find([...new Set(batch.flatMap(({ immunization }) => referencesOf(immunization)))]);
    for (const parsed of batch) {
      const { line, text, fault, immunization } = parsed;
      if (immunization) yield { line, ...immunizationLine(text, immunization, found) };
      else if (fault) yield { line, values: text === '' ? [] : [text], fault };
    }
    batch = [];
  };
  for await (const parsed of resources(bytes)) {
    any ||= parsed.resource !== undefined;
    if (!parsed.fault && !parsed.immunization) continue;
    batch.push(parsed);
    if (batch.length === BATCH_LINES) yield* resolve();
  }
  yield* resolve();
  if (!any) throw new UnreadableFileError('no-immunizations', 'the file holds no FHIR resources');
}

interface ParsedLine {
  readonly line: number;
  readonly text: string;
  readonly resource?: v.InferOutput<typeof Resource>;
  readonly immunization?: v.InferOutput<typeof Immunization>;
  readonly fault?: FhirFault;
}

const Resource = v.looseObject({ resourceType: Text, id: v.optional(Text) });

async function* resources(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ParsedLine> {
  let line = 0;
  for await (const raw of splitLines(bytes, MAX_LINE_BYTES)) {
    line++;
    if (raw === 'too-long') {
      yield { line, text: '', fault: 'line-too-long' };
      continue;
    }
    const text = textOfUtf8(raw)?.trim();
    if (text === undefined) {
      yield { line, text: '', fault: 'not-utf8' };
      continue;
    }
    // NUL is nothing that a database keeps.
    if (text !== '') yield { line, text: text.replaceAll('\0', ''), ...parseResource(text) };
  }
}

function parseResource(text: string): Pick<ParsedLine, 'resource' | 'immunization' | 'fault'> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { fault: 'not-json' };
  }
  const resource = v.safeParse(Resource, json);
  if (!resource.success) return { fault: 'resource-malformed' };
  const { resourceType } = resource.output;
  if (resourceType === 'Immunization') {
    const immunization = v.safeParse(Immunization, json);
    return immunization.success
      ? { resource: resource.output, immunization: immunization.output }
      : { resource: resource.output, fault: 'resource-malformed' };
  }
  return [...REFERRED_TO, GUARDIAN, REMARKS].includes(resourceType)
    ? { resource: resource.output }
    : { resource: resource.output, fault: 'resource-not-used' };
}

/** Patient and guardian, then those who may have given the dose, then the manufacturer. */
function referencesOf(immunization: ParsedLine['immunization']): string[] {
  if (!immunization) return [];
  const patient = localReference(immunization.patient.reference);
  return [
    patient,
    patient && guardianReference(patient),
    ...[...placesOf(immunization), immunization.manufacturer].map((to) => localReference(to?.reference)),
  ].filter((reference) => reference !== undefined);
}

const placesOf = ({ location, performer }: v.InferOutput<typeof Immunization>) => [
  ...(location ? [location] : []),
  ...performer.map(({ actor }) => actor),
];

function immunizationLine(
  text: string,
  immunization: v.InferOutput<typeof Immunization>,
  found: ReadonlyMap<string, string>,
): { values: string[] } & ({ cells: Partial<Record<RecordColumn, string>> } | { fault: FhirFault }) {
  const reference = localReference(immunization.patient.reference) ?? '';
  const patientText = found.get(reference);
  if (patientText === undefined) return { values: [text], fault: 'patient-missing' };
  const guardianText = found.get(guardianReference(reference));
  const values = [patientText, ...(guardianText === undefined ? [] : [guardianText]), text];
  if (immunization.status !== 'completed') return { values, fault: 'immunization-not-completed' };
  const patient = v.safeParse(Patient, JSON.parse(patientText));
  if (!patient.success) return { values, fault: 'patient-malformed' };
  const nameOf = (reference: v.InferOutput<typeof Reference> | undefined) => {
    const named = found.get(localReference(reference?.reference) ?? '');
    const parsed = named === undefined ? undefined : v.safeParse(Named, JSON.parse(named));
    return (parsed?.success ? parsed.output.name : reference?.display) ?? '';
  };
  const [protocol] = immunization.protocolApplied;
  return {
    values,
    cells: {
      ...patientCells(patient.output),
      guardianDocumentNumber: (guardianText && guardianOf(guardianText)?.documentNumber) || '',
      ordinal: String(protocol?.doseNumberPositiveInt ?? protocol?.doseNumberString ?? ''),
      doseDate: immunization.occurrenceDateTime ?? '',
      vaccine: vaccineOf(immunization.vaccineCode),
      lot: immunization.lotNumber ?? '',
      manufacturer: nameOf(immunization.manufacturer),
      facility:
        placesOf(immunization)
          .map(nameOf)
          .find((name) => name !== '') ?? '',
    },
  };
}
