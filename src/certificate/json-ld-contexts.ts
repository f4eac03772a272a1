/*
 * The JSON-LD contexts that DIVOC's certificates name, as far as these use them; nothing is ever fetched. What stands
 * in a document and not here makes its signature one that cannot be checked (see json-ld-proof.ts).
 * Sources: W3C Verifiable Credentials Data Model 1.1 (credentials/v1), W3C CCG Security Vocabulary (security/v2),
 * DIVOC (vaccination/v1 and v2).
 */

const scoped = { '@version': 1.1, '@protected': true } as const;
const CREDENTIALS = 'https://www.w3.org/2018/credentials#';
const SECURITY = 'https://w3id.org/security#';
const DATE_TIME = 'http://www.w3.org/2001/XMLSchema#dateTime';
const reference = (iri: string) => ({ '@id': iri, '@type': '@id' });
const dateTime = (iri: string) => ({ '@id': iri, '@type': DATE_TIME });

const credentialsV1 = {
  ...scoped,
  id: '@id',
  type: '@type',
  VerifiableCredential: {
    '@id': `${CREDENTIALS}VerifiableCredential`,
    '@context': {
      ...scoped,
      id: '@id',
      type: '@type',
      credentialSubject: reference(`${CREDENTIALS}credentialSubject`),
      evidence: reference(`${CREDENTIALS}evidence`),
      expirationDate: dateTime(`${CREDENTIALS}expirationDate`),
      issuer: reference(`${CREDENTIALS}issuer`),
      issuanceDate: dateTime(`${CREDENTIALS}issuanceDate`),
    },
  },
};

const securityV2 = {
  '@version': 1.1,
  id: '@id',
  type: '@type',
  Ed25519Signature2018: `${SECURITY}Ed25519Signature2018`,
  RsaSignature2018: `${SECURITY}RsaSignature2018`,
  created: dateTime('http://purl.org/dc/terms/created'),
  proofPurpose: { '@id': `${SECURITY}proofPurpose`, '@type': '@vocab' },
  assertionMethod: `${SECURITY}assertionMethod`,
  verificationMethod: reference(`${SECURITY}verificationMethod`),
};

const address = {
  '@id': 'schema:PostalAddress',
  '@context': {
    ...scoped,
    streetAddress: 'schema:streetAddress',
    streetAddress2: 'vac:addressLine2',
    city: 'vac:city',
    district: 'vac:district',
    addressRegion: 'schema:addressRegion',
    postalCode: 'schema:postalCode',
    addressCountry: 'schema:addressCountry',
  },
};

const credential = (iri: string) => ({
  '@id': iri,
  '@context': { ...scoped, nonTransferable: 'vac:nonTransferable' },
});

/** What doses and tests have in common. */
const event = {
  certificateId: 'schema:id',
  feedbackUrl: 'schema:url',
  infoUrl: 'schema:url',
  batch: 'schema:id',
  manufacturer: 'schema:id',
  verifier: {
    '@id': 'vac:verifier',
    '@context': { ...scoped, id: 'schema:id', name: 'schema:name', 'sign-image': 'schema:image' },
  },
  facility: {
    '@id': 'vac:Facility',
    '@context': { ...scoped, name: 'schema:name', address, 'seal-image': 'schema:image' },
  },
};

const certificates = (namespace: string, person: object, rest: object) => ({
  ...scoped,
  id: '@id',
  type: '@type',
  schema: 'https://schema.org/',
  vac: namespace,
  Person: {
    '@id': 'schema:Person',
    '@context': {
      ...scoped,
      refId: 'schema:id',
      uhid: 'schema:id',
      name: 'schema:name',
      age: 'schema:Number',
      gender: 'schema:gender',
      sex: 'schema:gender',
      nationality: 'schema:nationality',
      address,
      ...person,
    },
  },
  ...rest,
});

/** Version 2 adds the day of birth, the ICD-11 code and the kind of vaccine. */
const vaccination = (namespace: string, person: object = {}, more: object = {}) =>
  certificates(namespace, person, {
    ProofOfVaccinationCredential: credential('schema:ProofOfVaccinationCredential'),
    Vaccination: {
      '@id': 'vac:Vaccination',
      '@context': {
        ...scoped,
        ...event,
        vaccine: 'schema:id',
        date: 'schema:date',
        effectiveStart: 'schema:date',
        effectiveUntil: 'schema:date',
        dose: 'schema:doseValue',
        totalDoses: 'schema:doseValue',
        ...more,
      },
    },
  });

const VACCINATION_V1 = 'https://cowin.gov.in/credentials/vaccination/v1';
const VACCINATION_V2 = 'https://cowin.gov.in/credentials/vaccination/v2';
const TEST_V1 = 'https://cowin.gov.in/credentials/testCertificate/v1';

const vaccinationV1 = vaccination(VACCINATION_V1);
const vaccinationV2 = vaccination(
  VACCINATION_V2,
  { dob: 'schema:date' },
  { icd11Code: 'schema:id', prophylaxis: 'schema:name' },
);
const testV1 = certificates(
  TEST_V1,
  { dob: 'schema:date' },
  {
    ProofOfTestCertificateCredential: credential('schema:ProofOfTestCredential'),
    TestDetails: {
      '@id': 'vac:TestDetails',
      '@context': {
        ...scoped,
        ...event,
        testType: 'schema:id',
        testName: 'schema:name',
        disease: 'schema:id',
        sampleOrigin: 'schema:id',
        sampleCollectionTimestamp: 'schema:dateTime',
        resultTimestamp: 'schema:dateTime',
        result: 'schema:id',
      },
    },
  },
);

export const SECURITY_V2 = 'https://w3id.org/security/v2';

/** Each by the address that documents name it by; some countries renamed what India had published. */
export const CONTEXTS: Readonly<Record<string, object>> = {
  'https://www.w3.org/2018/credentials/v1': credentialsV1,
  [SECURITY_V2]: securityV2,
  [VACCINATION_V1]: vaccinationV1,
  [VACCINATION_V2]: vaccinationV2,
  [TEST_V1]: testV1,
  'https://divoc.dev/credentials/vaccination/v1': vaccinationV1,
  'https://divoc.dev/credentials/vaccination/v2': vaccinationV2,
  'https://divoc.prod/vaccine/credentials/vaccination/v1': vaccinationV2,
  'https://divoc.lgcc.gov.lk/credentials/vaccination/v1': vaccinationV2,
  'https://www.pedulilindungi.id/credentials/vaccination/v2': vaccinationV2,
};
