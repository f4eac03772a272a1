import * as v from 'valibot';
import type { TestResult } from './certificate.ts';
import { LIMITS } from './limits.ts';
import { ReadError } from './reasons.ts';
import { Codings, parseContent, Text } from './shc-fhir.ts';
import { outcomeOf } from './test-outcome.ts';

const Observation = v.object({
  // The profile's three: what is preliminary, cancelled or entered in error is no result.
  status: v.picklist(['final', 'amended', 'corrected']),
  code: Codings,
  subject: v.object({ reference: Text }),
  effectiveDateTime: v.pipe(
    v.string(),
    v.regex(/^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/),
  ),
  valueCodeableConcept: v.optional(Codings),
  valueQuantity: v.optional(v.object({ value: v.number(), unit: v.optional(Text) })),
  valueString: v.optional(Text),
  performer: v.optional(
    v.pipe(v.array(v.object({ display: v.optional(Text) })), v.maxLength(LIMITS.codings)),
  ),
});

/**
 * Reads a laboratory result of a SMART Health Card (HL7 "SMART Health Cards: Vaccination & Testing", profile
 * Covid19LaboratoryResultObservation and its kin for other diseases).
 *
 * @param patientUrl whom the card is about; a result of somebody else spoils the card.
 */
export function labResultFrom(resource: unknown, patientUrl: string): TestResult {
  const observation = parseContent(Observation, resource, 'Observation');
  if (observation.subject.reference !== patientUrl) {
    throw new ReadError('malformed-content', 'Observation: about somebody else');
  }
  const result = observation.valueCodeableConcept?.coding ?? [];
  const { valueQuantity, valueString } = observation;
  const resultText =
    valueString ?? (valueQuantity && `${valueQuantity.value} ${valueQuantity.unit ?? ''}`.trim());
  if (result.length === 0 && resultText === undefined) {
    throw new ReadError('malformed-content', 'Observation: no value');
  }
  const outcome = outcomeOf(result);
  const performer = observation.performer?.[0]?.display;
  return {
    type: observation.code.coding,
    result,
    ...(outcome !== undefined && { outcome }),
    ...(resultText !== undefined && { resultText }),
    sampledAt: observation.effectiveDateTime,
    ...(performer !== undefined && { performer }),
  };
}
