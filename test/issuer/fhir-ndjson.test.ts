import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/issuer/database.ts';
import { type FhirLine, readFhir, readFhirResources } from '../../src/issuer/fhir-ndjson.ts';
import { OPERATOR, storeUpload } from '../../src/issuer/import-files.ts';
import { previewImport } from '../../src/issuer/import-preview.ts';
import { rejectedFile } from '../../src/issuer/import-rejected.ts';
import { runImport } from '../../src/issuer/import-run.ts';
import { UnreadableFileError } from '../../src/issuer/table.ts';
import { describeOnBothEngines } from './databases.ts';

const NOW = new Date('2022-06-01T08:00:00Z');
const PATIENT = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [
    { system: 'https://his.example/mrn', value: '17' },
    { system: 'http://fhir.ehealth.gov.vn/core/sid/cccd', value: '001178000001' },
  ],
  name: [
    { use: 'nickname', text: 'Hạnh' },
    { use: 'official', family: 'Trần', given: ['Thị', 'Hạnh'] },
  ],
  telecom: [{ system: 'phone', value: '0100000002' }],
  gender: 'female',
  birthDate: '1978-11-05',
};
const IMMUNIZATION = {
  resourceType: 'Immunization',
  id: 'i1',
  status: 'completed',
  vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '210' }] },
  patient: { reference: 'Patient/p1' },
  occurrenceDateTime: '2021-08-09T18:30:00Z',
  lotNumber: 'A1',
  manufacturer: { display: 'AstraZeneca' },
  performer: [{ actor: { display: 'Trạm A' } }],
  protocolApplied: [{ doseNumberPositiveInt: 2 }],
};
const TAKEN = {
  name: 'Trần Thị Hạnh',
  birthDate: '1978-11-05',
  sex: 'female',
  documentNumber: '001178000001',
  phone: '0100000002',
  nationality: '',
  ordinal: '2',
  doseDate: '2021-08-09T18:30:00Z',
  vaccine: 'vaxzevria',
  lot: 'A1',
  manufacturer: 'AstraZeneca',
  facility: 'Trạm A',
};

const ndjson = (...resources: readonly unknown[]) =>
  resources
    .map((resource) => (typeof resource === 'string' ? resource : JSON.stringify(resource)))
    .join('\n');

async function* bytesOf(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}

async function read(content: string | Uint8Array): Promise<FhirLine[]> {
  const found = new Map<string, string>();
  for await (const { reference, text } of readFhirResources(bytesOf(content))) found.set(reference, text);
  const lines: FhirLine[] = [];
  for await (const line of readFhir(bytesOf(content), async () => found)) lines.push(line);
  return lines;
}

describe('a FHIR export', () => {
  it.each<[string, readonly unknown[]]>([
    ['the patient before', [PATIENT, IMMUNIZATION]],
    ['the patient after', [IMMUNIZATION, PATIENT]],
    [
      'an absolute reference and an old version',
      [
        PATIENT,
        { ...IMMUNIZATION, patient: { reference: 'https://his.example/fhir/Patient/p1/_history/3' } },
      ],
    ],
    [
      'facility and manufacturer as resources of their own',
      [
        {
          ...IMMUNIZATION,
          manufacturer: { reference: 'Organization/m' },
          performer: [],
          location: { reference: 'Location/l' },
        },
        PATIENT,
        { resourceType: 'Organization', id: 'm', name: 'AstraZeneca' },
        { resourceType: 'Location', id: 'l', name: 'Trạm A' },
      ],
    ],
    [
      'the vaccine by its ICD-11 code',
      [
        PATIENT,
        {
          ...IMMUNIZATION,
          vaccineCode: { coding: [{ system: 'http://id.who.int/icd11/mms', code: 'XM4YL8' }] },
        },
      ],
    ],
    ['the vaccine in words', [PATIENT, { ...IMMUNIZATION, vaccineCode: { text: 'AstraZeneca' } }]],
  ])('with %s is read', async (_, resources) => {
    const [line] = await read(ndjson(...resources));
    expect(line).toHaveProperty('cells', expect.objectContaining({ ...TAKEN, vaccine: expect.any(String) }));
  });

  it.each<[string, object, object]>([
    [
      'nationality in three letters',
      {
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/patient-nationality',
            extension: [
              {
                url: 'code',
                valueCodeableConcept: { coding: [{ system: 'urn:iso:std:iso:3166', code: 'JPN' }] },
              },
            ],
          },
        ],
      },
      { nationality: 'JP' },
    ],
    [
      'a passport',
      { identifier: [{ type: { coding: [{ code: 'PPN' }] }, value: 'C1234567' }] },
      { documentNumber: 'C1234567' },
    ],
    ['a name in one piece', { name: [{ text: 'Trần Hạnh' }] }, { name: 'Trần Hạnh' }],
    ['a year of birth alone', { birthDate: '1978' }, { birthDate: '1978' }],
  ])('has the patient’s %s', async (_, changes, cells) => {
    const [line] = await read(ndjson({ ...PATIENT, ...changes }, IMMUNIZATION));
    expect(line).toMatchObject({ cells });
  });

  const GUARDIAN = {
    resourceType: 'RelatedPerson',
    id: 'r1',
    patient: { reference: 'https://his.example/fhir/Patient/p1' },
    relationship: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: 'MTH' }] },
    ],
    identifier: [
      { system: 'https://his.example/mrn', value: '18' },
      { system: 'http://fhir.ehealth.gov.vn/core/sid/cccd', value: '001185000002' },
    ],
  };
  const guardianIn = async (...resources: readonly unknown[]) => {
    const lines = await read(ndjson(...resources));
    expect(lines).toHaveLength(1);
    return lines[0] && 'cells' in lines[0] ? lines[0].cells.guardianDocumentNumber : lines[0];
  };

  it('has a child’s guardian, wherever they stand in the file, and hands them back with the line', async () => {
    const number = '001185000002';
    expect(await guardianIn(PATIENT, GUARDIAN, IMMUNIZATION)).toBe(number);
    expect(await guardianIn(IMMUNIZATION, PATIENT, GUARDIAN)).toBe(number);
    expect(await guardianIn(PATIENT, { ...GUARDIAN, relationship: [{ text: 'Mẹ' }] }, IMMUNIZATION)).toBe(
      number,
    );
    const [refused] = await read(ndjson(PATIENT, GUARDIAN, { ...IMMUNIZATION, status: 'not-done' }));
    expect(refused?.values.map((text) => JSON.parse(text).resourceType)).toEqual([
      'Patient',
      'RelatedPerson',
      'Immunization',
    ]);
  });

  it.each<[string, object]>([
    ['of another patient', { patient: { reference: 'Patient/p2' } }],
    ['of nobody', { patient: { display: 'Trần Thị Hạnh' } }],
    ['who is no more', { active: false }],
    ['who is a neighbour', { relationship: [{ coding: [{ code: 'NBOR' }] }] }],
    ['by an old card', { identifier: [{ type: { coding: [{ code: 'NNVN' }] }, value: '123456789' }] }],
    ['without a number', { identifier: [] }],
    ['in another form', { identifier: 'x' }],
  ])('has no guardian in a related person %s', async (_, changes) => {
    expect(await guardianIn(PATIENT, { ...GUARDIAN, ...changes }, IMMUNIZATION)).toBe('');
  });

  it('names each line that is not taken', async () => {
    const lines = await read(
      ndjson(
        PATIENT,
        'x',
        { resourceType: 'Observation', id: 'o' },
        { ...IMMUNIZATION, patient: { reference: 'Patient/nobody' } },
        { ...IMMUNIZATION, status: 'not-done' },
        { ...IMMUNIZATION, vaccineCode: 'AZ' },
        { resourceType: 'OperationOutcome' },
        '[]',
        JSON.stringify({ ...PATIENT, id: 'p2', name: 'x' }),
        { ...IMMUNIZATION, patient: { reference: 'Patient/p2' } },
        'x'.repeat(40_000),
        IMMUNIZATION,
      ),
    );
    expect(lines.map((line) => [line.line, 'fault' in line ? line.fault : 'taken'])).toEqual([
      [2, 'not-json'],
      [3, 'resource-not-used'],
      [4, 'patient-missing'],
      [5, 'immunization-not-completed'],
      [6, 'resource-malformed'],
      [8, 'resource-malformed'],
      [10, 'patient-malformed'],
      [11, 'line-too-long'],
      [12, 'taken'],
    ]);
  });

  it('throws nothing but its own error, whatever the bytes', async () => {
    const kinds = [PATIENT, IMMUNIZATION, GUARDIAN];
    const key = fc.constantFrom(...kinds.flatMap((resource) => Object.keys(resource)));
    const spoilt = fc
      .tuple(fc.constantFrom(...kinds), key, fc.jsonValue())
      .map(([resource, at, value]) => JSON.stringify({ ...resource, [at]: value }));
    const line = fc.oneof(spoilt, fc.json(), fc.string({ unit: 'binary' }));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), async (lines) => {
        const read1 = await read(ndjson(PATIENT, ...lines, IMMUNIZATION));
        expect(read1.length).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await read(bytes).catch((error) => expect(error).toBeInstanceOf(UnreadableFileError));
      }),
      { numRuns: 100 },
    );
  });
});

const directory = mkdtempSync(join(tmpdir(), 'vi-vacxin-fhir-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describeOnBothEngines('a FHIR export that is imported', (open) => {
  const upload = (database: Database, content: string) =>
    storeUpload(database, directory, OPERATOR, 'a.ndjson', bytesOf(content), NOW);

  it('becomes records, and its rejected lines come back with their patients', async () => {
    const database = await open();
    const { importId, format } = await upload(
      database,
      ndjson(
        IMMUNIZATION,
        { ...IMMUNIZATION, id: 'i2', occurrenceDateTime: '2021-13-01' },
        { ...IMMUNIZATION, id: 'i3', performer: [{ actor: { display: 'Tr\u0000m' } }] },
        PATIENT,
        {
          resourceType: 'RelatedPerson',
          patient: { reference: 'Patient/p1' },
          identifier: [{ type: { coding: [{ code: 'NI' }] }, value: '001150000003' }],
        },
      ),
    );
    expect(format).toBe('fhir');
    expect(await previewImport(database, directory, importId, NOW)).toMatchObject({
      lines: 3,
      rejected: 2,
      newRecords: 1,
      columns: [],
    });
    const progress = await runImport(database, directory, importId, () => NOW);
    expect(progress).toMatchObject({ state: 'done', lines: 3, rejected: 2, newRecords: 1, newDoses: 1 });
    expect(await database.query('select date, ordinal, manufacturer from dose')).toEqual([
      { date: '2021-08-10', ordinal: 2, manufacturer: 'AstraZeneca' },
    ]);
    expect(await database.query('select from import_resource')).toEqual([]);
    expect(await database.query('select guardian_document_number as number from record')).toEqual([
      { number: '001150000003' },
    ]);

    const file = await rejectedFile(database, importId);
    let text = '';
    for await (const chunk of file.text) text += chunk;
    const resources = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(file.extension).toBe('ndjson');
    expect(resources.map(({ resourceType }) => resourceType)).toEqual([
      ...['OperationOutcome', 'Patient', 'RelatedPerson', 'Immunization'],
      ...['OperationOutcome', 'Patient', 'RelatedPerson', 'Immunization'],
    ]);
    expect(resources[0].issue[0].diagnostics).toMatch(/^2: .*\(dose-date-invalid, doseDate\)$/);
    const mended = await upload(database, text.replace('2021-13-01', '2021-12-01'));
    expect(await runImport(database, directory, mended.importId, () => NOW)).toMatchObject({
      lines: 2,
      rejected: 1,
      newRecords: 0,
      newDoses: 1,
    });
  });
});
