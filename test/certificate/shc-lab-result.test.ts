import { describe, expect, it } from 'vitest';
import { read } from '../../src/certificate/read.ts';
import { verify } from '../../src/certificate/verify.ts';
import { issuerWithCard, NOW, shcPayload, signAnything, trustIn } from './cards.ts';

const SNOMED = 'http://snomed.info/sct';
const OBSERVATION = {
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '94558-4' }] },
  subject: { reference: 'resource:0' },
  effectiveDateTime: '2022-05-30T09:15:00+07:00',
  valueCodeableConcept: { coding: [{ system: SNOMED, code: '260415000' }] },
  performer: [{ display: 'Bệnh viện Bạch Mai' }],
};

async function cardWith(changes: Record<string, unknown>) {
  const { issuer, signer } = await issuerWithCard();
  const payload = shcPayload();
  payload.vc.credentialSubject.fhirBundle.entry[1] = {
    fullUrl: 'resource:1',
    resource: { ...OBSERVATION, ...changes },
  };
  return { jws: await signAnything(payload, signer), trust: trustIn([issuer]) };
}

describe('a laboratory result as a SMART Health Card', () => {
  it('is read with its kind, what was found, when and where, and is valid when genuine', async () => {
    const { jws, trust } = await cardWith({});
    const certificate = read(jws);
    expect(certificate.immunizations).toEqual([]);
    expect(certificate.tests).toEqual([
      {
        type: OBSERVATION.code.coding,
        result: OBSERVATION.valueCodeableConcept.coding,
        outcome: 'not-detected',
        sampledAt: '2022-05-30T09:15:00+07:00',
        performer: 'Bệnh viện Bạch Mai',
      },
    ]);
    expect(await verify(certificate, trust, NOW)).toMatchObject({ outcome: 'valid', reasons: [] });
  });

  it.each([
    ['260373001', 'detected'],
    ['10828004', 'detected'],
    ['260385009', 'not-detected'],
    ['419984006', 'inconclusive'],
    ['1', undefined],
  ])('with the result code %s means %s', async (code, outcome) => {
    const { jws } = await cardWith({ valueCodeableConcept: { coding: [{ system: SNOMED, code }] } });
    expect(read(jws).tests[0]?.outcome).toBe(outcome);
  });

  it('keeps a measured or worded result as the issuer wrote it', async () => {
    const measured = await cardWith({
      valueCodeableConcept: undefined,
      valueQuantity: { value: 1.5, unit: 'IU/mL' },
    });
    expect(read(measured.jws).tests[0]).toMatchObject({ result: [], resultText: '1.5 IU/mL' });
    const worded = await cardWith({ valueCodeableConcept: undefined, valueString: 'Âm tính' });
    expect(read(worded.jws).tests[0]).toMatchObject({ result: [], resultText: 'Âm tính' });
  });

  it.each([
    ['that is only preliminary', { status: 'preliminary' }],
    ['entered in error', { status: 'entered-in-error' }],
    ['of somebody else', { subject: { reference: 'resource:7' } }],
    ['without a value', { valueCodeableConcept: undefined }],
    ['without a date', { effectiveDateTime: undefined }],
  ])('is refused as malformed content when it is one %s', async (_, changes) => {
    const { jws } = await cardWith(changes);
    expect(() => read(jws)).toThrow(expect.objectContaining({ code: 'malformed-content' }));
  });
});
