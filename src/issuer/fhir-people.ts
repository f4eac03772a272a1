import * as v from 'valibot';
import { alpha2Of } from '../certificate/country-codes.ts';
import { Concept, Few, localReference, Text } from './fhir-shapes.ts';
import type { RecordColumn } from './record-columns.ts';

export const Patient = v.object({
  name: Few(
    v.object({ use: v.optional(Text), text: v.optional(Text), family: v.optional(Text), given: Few(Text) }),
  ),
  birthDate: v.optional(Text),
  gender: v.optional(Text),
  identifier: Few(v.object({ system: v.optional(Text), value: v.optional(Text), type: v.optional(Concept) })),
  telecom: Few(v.object({ system: v.optional(Text), value: v.optional(Text) })),
  extension: Few(
    v.object({
      url: Text,
      extension: Few(v.object({ url: Text, valueCodeableConcept: v.optional(Concept) })),
    }),
  ),
});

/** Somebody who may answer for a patient: the reference goes from them to the patient. */
const RelatedPerson = v.object({
  active: v.optional(v.boolean(), true),
  patient: v.object({ reference: Text }),
  relationship: Few(Concept),
  identifier: Patient.entries.identifier,
});

/** What a patient says about themself, as cells. */
export function patientCells(patient: v.InferOutput<typeof Patient>): Partial<Record<RecordColumn, string>> {
  const name = patient.name.find(({ use }) => use === 'official') ?? patient.name[0];
  return {
    // The family name comes first here.
    name: name?.text ?? [name?.family, ...(name?.given ?? [])].filter((part) => part).join(' '),
    birthDate: patient.birthDate ?? '',
    sex: patient.gender ?? '',
    documentNumber: documentNumberOf(patient.identifier),
    phone: patient.telecom.find(({ system }) => system === 'phone')?.value ?? '',
    nationality: nationalityOf(patient.extension),
  };
}

/** The kind of resource that a guardian is. */
export const GUARDIAN = 'RelatedPerson';

/** A guardian as FHIR searches for them by the patient. */
export const guardianReference = (patient: string): string => `${GUARDIAN}?patient=${patient}`;

/** Kinds of identifiers that are document numbers, best first: by HL7's table 0203, or by the end of their system. */
const DOCUMENTS = [
  { types: ['NI', 'NNVNM'], system: /[/:](cccd|so-dinh-danh|dinh-danh-ca-nhan|citizen-id)$/i },
  { types: ['PPN'], system: /[/:](passport(-[A-Z]{3})?|ho-chieu)$/i },
  { types: ['NNVN'], system: /[/:]cmnd$/i },
];

function documentNumberOf(
  identifiers: v.InferOutput<typeof Patient>['identifier'],
  documents = DOCUMENTS,
): string {
  for (const { types, system } of documents) {
    const found = identifiers.find(
      (identifier) =>
        system.test(identifier.system ?? '') ||
        identifier.type?.coding.some(({ code }) => code !== undefined && types.includes(code)),
    );
    if (found?.value) return found.value;
  }
  return '';
}

/**
 * Those who answer for a child, by HL7's RoleCode (v3): a guardian, parents, and who is in their place. The code of
 * somebody else, say a neighbour to be called, names no guardian.
 */
const GUARDIANS =
  /^(GUARD|HPOWATT|PRN|MTH|FTH|N(MTH|FTH|PRN)|(MTH|FTH|PRN)FOST|ADOPT[MFP]|STP(MTH|FTH|PRN)|GR(MTH|FTH|PRN))$/;

/** Whose guardian a `RelatedPerson` is and their citizen's number; undefined where one of the two is not said. */
export function guardianOf(text: string): { patient: string; documentNumber: string } | undefined {
  const parsed = v.safeParse(RelatedPerson, JSON.parse(text));
  if (!parsed.success || !parsed.output.active) return undefined;
  const { patient, relationship, identifier } = parsed.output;
  const codes = relationship.flatMap(({ coding }) => coding.flatMap(({ code }) => code ?? []));
  if (codes.length > 0 && !codes.some((code) => GUARDIANS.test(code))) return undefined;
  const reference = localReference(patient.reference);
  const documentNumber = documentNumberOf(identifier, DOCUMENTS.slice(0, 1));
  return reference?.startsWith('Patient/') && documentNumber !== ''
    ? { patient: reference, documentNumber }
    : undefined;
}

const NATIONALITY = 'http://hl7.org/fhir/StructureDefinition/patient-nationality';

function nationalityOf(extensions: v.InferOutput<typeof Patient>['extension']): string {
  const concept = extensions
    .find(({ url }) => url === NATIONALITY)
    ?.extension.find(({ url }) => url === 'code')?.valueCodeableConcept;
  const [coding] = concept?.coding ?? [];
  if (!coding?.code) return concept?.text ?? '';
  return alpha2Of(coding.code) ?? coding.code;
}
