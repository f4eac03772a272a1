import fc from 'fast-check';
import { deflateSync, zlibSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Certificate } from '../../src/certificate/certificate.ts';
import type { Signer } from '../../src/certificate/issue.ts';
import { LIMITS } from '../../src/certificate/limits.ts';
import { shcText } from '../../src/certificate/qr.ts';
import { read, readFile } from '../../src/certificate/read.ts';
import { ReadError, type ReadErrorCode } from '../../src/certificate/reasons.ts';
import { issuerWithCard, LARGEST, shcPayload, signAnything } from './cards.ts';

let jws: string;
let signer: Signer;
beforeAll(async () => {
  ({ jws, signer } = await issuerWithCard());
});

function refusal(texts: string | readonly string[]): ReadErrorCode | 'read' {
  try {
    read(texts);
    return 'read';
  } catch (error) {
    if (error instanceof ReadError) return error.code;
    throw error;
  }
}

/** The code cut into parts of equal length, as issuers did before 2023. */
function parts(text: string, count: number): string[] {
  const digits = text.slice('shc:/'.length);
  const size = Math.ceil(digits.length / count / 2) * 2;
  return Array.from(
    { length: count },
    (_, index) => `shc:/${index + 1}/${count}/${digits.slice(index * size, (index + 1) * size)}`,
  );
}

describe('read', () => {
  it('reads the same card from a code, a bare signed text, and with white space around', () => {
    const certificate = read(shcText(jws));
    expect(certificate.holder).toEqual(LARGEST.holder);
    expect(read(jws)).toEqual(certificate);
    expect(read(`\n ${shcText(jws)} \r\n`)).toEqual(certificate);
  });

  it('joins the parts of a code in any order', () => {
    const [a = '', b = '', c = ''] = parts(shcText(jws), 3);
    expect(read([c, a, b, a])).toEqual(read(jws));
  });

  it('says which parts of a code are still missing', () => {
    const [, b = ''] = parts(shcText(jws), 3);
    try {
      read([b]);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'incomplete', parts: { have: [2], total: 3 } });
    }
  });

  it('refuses parts of different codes, and parts beyond their number', () => {
    const [a = '', b = ''] = parts(shcText(jws), 2);
    expect(refusal([a, b.replace('2/2', '2/3')])).toBe('malformed-encoding');
    expect(refusal([a, a.slice(0, -2)])).toBe('malformed-encoding');
    expect(refusal(['shc:/3/2/5676'])).toBe('malformed-encoding');
    expect(refusal([`shc:/1/${LIMITS.parts + 1}/5676`])).toBe('too-large');
  });

  it.each<[string, () => string, ReadErrorCode]>([
    ['an empty text', () => '', 'not-a-certificate'],
    ['a web address', () => 'https://example.org/menu', 'not-a-certificate'],
    ['a Wi-Fi code', () => 'WIFI:S:Quán;T:WPA;P:12345678;;', 'not-a-certificate'],
    ['an EU certificate that was cut short', () => 'HC1:NCFOXN', 'malformed-compression'],
    ['an EU certificate in lower case', () => 'HC1:ncfoxn', 'malformed-encoding'],
    ['a later version of the EU’s envelope', () => 'HC2:NCFOXN', 'unsupported-format'],
    ['an envelope that nobody uses', () => 'HL0:NCFOXN', 'not-a-certificate'],
    ['a New Zealand pass that was cut short', () => 'NZCP:/1/2KCE', 'malformed-encoding'],
    ['a later version of the New Zealand pass', () => 'NZCP:/2/2KCE', 'unsupported-format'],
    ['a SMART Health Link', () => 'shlink:/eyJ1cmwiOiJodHRwczovL2V4YW1wbGUub3JnIn0', 'link-only'],
    ['a code without digits', () => 'shc:/', 'malformed-encoding'],
    ['letters among the digits', () => `${shcText(jws)}ab`, 'malformed-encoding'],
    ['an odd number of digits', () => `${shcText(jws)}0`, 'malformed-encoding'],
    ['a pair beyond the alphabet', () => `${shcText(jws)}78`, 'malformed-encoding'],
    ['digits that are no signed text', () => 'shc:/5676', 'malformed-envelope'],
    ['a text of a megabyte', () => 'shc:/'.padEnd(1_000_000, '5'), 'too-large'],
    ['a fourth part in the signed text', () => `${jws}.e30`, 'not-a-certificate'],
    ['padded base64', () => shcText(jws.replace('.', '=.')), 'malformed-envelope'],
    ['a signature cut short', () => jws.slice(0, -4), 'malformed-envelope'],
    ['a payload that is no DEFLATE', () => jws.replace(/\.[^.]+\./, '.____.'), 'malformed-compression'],
  ])('refuses %s', (_, text, code) => {
    expect(refusal(text())).toBe(code);
  });

  it('refuses the second spelling of the same signature', () => {
    // The last of 86 characters carries four bits; the other two must be zero.
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = alphabet.indexOf(jws.at(-1) ?? '');
    expect(refusal(jws.slice(0, -1) + alphabet[last + 1])).toBe('malformed-envelope');
  });

  it.each<[string, Record<string, unknown>, ReadErrorCode]>([
    ['another algorithm', { alg: 'none' }, 'algorithm-not-allowed'],
    ['no zip', { zip: undefined }, 'malformed-envelope'],
    ['no kid', { kid: undefined }, 'malformed-envelope'],
    [
      'an unknown critical header',
      { crit: ['urn:example:unknown'], 'urn:example:unknown': 1 },
      'critical-extension',
    ],
  ])('refuses a header with %s', async (_, header, code) => {
    const [, payload = '', signature = ''] = jws.split('.');
    const changed = Buffer.from(JSON.stringify({ zip: 'DEF', alg: 'ES256', kid: 'k', ...header }));
    expect(refusal(`${changed.toString('base64url')}.${payload}.${signature}`)).toBe(code);
  });

  it('refuses a compression bomb before it has grown', async () => {
    const bomb = deflateSync(new Uint8Array(20_000_000), { level: 9 });
    expect(refusal(await signAnything(undefined, signer, {}, bomb))).toBe('too-large');
  });

  it('refuses zlib where the standard says raw DEFLATE', async () => {
    const zlib = zlibSync(new TextEncoder().encode(JSON.stringify(shcPayload())));
    expect(refusal(await signAnything(undefined, signer, {}, zlib))).not.toBe('read');
  });

  it('refuses content that nests without end', async () => {
    const deep = deflateSync(new TextEncoder().encode('['.repeat(100_000)));
    expect(refusal(await signAnything(undefined, signer, {}, deep))).toBe('too-large');
  });

  type Payload = ReturnType<typeof shcPayload>;
  const entries = (payload: Payload) => payload.vc.credentialSubject.fhirBundle.entry;
  const resource = (payload: Payload, index: number) => entries(payload)[index]?.resource ?? {};

  it.each<[string, (payload: Payload) => void, ReadErrorCode]>([
    ['instants in milliseconds', (p) => Object.assign(p, { nbf: p.nbf * 1000 }), 'malformed-content'],
    [
      'an issuer without https',
      (p) => Object.assign(p, { iss: 'http://issuer.example' }),
      'malformed-content',
    ],
    ['an issuer with a trailing slash', (p) => Object.assign(p, { iss: `${p.iss}/` }), 'malformed-content'],
    ['no issue instant', (p) => Reflect.deleteProperty(p, 'nbf'), 'malformed-content'],
    ['an expiry that is no number', (p) => Object.assign(p, { exp: '2030' }), 'malformed-content'],
    [
      'another type than a health card',
      (p) => Object.assign(p.vc, { type: ['https://example.org'] }),
      'malformed-content',
    ],
    ['a revocation id beyond its alphabet', (p) => Object.assign(p.vc, { rid: 'a.b' }), 'malformed-content'],
    ['no patient', (p) => entries(p).shift(), 'malformed-content'],
    [
      'two patients',
      (p) => entries(p).push({ fullUrl: 'resource:2', resource: resource(p, 0) }),
      'malformed-content',
    ],
    ['a patient without a name', (p) => Object.assign(resource(p, 0), { name: [{}] }), 'malformed-content'],
    [
      'a birth date that is none',
      (p) => Object.assign(resource(p, 0), { birthDate: '02/01/1990' }),
      'malformed-content',
    ],
    [
      'a dose that was not given',
      (p) => Object.assign(resource(p, 1), { status: 'not-done' }),
      'malformed-content',
    ],
    [
      'a dose of somebody else',
      (p) => Object.assign(resource(p, 1), { patient: { reference: 'resource:7' } }),
      'malformed-content',
    ],
    [
      'a dose without a vaccine',
      (p) => Object.assign(resource(p, 1), { vaccineCode: { coding: [] } }),
      'malformed-content',
    ],
    [
      'a lot of endless length',
      (p) => Object.assign(resource(p, 1), { lotNumber: 'x'.repeat(300) }),
      'malformed-content',
    ],
    [
      'more entries than anybody has',
      (p) =>
        entries(p).push(
          ...Array.from({ length: LIMITS.bundleEntries }, () => ({
            fullUrl: 'r',
            resource: { resourceType: 'X' },
          })),
        ),
      'malformed-content',
    ],
  ])('refuses %s', async (_, change, code) => {
    const payload = shcPayload();
    expect(refusal(await signAnything(payload, signer))).toBe('read');
    change(payload);
    expect(refusal(await signAnything(payload, signer))).toBe(code);
  });

  it('keeps what foreign issuers write: fractional instants, partial dates, unknown codes, performers, weak doses', async () => {
    const payload = shcPayload();
    payload.nbf += 0.677;
    Object.assign(resource(payload, 0), {
      birthDate: '1990',
      name: [{ family: 'Anyperson', given: ['John', 'B.'] }],
    });
    Object.assign(resource(payload, 1), {
      vaccineCode: { coding: [{ system: 'urn:example', code: 'NEW-1' }] },
      occurrenceDateTime: '2021-10-10T08:00:00+07:00',
      performer: [{ actor: { display: 'ABC Clinic' } }],
      isSubpotent: true,
    });
    const certificate: Certificate = read(await signAnything(payload, signer));
    expect(certificate.issuedAtSeconds).toBe(payload.nbf);
    expect(certificate.holder).toEqual({ name: 'John B. Anyperson', birthDate: '1990' });
    expect(certificate.immunizations).toEqual([
      {
        vaccine: [{ system: 'urn:example', code: 'NEW-1' }],
        date: '2021-10-10',
        performer: 'ABC Clinic',
        subpotent: true,
      },
    ]);
  });

  it('reads the nationality from FHIR’s extension too, where an issuer wrote it there', async () => {
    const payload = shcPayload();
    const coding = [{ system: 'urn:iso:std:iso:3166', code: 'VN' }];
    Object.assign(resource(payload, 0), {
      extension: [
        { url: 'http://example.org/other', valueString: 'x' },
        {
          url: 'http://hl7.org/fhir/StructureDefinition/patient-nationality',
          extension: [{ url: 'code', valueCodeableConcept: { coding } }],
        },
      ],
    });
    expect(read(await signAnything(payload, signer)).holder).toEqual({
      name: 'Nguyễn Văn An',
      birthDate: '1990-01-02',
      nationality: 'VN',
    });
  });

  const damaged = fc.oneof(
    fc.string({ maxLength: 4000, unit: 'binary' }),
    fc.stringMatching(/^\d{0,3000}$/).map((digits) => `shc:/${digits}`),
    // A real code with some characters changed, or cut anywhere.
    fc
      .record({
        at: fc.nat(5000),
        cut: fc.boolean(),
        character: fc.string({ minLength: 1, maxLength: 1 }),
        numeric: fc.boolean(),
      })
      .map(({ at, cut, character, numeric }) => {
        const text = numeric ? shcText(jws) : jws;
        const index = at % text.length;
        return text.slice(0, index) + (cut ? '' : character + text.slice(index + 1));
      }),
  );

  it('throws nothing but its own error and takes under 50 ms, whatever it is given', () => {
    const attempt = (reading: () => unknown): number => {
      const started = performance.now();
      try {
        reading();
      } catch (error) {
        expect(error).toBeInstanceOf(ReadError);
      }
      return performance.now() - started;
    };
    fc.assert(
      fc.property(damaged, (text) => {
        for (const reading of [() => read(text), () => read([text, text]), () => readFile(text)]) {
          // A busy machine may stall any single attempt; an input that is really slow is slow each time.
          const fastestMs = Math.min(attempt(reading), attempt(reading), attempt(reading));
          expect(fastestMs).toBeLessThan(50);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('readFile', () => {
  it('reads each certificate of a .smart-health-card file, and tells of the one it cannot', () => {
    const results = readFile(JSON.stringify({ verifiableCredential: [jws, 'eyJ.x', jws] }));
    expect(results.map((result) => (result instanceof ReadError ? result.code : result.holder.name))).toEqual(
      [LARGEST.holder.name, 'not-a-certificate', LARGEST.holder.name],
    );
  });

  it('reads what the FHIR operation $health-cards-issue answers, whatever else stands there', () => {
    const parameters = [
      { name: 'resourceLink', part: [{ name: 'vcIndex', valueInteger: 0 }] },
      { name: 'verifiableCredential', valueString: jws },
    ];
    expect(readFile(JSON.stringify({ resourceType: 'Parameters', parameter: parameters }))).toEqual([
      read(jws),
    ]);
    expect(() => readFile('{"resourceType":"Parameters","parameter":[]}')).toThrow(
      expect.objectContaining({ code: 'not-a-certificate' }),
    );
  });

  it('reads the text of a single code', () => {
    expect(readFile(`${shcText(jws)}\n`)).toEqual([read(jws)]);
  });

  it.each<[string, string, ReadErrorCode]>([
    ['a JSON file of something else', '{"a":1}', 'not-a-certificate'],
    ['broken JSON', '{"verifiableCredential":[', 'not-a-certificate'],
    ['an empty list', '{"verifiableCredential":[]}', 'not-a-certificate'],
    ['an empty file', '', 'not-a-certificate'],
    ['a file of megabytes', '{'.padEnd(3_000_000, ' '), 'not-a-certificate'],
    ['a file too large to be one', `{"verifiableCredential":["${'x'.repeat(400_000)}"]}`, 'too-large'],
  ])('refuses %s', (_, text, code) => {
    expect(() => readFile(text)).toThrow(expect.objectContaining({ code }));
  });
});
