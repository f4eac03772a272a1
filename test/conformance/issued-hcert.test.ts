import { inflateSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { decode } from 'cborg';
import { create } from 'qrcode';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeBase45 } from '../../src/certificate/base45.ts';
import { issueDcc } from '../../src/certificate/issue-dcc.ts';
import { issueIcvp } from '../../src/certificate/issue-icvp.ts';
import { VACCINES, type VaccineId } from '../../src/certificate/vaccines.ts';
import { LARGEST } from '../certificate/cards.ts';
import { hcertIssuer } from '../certificate/hcert-issuer.ts';
import { describeVectors, vectorJson } from './vectors.ts';

/** The payload of a code by a decoder that shares nothing with the writer's reader. */
function payloadOf(text: string): Map<number, Map<number, unknown>> {
  const options = { useMaps: true, tags: { 18: (decoded: () => unknown) => decoded() } };
  const message = decode(inflateSync(decodeBase45(text.slice(4))), options as never) as Uint8Array[];
  return decode(message[2] ?? new Uint8Array(), { useMaps: true }) as never;
}

const COVID_VACCINES = (Object.keys(VACCINES) as VaccineId[]).filter(
  (vaccine) => VACCINES[vaccine].disease === 'covid-19',
);

const plain = (value: unknown): unknown =>
  value instanceof Map
    ? Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]))
    : Array.isArray(value)
      ? value.map(plain)
      : value;

const entryOf = (dcc: string): Record<string, string> | undefined =>
  (plain(payloadOf(dcc).get(-260)?.get(1)) as { v: Record<string, string>[] }).v[0];

describeVectors('eu-dcc-schema', () => {
  let dcc: string;
  let icvp: string;
  let vaccination: (vaccine: VaccineId) => Promise<Record<string, string> | undefined>;
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
    const yellowFever = { ...dose, vaccine: 'stamaril' as const };
    const product = `YellowFeverProduct${'d8'.repeat(16)}`;
    icvp = (await issueIcvp(content, yellowFever, product, authority, documentSigner)) ?? '';
    vaccination = async (vaccine) => {
      const text = await issueDcc({ ...LARGEST, doses: [{ ...dose, vaccine }] }, authority, documentSigner);
      return text === undefined ? undefined : entryOf(text);
    };
  });

  it('what we issue passes the published schema, which can refuse', () => {
    const schema = vectorJson('eu-dcc-schema/DCC.combined-schema.json');
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    const payload = plain(payloadOf(dcc).get(-260)?.get(1)) as Record<string, unknown>;
    expect(validate(payload), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...payload, dob: '30/12/1968' })).toBe(false);
    expect(validate({ ...payload, v: [] })).toBe(false);
  });

  it.each(COVID_VACCINES)('%s is written as the published encoding instructions say', async (vaccine) => {
    const { tg, vp, mp, ma } = (await vaccination(vaccine)) ?? {};
    const instructions: Record<string, unknown>[] = Object.values(
      vectorJson('eu-valuesets/vaccine-encoding-instructions.json').valueSetValues,
    );
    expect(instructions.find((entry) => entry['vaccine-code'] === mp)).toMatchObject({
      'vaccine-manufacturer': ma,
      'sct-codes': expect.arrayContaining([vp]),
    });
    for (const [code = '', set] of [
      [tg, 'disease-agent-targeted'],
      [vp, 'vaccine-prophylaxis'],
      [mp, 'vaccine-medicinal-product'],
      [ma, 'vaccine-mah-manf'],
    ] as const) {
      const { valueSetValues } = vectorJson(`eu-valuesets/${set}.json`);
      expect(valueSetValues[code]).toMatchObject({ active: true });
    }
  });

  it('other vaccines have no EU certificate', async () => {
    expect(await vaccination('stamaril')).toBeUndefined();
  });

  // WHO SMART ICVP 0.3: logical models DVCMin and DVCMinVaccineDetails, by requirement.
  describe('the digital yellow card', () => {
    const envelope = () => payloadOf(icvp);
    const payload = () => plain(envelope().get(-260)?.get(-6)) as Record<string, unknown>;
    const details = () => payload()['vx'] as Record<string, unknown>;

    it('has the elements of the model and no others (CC-01), for one recipient and one dose (CC-03)', () => {
      expect(Object.keys(payload()).sort()).toEqual(['dob', 'dt', 'id', 'n', 'nt', 's', 'v', 'vx']);
      expect(Object.keys(details()).sort()).toEqual(['bo', 'dv', 'is', 'vp']);
    });

    it('names the recipient as the document does (DE-01), born on a full date (DE-02), with sex (DE-03)', () => {
      expect(payload()).toMatchObject({ n: LARGEST.holder.name, dob: '1968-12-30', s: 'female' });
    });

    it('has the nationality in three letters (DE-08), and the document with its type (DE-09)', () => {
      expect(payload()).toMatchObject({ nt: 'VNM', id: '079168000001', dt: 'NI' });
    });

    it('has the product of the catalogue (DE-11), a full date (DE-13), and a batch (DE-17)', () => {
      expect(details()).toMatchObject({
        vp: `YellowFeverProduct${'d8'.repeat(16)}`,
        dv: '2021-07-14',
        bo: '202107B1856',
      });
    });

    it('names its issuer by the code that WHO’s network knows it by (CC-07, DE-15)', () => {
      expect(details()['is']).toBe('VNM');
      expect(envelope().get(1)).toBe('VN');
    });

    it('says from when (DE-20) and, being for life, no end (DE-22)', () => {
      expect(envelope().get(5)).toBe(Date.parse('2021-07-24T00:00:00Z') / 1000);
      expect(envelope().get(6)).toBe(LARGEST.issuedAtSeconds);
      expect(envelope().has(4)).toBe(false);
    });

    it('says its version, a text (DE-27)', () => {
      expect(payload()['v']).toBe('1.0');
    });
  });

  it('both fit small codes', () => {
    const version = (text: string) =>
      create([{ data: text, mode: 'alphanumeric' }], { errorCorrectionLevel: 'M' }).version;
    expect(version(dcc)).toBeLessThanOrEqual(16);
    expect(version(icvp)).toBeLessThanOrEqual(15);
  });
});
