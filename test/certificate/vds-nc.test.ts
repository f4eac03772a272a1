import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Certificate } from '../../src/certificate/certificate.ts';
import { read, readFile } from '../../src/certificate/read.ts';
import { ReadError } from '../../src/certificate/reasons.ts';
import { judge, type TrustedIssuer } from '../../src/certificate/verify.ts';
import { NOW, trustIn } from './cards.ts';
import { sealRoot, sealSigner, TEST, VACCINATION } from './seal-issuer.ts';
import { timedRead } from './timed-read.ts';

let issuer: TrustedIssuer;
let seal: (data: unknown) => Promise<string>;
beforeAll(async () => {
  const root = await sealRoot();
  issuer = root.issuer();
  ({ seal } = await sealSigner(root));
});
const judged = (text: string) => judge(text, trustIn([issuer]), NOW);

const refusal = (text: string) => {
  try {
    read(text);
    return 'read';
  } catch (error) {
    if (error instanceof ReadError) return error.code;
    throw error;
  }
};

describe('reading a visible digital seal', () => {
  it('says whose it is and what was given, in order of date', async () => {
    const text = await seal(VACCINATION);
    expect(read(text)).toMatchObject({
      format: 'vds-nc',
      issuer: 'UTO',
      holder: {
        name: 'NGUYEN VAN AN',
        latinName: 'NGUYEN<<VAN<AN',
        birthDate: '1990-01-02',
        documentNumber: 'A1234567',
      },
      immunizations: [
        { date: '2021-03-03', doseNumber: 1, lot: 'VC35678' },
        {
          date: '2022-03-03',
          doseNumber: 2,
          productName: 'Comirnaty',
          vaccine: [{ code: 'XM68M6' }],
          disease: [{ code: 'RA01.0' }],
          lot: 'VC35679',
          performer: 'RIVM',
          country: 'UTO',
        },
      ],
      number: 'U32870',
      signedText: text,
    } satisfies { [Field in keyof Certificate]?: unknown });
  });

  it('says what was tested, when, and on whose document', async () => {
    expect(read(await seal(TEST))).toMatchObject({
      holder: { name: 'NGUYEN VAN AN', documentNumber: 'A1234567' },
      immunizations: [],
      tests: [
        {
          name: 'molecular(PCR)',
          resultText: 'negative',
          outcome: 'not-detected',
          sampledAt: '2022-05-30T08:00:00+07:00',
          performer: 'General Hospital',
          country: 'UTO',
        },
      ],
      number: 'U01932',
      proof: { kind: 'carried-certificate', documentType: 'NT' },
    });
  });

  it('takes what it keeps, a file of it, other orders of its members, and padded signatures', async () => {
    const text = await seal(VACCINATION);
    const certificate = read(text);
    expect(read(certificate.signedText)).toEqual(certificate);
    expect(readFile(` ${text}\n`)).toEqual([certificate]);
    const { data, sig } = JSON.parse(text);
    const turned = JSON.stringify({
      sig: { sigvl: `${sig.sigvl}==`, cer: sig.cer.replaceAll('-', '+').replaceAll('_', '/'), alg: sig.alg },
      data: { msg: data.msg, hdr: data.hdr },
    });
    expect(await judged(turned)).toMatchObject({ outcome: 'valid' });
  });

  it('takes Germany by its one letter', async () => {
    const german = { ...VACCINATION, hdr: { ...VACCINATION.hdr, is: 'D<<' } };
    expect(read(await seal(german)).issuer).toBe('DEU');
  });

  it.each(['', '1990', '1990-01'])('bears a day of birth that is known as %j only', async (dob) => {
    const { msg, hdr } = VACCINATION;
    const text = await seal({ hdr, msg: { ...msg, pid: { ...msg.pid, dob } } });
    expect(read(text).holder.birthDate).toBe(dob);
  });

  const changed =
    (change: (seal: { data: typeof VACCINATION; sig: Record<string, unknown> }) => void) => () => {
      const sig = { alg: 'ES256', cer: 'MAA', sigvl: 'A'.repeat(86) };
      const copy = structuredClone({ data: VACCINATION, sig });
      change(copy);
      return JSON.stringify(copy);
    };
  it.each<[string, () => string, string]>([
    ['of another kind', changed(({ data }) => (data.hdr.t = 'icao.visa')), 'unsupported-format'],
    ['of another version', changed(({ data }) => (data.hdr.v = 2)), 'unsupported-format'],
    ['of no country', changed(({ data }) => (data.hdr.is = 'Utopia')), 'malformed-envelope'],
    ['of another algorithm', changed(({ sig }) => (sig['alg'] = 'RS256')), 'algorithm-not-allowed'],
    ['of no algorithm', changed(({ sig }) => (sig['alg'] = 'none')), 'algorithm-not-allowed'],
    ['with a signature in DER', changed(({ sig }) => (sig['sigvl'] = 'A'.repeat(95))), 'malformed-envelope'],
    ['with a signature of another curve', changed(({ sig }) => (sig['alg'] = 'ES384')), 'malformed-envelope'],
    [
      'with a certificate beyond all bounds',
      changed(({ sig }) => (sig['cer'] = 'A'.repeat(9000))),
      'malformed-envelope',
    ],
    ['without a signature', changed((copy) => Reflect.deleteProperty(copy, 'sig')), 'malformed-envelope'],
    ['of nobody', changed(({ data }) => (data.msg.pid.n = '  ')), 'malformed-content'],
    ['about nothing', changed(({ data }) => (data.msg.ve = [])), 'malformed-content'],
    [
      'with a day that is none',
      changed(({ data }) => Object.assign(data.msg.ve[0]?.vd[0] ?? {}, { dvc: '03/03/2022' })),
      'malformed-content',
    ],
    [
      'with a number that JSON cannot hold',
      () => changed(() => undefined)().replace('"seq":2', '"seq":2,"x":1e999'),
      'malformed-content',
    ],
    ['that is nested without end', () => `{"data":{"a":${'['.repeat(9000)}`, 'too-large'],
    ['that is cut short', () => changed(() => undefined)().slice(0, -1), 'malformed-encoding'],
  ])('refuses one %s', (_, make, reason) => {
    expect(refusal(make())).toBe(reason);
  });
});

describe('what of a seal is signed', () => {
  it('is every member, shown or not, known or not', async () => {
    const text = await seal(VACCINATION);
    for (const changed of [
      text.replace('"sex":"M"', '"sex":"F"'),
      text.replace('"sex":"M",', ''),
      text.replace('"uvci"', '"more":1,"uvci"'),
      text.replace('"uvci"', '"__proto__":{},"uvci"'),
    ]) {
      expect(changed).not.toBe(text);
      expect(await judged(changed)).toMatchObject({ outcome: 'invalid', reasons: ['bad-signature'] });
    }
  });

  it('is what is shown, where a member is there twice', async () => {
    const text = await seal(VACCINATION);
    const name = async (changed: string) => {
      const { outcome, certificate } = await judged(changed);
      return `${outcome}: ${certificate?.holder.name}`;
    };
    expect(await name(text.replace('"n":', '"n":"SOMEBODY  ELSE","n":'))).toBe('valid: NGUYEN VAN AN');
    expect(await name(text.replace('"sex":', '"n":"SOMEBODY  ELSE","sex":'))).toBe('invalid: SOMEBODY ELSE');
  });
});

describe('any text in the place of a seal', () => {
  it('is read in no time, refused with a reason, and never valid unless it says the same', async () => {
    const text = await seal(VACCINATION);
    const genuine = read(text);
    const mutation = fc.record({
      at: fc.nat(text.length),
      removed: fc.integer({ min: 0, max: 12 }),
      added: fc.oneof(
        fc.string({ maxLength: 6 }),
        fc.constantFrom('"', '{', '[', '\\u0000', '1e999', '"__proto__":{"msg":{}},', '-', 'null'),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
        let mutated = text;
        for (const { at, removed, added } of mutations) {
          mutated = mutated.slice(0, at) + added + mutated.slice(at + removed);
        }
        const { milliseconds, certificate: said } = timedRead(mutated);
        expect(milliseconds).toBeLessThan(50);
        if (!said) return;
        const { outcome, certificate } = await judged(mutated);
        if (outcome === 'valid') {
          expect({ ...certificate, signedText: '' }).toEqual({ ...genuine, signedText: '' });
        }
      }),
      { numRuns: 400 },
    );
  });
});
