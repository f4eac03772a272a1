import { encode, Tagged } from 'cborg';
import { beforeAll, describe, expect, it } from 'vitest';
import { type IcvpProducts, indexProducts } from '../../src/certificate/icvp-products.ts';
import { read } from '../../src/certificate/read.ts';
import { ReadError } from '../../src/certificate/reasons.ts';
import { judge, verify } from '../../src/certificate/verify.ts';
import { NOW, trustIn } from './cards.ts';
import { dccClaimsAt, hcertText, sigStructure } from './hcert-codes.ts';
import { hcertIssuer, icvpClaims } from './hcert-issuer.ts';

type Issuer = Awaited<ReturnType<typeof hcertIssuer>>;
let made: Issuer;
beforeAll(async () => {
  made = await hcertIssuer();
});

interface Dcc extends Record<string, unknown> {
  v: Record<string, unknown>[];
  nam: Record<string, unknown>;
}

/** An EU certificate without anything odd about it. */
function claims(): Map<number, unknown> {
  const dcc = (dccClaimsAt(0).get(-260) as Map<number, Dcc>).get(1);
  const name = { fn: 'Nguyễn', gn: 'Văn An', fnt: 'NGUYEN', gnt: 'VAN<AN' };
  return new Map([...dccClaimsAt(0), [-260, new Map([[1, { ...dcc, nam: name }]])] as const]);
}

const refusal = (text: string) => {
  try {
    read(text);
    return 'read';
  } catch (error) {
    if (error instanceof ReadError) return error.code;
    throw error;
  }
};

interface Message {
  protectedHeader?: ReadonlyMap<number, unknown>;
  unprotectedHeader?: ReadonlyMap<number, unknown>;
  tag?: (parts: unknown[]) => unknown;
  signature?: (good: Uint8Array) => Uint8Array;
}

/** A message that is signed rightly and odd in one thing. */
async function message({
  protectedHeader = new Map<number, unknown>([
    [1, -7],
    [4, Buffer.from(made.signer.kid, 'base64')],
  ]),
  unprotectedHeader = new Map(),
  tag = (parts) => new Tagged(18, parts),
  signature = (good) => good,
}: Message): Promise<string> {
  const header = protectedHeader.size > 0 ? encode(protectedHeader) : new Uint8Array();
  const payload = encode(claims());
  const signed = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    made.signer.privateKey,
    sigStructure(header, payload) as Uint8Array<ArrayBuffer>,
  );
  return hcertText(encode(tag([header, unprotectedHeader, payload, signature(new Uint8Array(signed))])));
}

const judged = (text: string) => judge(text, trustIn([made.issuer]), NOW);
const KID = () => Buffer.from(made.signer.kid, 'base64');
const WRONG_KID = Buffer.from('notthekey'.slice(0, 8));

describe('the envelope of an electronic health certificate', () => {
  it.each<[string, () => Message, string[]]>([
    ['tagged as COSE_Sign1', () => ({}), []],
    [
      'tagged as a CWT besides',
      () => ({ tag: (parts) => new Tagged(61, new Tagged(18, parts)) }),
      ['odd-tag'],
    ],
    ['not tagged at all', () => ({ tag: (parts) => parts }), ['odd-tag']],
    [
      'with its key named in the unprotected header',
      () => ({ protectedHeader: new Map([[1, -7]]), unprotectedHeader: new Map([[4, KID()]]) }),
      ['unprotected-header'],
    ],
    [
      'with another key named in the unprotected header, which counts for nothing',
      () => ({ unprotectedHeader: new Map([[4, WRONG_KID]]) }),
      [],
    ],
  ])('is valid when genuine and %s', async (_, odd, remarks) => {
    const { outcome, reasons, certificate } = await judged(await message(odd()));
    expect({ outcome, reasons }).toEqual({ outcome: 'valid', reasons: [] });
    expect(certificate?.remarks).toEqual(remarks);
  });

  it('finds no key when the protected header names a wrong one, whatever the other says', async () => {
    const text = await message({
      protectedHeader: new Map<number, unknown>([
        [1, -7],
        [4, WRONG_KID],
      ]),
      unprotectedHeader: new Map([[4, KID()]]),
    });
    expect(await judged(text)).toMatchObject({ outcome: 'unknown', reasons: ['unknown-key'] });
  });

  it.each<[string, Message, string]>([
    ['tagged as something else', { tag: (parts) => new Tagged(98, parts) }, 'malformed-envelope'],
    ['of three parts', { tag: (parts) => new Tagged(18, parts.slice(1)) }, 'malformed-envelope'],
    ['with ES384', { protectedHeader: new Map([[1, -35]]) }, 'algorithm-not-allowed'],
    ['with EdDSA', { protectedHeader: new Map([[1, -8]]) }, 'algorithm-not-allowed'],
    ['with no algorithm', { protectedHeader: new Map() }, 'algorithm-not-allowed'],
    [
      'with a critical header',
      {
        protectedHeader: new Map<number, unknown>([
          [1, -7],
          [2, [99]],
        ]),
      },
      'critical-extension',
    ],
    // More than the arguments that a function can take.
    [
      'with a key identifier beyond any',
      {
        protectedHeader: new Map<number, unknown>([
          [1, -7],
          [4, new Uint8Array(130_000)],
        ]),
      },
      'malformed-envelope',
    ],
    ['with a signature too long', { signature: (good) => Uint8Array.of(...good, 0) }, 'malformed-envelope'],
    ['with a DER signature', { signature: der }, 'malformed-envelope'],
  ])('is refused %s', async (_, odd, code) => {
    expect(refusal(await message(odd))).toBe(code);
  });

  it('never tries an RSA algorithm with an EC key', async () => {
    const text = await message({
      protectedHeader: new Map<number, unknown>([
        [1, -37],
        [4, KID()],
      ]),
    });
    expect(await judged(text)).toMatchObject({ outcome: 'invalid', reasons: ['bad-signature'] });
  });

  it('tries each key that goes by the same identifier', async () => {
    const other = await hcertIssuer();
    const twins = {
      ...made.issuer,
      keys: [...other.issuer.keys.map((key) => ({ ...key, kid: made.signer.kid })), ...made.issuer.keys],
    };
    expect(await judge(await message({}), trustIn([twins]), NOW)).toMatchObject({ outcome: 'valid' });
    const strangers = { ...twins, keys: twins.keys.slice(0, 1) };
    expect(await judge(await message({}), trustIn([strangers]), NOW)).toMatchObject({
      outcome: 'invalid',
      reasons: ['bad-signature'],
    });
  });
});

/** The ASN.1 form of an ECDSA signature, as many libraries write it. */
function der(signature: Uint8Array): Uint8Array {
  const integer = (bytes: Uint8Array) => [0x02, bytes.length + 1, 0, ...bytes];
  const both = [...integer(signature.subarray(0, 32)), ...integer(signature.subarray(32))];
  return Uint8Array.of(0x30, both.length, ...both);
}

describe('instants of an electronic health certificate', () => {
  const withClaim = (claim: number, value: unknown) => made.code(new Map([...claims(), [claim, value]]));

  it.each([
    ['not a number', Number.NaN],
    ['infinite', Number.POSITIVE_INFINITY],
    ['negative', -1],
    ['in milliseconds', 1_684_000_000_000],
    ['a text', '2023-05-30'],
  ])('are refused when the expiry is %s', async (_, value) => {
    expect(refusal(await withClaim(4, value))).toBe('malformed-content');
    expect(refusal(await withClaim(6, value))).toBe('malformed-content');
  });

  it('may be fractional, which is remarked', async () => {
    const { certificate, outcome } = await judged(await withClaim(6, 1_653_876_184.25));
    expect(outcome).toBe('valid');
    expect(certificate).toMatchObject({ issuedAtSeconds: 1_653_876_184.25, remarks: ['fractional-time'] });
  });

  it('begin with the later of issue and `nbf`', async () => {
    const text = await withClaim(5, NOW.getTime() / 1000 + 3600);
    expect(await judged(text)).toMatchObject({ outcome: 'invalid', reasons: ['not-yet-valid'] });
    expect(await judge(text, trustIn([made.issuer]), new Date(NOW.getTime() + 3_600_000))).toMatchObject({
      outcome: 'valid',
    });
  });

  it('must both be there for the EU', async () => {
    const complete = [...claims()];
    for (const claim of [4, 6]) {
      expect(refusal(await made.code(new Map(complete.filter(([name]) => name !== claim))))).toBe(
        'malformed-content',
      );
    }
  });
});

describe('the payload of an EU certificate', () => {
  const payload = () => structuredClone((claims().get(-260) as Map<number, Dcc>).get(1) as Dcc);
  const code = (dcc: unknown) => made.code(new Map([...claims(), [-260, new Map([[1, dcc]])] as const]));
  const entry = () => payload().v[0] ?? {};

  it('must hold exactly one entry', async () => {
    expect(refusal(await code({ ...payload(), v: [entry(), entry()] }))).toBe('not-one-entry');
    expect(refusal(await code({ ...payload(), v: [] }))).toBe('not-one-entry');
    const test = { tg: '840539006', tt: 'LP6464-4', sc: '2022-05-01T10:00:00Z', tr: '260415000' };
    const both = { ...payload(), t: [{ ...test, co: 'VN', is: 'x', ci: 'y' }] };
    expect(refusal(await code(both))).toBe('not-one-entry');
  });

  it.each<[string, (dcc: Dcc) => unknown, string[]]>([
    ['empty lists beside the entry', (dcc) => ({ ...dcc, t: null, r: [] }), ['empty-list']],
    ['blanks around a code', (dcc) => ({ ...dcc, v: [{ ...entry(), mp: ' EU/1/20/1528 ' }] }), ['blanks']],
    ['a day of birth as an instant', (dcc) => ({ ...dcc, dob: '1940-01-01T00:00:00' }), ['odd-date']],
    [
      'a day of vaccination as an instant',
      (dcc) => ({ ...dcc, v: [{ ...entry(), dt: '2022-01-17T08:00:00Z' }] }),
      ['odd-date'],
    ],
    [
      'a dose beyond the total',
      (dcc) => ({ ...dcc, v: [{ ...entry(), dn: 3, sd: 2 }] }),
      ['dose-beyond-total'],
    ],
    ['an empty code', (dcc) => ({ ...dcc, v: [{ ...entry(), ma: '' }] }), ['missing-field']],
    [
      'a name in the machine’s letters with others among them',
      (dcc) => ({ ...dcc, nam: { ...dcc.nam, fnt: 'NGUYỄN' } }),
      ['odd-value'],
    ],
  ])('may bend its schema with %s, which is remarked', async (_, bend, remarks) => {
    const { outcome, reasons, certificate } = await judged(await code(bend(payload())));
    expect({ outcome, reasons }).toEqual({ outcome: 'valid', reasons: [] });
    expect(certificate?.remarks).toEqual(remarks);
  });

  it.each<[string, (dcc: Dcc) => unknown]>([
    ['without a name', (dcc) => ({ ...dcc, nam: {} })],
    ['without a date of birth', ({ dob: _dob, ...dcc }) => dcc],
    ['without a version', ({ ver: _ver, ...dcc }) => dcc],
    ['without a day of vaccination', (dcc) => ({ ...dcc, v: [{ ...entry(), dt: undefined }] })],
    ['with a dose that is no number', (dcc) => ({ ...dcc, v: [{ ...entry(), dn: '1' }] })],
    ['with half a dose', (dcc) => ({ ...dcc, v: [{ ...entry(), dn: 1.5 }] })],
    ['with a text beyond any screen', (dcc) => ({ ...dcc, v: [{ ...entry(), is: 'x'.repeat(5000) }] })],
  ])('is refused %s', async (_, spoil) => {
    const spoilt = JSON.parse(JSON.stringify(spoil(payload())));
    expect(refusal(await code(spoilt))).toBe('malformed-content');
  });

  it('of a later version cannot be ascertained', async () => {
    expect(await judged(await code({ ...payload(), ver: '2.0.0' }))).toMatchObject({
      outcome: 'unknown',
      reasons: ['unknown-version'],
    });
  });
});

describe('a digital yellow card', () => {
  const judgedOn = async (day: string, claims: unknown, icvpProducts?: IcvpProducts) =>
    verify(
      read(await made.code(claims)),
      { ...trustIn([made.issuer]), ...(icvpProducts && { icvpProducts }) },
      new Date(`${day}T12:00:00Z`),
    );

  it('in the shape of 2026 says whose it is and what was given', async () => {
    const { outcome, certificate } = await judgedOn('2022-06-01', icvpClaims());
    expect(outcome).toBe('valid');
    expect(certificate).toMatchObject({
      format: 'who-icvp',
      issuer: 'VNM',
      holder: {
        name: 'Nguyễn Thị Hương Giang',
        birthDate: '1990-02-04',
        nationality: 'VNM',
        documentNumber: 'P1234567',
      },
      immunizations: [{ date: '2022-05-01', lot: '23543657', effectiveFrom: '2022-05-11' }],
      version: '1.0',
    });
  });

  it('against yellow fever counts from the tenth day on', async () => {
    const claims = icvpClaims({}, { dv: '2022-05-28' });
    expect(await judgedOn('2022-06-06', claims)).toMatchObject({ reasons: ['not-yet-effective'] });
    expect(await judgedOn('2022-06-07', claims)).toMatchObject({ outcome: 'valid' });
  });

  it('counts from when its envelope says, and never sooner than the rule', async () => {
    const notBefore = (day: string) => [[5, Date.parse(`${day}T00:00:00Z`) / 1000]] as const;
    const polio = icvpClaims({}, { vp: 'PolioProductTest1', dv: '2022-05-29' }, notBefore('2022-06-05'));
    expect(await judgedOn('2022-06-04', polio)).toMatchObject({ reasons: ['not-yet-effective'] });
    expect(await judgedOn('2022-06-05', polio)).toMatchObject({ outcome: 'valid' });
    const tooSoon = icvpClaims({}, { dv: '2022-05-28' }, notBefore('2022-05-28'));
    expect(await judgedOn('2022-06-06', tooSoon)).toMatchObject({ reasons: ['not-yet-effective'] });
  });

  it('may say in words that it is for life, and in no others', async () => {
    for (const words of ['life of person vaccinated', 'vie entière du sujet vacciné']) {
      const { outcome, certificate } = await judgedOn('2022-06-20', icvpClaims({}, {}, [[4, words]]));
      expect(outcome).toBe('valid');
      expect(certificate).not.toHaveProperty('expiresAtSeconds');
    }
    await expect(judgedOn('2022-06-20', icvpClaims({}, {}, [[4, 'for ever']]))).rejects.toMatchObject({
      code: 'malformed-content',
    });
  });

  it.each(['28/05/2022', '20220528', '2022-05', '2022-02-31'])(
    'is refused with a day of vaccination from which nothing can be counted: %s',
    async (dv) => {
      expect(refusal(await made.code(icvpClaims({}, { dv })))).toBe('malformed-content');
    },
  );

  it('is refused with an issuer’s name beyond any screen', async () => {
    expect(refusal(await made.code(icvpClaims({}, {}, [[1, 'X'.repeat(100_000)]])))).toBe(
      'malformed-content',
    );
  });

  it('against another disease counts at once', async () => {
    const claims = icvpClaims({}, { vp: 'PolioProductTest1', dv: '2022-05-29' });
    expect(await judgedOn('2022-05-30', claims)).toMatchObject({ outcome: 'valid' });
  });

  it('is refused for a day of vaccination after its issue', async () => {
    expect(await judgedOn('2022-06-20', icvpClaims({}, { dv: '2022-06-02' }))).toMatchObject({
      outcome: 'invalid',
      reasons: expect.arrayContaining(['implausible-date']),
    });
  });

  it('is held against WHO’s catalogue where the operator has supplied it', async () => {
    const listed = indexProducts([{ code: 'YellowFeverProductTest1', name: 'Stamaril' }]);
    expect(await judgedOn('2022-06-01', icvpClaims(), listed)).toMatchObject({ outcome: 'valid' });
    const other = icvpClaims({}, { vp: 'YellowFeverProductOther' });
    expect(await judgedOn('2022-06-01', other, listed)).toMatchObject({
      outcome: 'invalid',
      reasons: ['product-not-listed'],
    });
  });

  it('of a version that is not known cannot be ascertained', async () => {
    expect(await judgedOn('2022-06-01', icvpClaims({ v: '9.1' }))).toMatchObject({
      outcome: 'unknown',
      reasons: ['unknown-version'],
    });
  });

  it('is read with several vaccinations in the draft’s list, and with the validity that it names', async () => {
    const dose = {
      vp: 'XM0N24',
      tg: '1D47',
      dt: '2022-01-10',
      bo: 'L1',
      vls: '2022-01-20',
      vle: '2022-05-31',
    };
    const claims = icvpClaims({ vx: undefined, v: [dose, { ...dose, tg: 'RA01' }] });
    const icvp = (claims.get(-260) as Map<number, Record<string, unknown>>).get(-6) ?? {};
    delete icvp['vx'];
    const { certificate, reasons } = await judgedOn('2022-06-01', claims);
    expect(certificate?.immunizations).toHaveLength(2);
    expect(reasons).toEqual(['no-longer-effective']);
    expect(await judgedOn('2022-05-31', claims)).toMatchObject({ outcome: 'valid' });
  });

  it('is read with several in one claim, if they are one person’s', async () => {
    const of = (changes = {}, dose = {}) =>
      (icvpClaims(changes, dose).get(-260) as Map<number, unknown>).get(-6);
    const claim = (several: unknown) => new Map([...icvpClaims(), [-260, new Map([[-6, several]])] as const]);
    const both = [of(), of({}, { vp: 'PolioProductTest1', dv: '2022-05-02' })];
    const { outcome, certificate } = await judgedOn('2022-06-01', claim(both));
    expect(outcome).toBe('valid');
    expect(certificate?.immunizations.map(({ date }) => date)).toEqual(['2022-05-01', '2022-05-02']);
    const strangers = [of(), of({ n: 'Trần Văn Bình' })];
    expect(refusal(await made.code(claim(strangers)))).toBe('not-one-entry');
    expect(refusal(await made.code(claim([])))).toBe('not-one-entry');
  });

  it('is refused beside a certificate of another kind in the same code', async () => {
    const [icvp, dcc] = [icvpClaims(), claims()].map((one) => [...(one.get(-260) as Map<number, unknown>)]);
    const both = new Map([...claims(), [-260, new Map([...(dcc ?? []), ...(icvp ?? [])])] as const]);
    expect(refusal(await made.code(both))).toBe('not-one-entry');
  });

  it('is refused with an end that is no day, which would never come', async () => {
    const code = icvpClaims();
    const payload = (code.get(-260) as Map<number, Record<string, unknown>>).get(-6) ?? {};
    delete payload['vx'];
    payload['v'] = { vp: 'XM0N24', tg: '1D47', dt: '2022-01-10', bo: 'L1', vle: 'one day' };
    expect(refusal(await made.code(code))).toBe('malformed-content');
  });

  it('that only links to a certificate is told from one', async () => {
    const link = new Map([...icvpClaims(), [-260, new Map([[5, 'vhlink:/eyJ1cmwiOiIifQ']])] as const]);
    expect(refusal(await made.code(link))).toBe('link-only');
  });
});

describe('a certificate of WHO’s core data set', () => {
  const HCID = 'VN-111222333';
  const vaccination = {
    name: 'Nguyễn Thị Hương Giang',
    birthDate: '1990-02-04',
    identifier: { value: 'P1234567' },
    certificate: { hcid: { value: HCID }, version: 'RC2' },
    vaccination: {
      vaccine: { code: '1119349007', system: 'http://snomed.info/sct' },
      brand: { code: 'XM8NQ0', system: 'http://id.who.int/icd/release/11/mms' },
      lot: 'PT123F',
      date: '2022-01-17',
      validFrom: '2022-01-31',
      dose: 1,
      totalDoses: 2,
      country: { code: 'VNM' },
      centre: 'Viện Pasteur',
    },
  };
  const test = {
    name: 'Nguyễn Thị Hương Giang',
    birthDate: '1990-02-04',
    certificate: { hcid: HCID },
    test: {
      pathogen: { code: 'XN109', system: 'http://id.who.int/icd/release/11/mms' },
      type: { code: '94500-6', system: 'http://loinc.org' },
      brand: { code: '1232', system: 'https://covid-19-diagnostics.jrc.ec.europa.eu/devices' },
      date: '2022-05-29T10:00:00Z',
      result: { code: '260415000', system: 'http://snomed.info/sct' },
      centre: { code: 'C1', display: 'Viện Pasteur' },
      country: { code: 'VNM' },
    },
  };
  const ISSUED = Date.parse('2022-05-30T02:03:04Z') / 1000;
  const code = (subclaim: number, item: unknown) =>
    made.code(
      new Map<number, unknown>([
        [1, 'VNM'],
        [6, ISSUED],
        [-260, new Map([[subclaim, item]])],
      ]),
    );
  const holding = (period: object) =>
    code(3, { ...vaccination, certificate: { ...vaccination.certificate, period } });

  it('says whose it is and what was given', async () => {
    const { outcome, certificate } = await judged(await code(3, vaccination));
    expect(outcome).toBe('valid');
    expect(certificate).toMatchObject({
      format: 'who-ddcc',
      issuer: 'VNM',
      number: HCID,
      holder: { name: 'Nguyễn Thị Hương Giang', birthDate: '1990-02-04', documentNumber: 'P1234567' },
      immunizations: [
        {
          vaccine: [{ code: 'XM8NQ0' }, { code: '1119349007' }],
          date: '2022-01-17',
          doseNumber: 1,
          totalDoses: 2,
          country: 'VNM',
          performer: 'Viện Pasteur',
          effectiveFrom: '2022-01-31',
        },
      ],
      issuedAtSeconds: ISSUED,
      remarks: [],
    });
  });

  it('says what was tested, with what, and what was found', async () => {
    const { outcome, certificate } = await judged(await code(4, test));
    expect(outcome).toBe('valid');
    expect(certificate).toMatchObject({
      number: HCID,
      tests: [{ outcome: 'not-detected', device: [{ code: '1232' }], performer: 'Viện Pasteur' }],
    });
  });

  it.each<[string, object, string]>([
    ['a day', { end: '2022-05-31' }, '2022-05-31T23:59:59Z'],
    ['a month', { end: '2022-12' }, '2022-12-31T23:59:59Z'],
    ['a year', { end: '2022' }, '2022-12-31T23:59:59Z'],
    ['an instant', { end: '2022-06-02T07:00:00+07:00' }, '2022-06-02T00:00:00Z'],
    ['an instant without a zone', { end: '2022-06-02T00:00:00' }, '2022-06-02T00:00:00Z'],
  ])('holds up to the end that it names by %s', async (_, period, last) => {
    const text = await holding(period);
    const at = (ms: number) => judge(text, trustIn([made.issuer]), new Date(Date.parse(last) + ms));
    expect(await at(0)).toMatchObject({ outcome: 'valid' });
    expect(await at(1)).toMatchObject({ outcome: 'invalid', reasons: ['expired'] });
  });

  it('does not hold before the beginning that it names, nor with one or an end that is none', async () => {
    expect(await judged(await holding({ start: '2030-01-01' }))).toMatchObject({
      reasons: ['not-yet-valid'],
    });
    expect(await judged(await holding({ start: '2021-01-01' }))).toMatchObject({ outcome: 'valid' });
    for (const period of [{ end: 'one day' }, { end: '31/12/2022' }, { start: '2022-13-01' }]) {
      expect(refusal(await holding(period))).toBe('malformed-content');
    }
  });

  it('of 2021, without a claim of its own, ends and counts from when it says', async () => {
    const early = (changes: object) =>
      made.code(
        new Map<number | string, unknown>([
          [6, ISSUED],
          ...Object.entries({
            ...{ name: 'Eddie Murphy', birthDate: '1986-09-19', hcid: 'US111', lot: 'PT123F', dose: 1 },
            ...{ date: '2021-07-08', total_doses: 2, vaccine_valid: '2021-07-22', valid_until: '2023-07-08' },
            ...{ vaccine: vaccination.vaccination.vaccine, ma_holder: { code: 'TEST', system: 'urn:test' } },
            ...changes,
          }),
        ]),
      );
    const { outcome, certificate } = await judged(await early({}));
    expect(outcome).toBe('valid');
    expect(certificate?.immunizations).toMatchObject([
      { totalDoses: 2, effectiveFrom: '2021-07-22', manufacturer: [{ code: 'TEST' }] },
    ]);
    expect(await judged(await early({ valid_until: '2022-05-01' }))).toMatchObject({ reasons: ['expired'] });
    expect(await judged(await early({ vaccine_valid: '2030-01-01' }))).toMatchObject({
      reasons: ['not-yet-effective'],
    });
  });
});
