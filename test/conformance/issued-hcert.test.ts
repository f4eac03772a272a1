import { inflateSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { decode } from 'cborg';
import { create } from 'qrcode';
import { beforeAll, expect, it } from 'vitest';
import { decodeBase45 } from '../../src/certificate/base45.ts';
import { issueDcc } from '../../src/certificate/issue-dcc.ts';
import { issueIcvp } from '../../src/certificate/issue-icvp.ts';
import { LARGEST } from '../certificate/cards.ts';
import { hcertIssuer } from '../certificate/hcert-issuer.ts';
import { describeVectors, vectorJson } from './vectors.ts';

/** The payload of a code by a decoder that shares nothing with the writer's reader. */
function payloadOf(text: string): Map<number, Map<number, unknown>> {
  const options = { useMaps: true, tags: { 18: (decoded: () => unknown) => decoded() } };
  const message = decode(inflateSync(decodeBase45(text.slice(4))), options as never) as Uint8Array[];
  return decode(message[2] ?? new Uint8Array(), { useMaps: true }) as never;
}

const plain = (value: unknown): unknown =>
  value instanceof Map
    ? Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]))
    : Array.isArray(value)
      ? value.map(plain)
      : value;

describeVectors('eu-dcc-schema', () => {
  let dcc: string;
  let icvp: string;
  beforeAll(async () => {
    const { signer } = await hcertIssuer();
    const documentSigner = {
      kid: Buffer.from(signer.kid, 'base64'),
      privateKey: signer.privateKey,
      notAfterSeconds: LARGEST.expiresAtSeconds,
    };
    const authority = { country: 'VN', name: 'Ministry of Health of Viet Nam' };
    dcc = (await issueDcc(LARGEST, authority, documentSigner)) ?? '';
    const [dose] = LARGEST.doses;
    if (!dose) throw new Error('the largest card has doses');
    const content = {
      ...LARGEST,
      sex: 'female' as const,
      holder: { ...LARGEST.holder, documentNumber: '079168000001' },
    };
    icvp = await issueIcvp(
      content,
      { ...dose, vaccine: 'stamaril' },
      `YellowFeverProduct${'d8'.repeat(16)}`,
      authority,
      documentSigner,
    );
  });

  it('what we issue passes the published schema, which can refuse', () => {
    const schema = vectorJson('eu-dcc-schema/DCC.combined-schema.json');
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    const payload = plain(payloadOf(dcc).get(-260)?.get(1)) as Record<string, unknown>;
    expect(validate(payload), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...payload, dob: '30/12/1968' })).toBe(false);
    expect(validate({ ...payload, v: [] })).toBe(false);
  });

  it('what we issue uses codes of the published value sets alone', () => {
    const [entry] = (plain(payloadOf(dcc).get(-260)?.get(1)) as { v: Record<string, string>[] }).v;
    for (const [field, set] of [
      ['tg', 'disease-agent-targeted'],
      ['vp', 'vaccine-prophylaxis'],
      ['mp', 'vaccine-medicinal-product'],
      ['ma', 'vaccine-mah-manf'],
    ] as const) {
      expect(vectorJson(`eu-valuesets/${set}.json`).valueSetValues).toHaveProperty([entry?.[field] ?? '']);
    }
  });

  // WHO SMART ICVP 0.3, logical model DVCPayload: names, cardinalities and codes.
  it('the digital yellow card has the fields of WHO’s logical model and no others', () => {
    const claims = payloadOf(icvp);
    expect([...claims.keys()].sort()).toEqual([-260, 1, 6].sort());
    const payload = plain(claims.get(-260)?.get(-6)) as Record<string, Record<string, unknown>>;
    expect(Object.keys(payload).sort()).toEqual(['dob', 'dt', 'id', 'n', 'nt', 's', 'v', 'vx']);
    expect(payload).toMatchObject({ s: 'female', nt: 'VNM', dt: 'NI', dob: '1968-12-30' });
    expect(Object.keys(payload['vx'] ?? {}).sort()).toEqual(['bo', 'dv', 'is', 'vp']);
    // "One of issuer and clinician is required"; a batch always.
    expect(payload['vx']).toMatchObject({
      dv: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      bo: expect.stringMatching(/./),
    });
  });

  it('both fit small codes', () => {
    const version = (text: string) =>
      create([{ data: text, mode: 'alphanumeric' }], { errorCorrectionLevel: 'M' }).version;
    expect(version(dcc)).toBeLessThanOrEqual(16);
    expect(version(icvp)).toBeLessThanOrEqual(15);
  });
});
