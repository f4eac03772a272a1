import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PublicJwk } from '../../src/certificate/public-key.ts';
import { read } from '../../src/certificate/read.ts';
import { judge, type TrustedIssuer, type TrustedKey } from '../../src/certificate/verify.ts';
import { trustIn } from '../certificate/cards.ts';
import { describeVectors, vectorJson, vectorPath, vectorText } from './vectors.ts';

/** Australia's root as Node's OpenSSL reads it. */
function australia(changes: Partial<TrustedKey> = {}): TrustedIssuer {
  const certificate = new X509Certificate(readFileSync(vectorPath('vds-nc/cscaCertData.der')));
  const { kty, n, e } = certificate.publicKey.export({ format: 'jwk' });
  return {
    family: 'vds-nc',
    iss: 'AUS',
    name: { vi: 'Úc', en: 'Australia' },
    country: 'AU',
    keys: [
      {
        kid: '3617c1e7f56795712e3775708e55833186e9380e',
        jwk: { kty, n, e } as PublicJwk,
        notBeforeSeconds: Date.parse(certificate.validFrom) / 1000,
        notAfterSeconds: Date.parse(certificate.validTo) / 1000,
        ...changes,
      },
    ],
  };
}
const CLOCK = new Date('2022-06-01T00:00:00Z');
const judged = (text: string, issuers: readonly TrustedIssuer[], clock = CLOCK) =>
  judge(text, trustIn(issuers), clock);

describeVectors('vds-nc', () => {
  const genuine = () => vectorText('vds-nc/AU-test-valid.json');

  it('a genuine seal under a root that is trusted is valid', async () => {
    for (const text of [genuine(), vectorText('vds-nc/ICAOAUQR1Contents.txt')]) {
      expect(await judged(text, [australia()])).toMatchObject({ outcome: 'valid', reasons: [] });
    }
  });

  it('a genuine seal whose very signer is trusted is valid, and another’s under that signer is not', async () => {
    const text = vectorText('vds-nc/ICAOJPQR1Contents.txt');
    const signer = new X509Certificate(Buffer.from(JSON.parse(text).sig.cer, 'base64url'));
    const { kty, crv, x, y } = signer.publicKey.export({ format: 'jwk' });
    const keys = [{ kid: 'signer', jwk: { kty, crv, x, y } as PublicJwk }];
    expect(await judged(text, [{ ...australia(), iss: 'JPN', keys }])).toMatchObject({ outcome: 'valid' });
    expect(await judged(genuine(), [{ ...australia(), keys }])).toMatchObject({
      outcome: 'invalid',
      reasons: ['signer-not-chained'],
    });
  });

  it('is read: whose it is, what was given, when and where', () => {
    expect(read(genuine())).toMatchObject({
      format: 'vds-nc',
      issuer: 'AUS',
      holder: {
        name: 'CITIZEN JOHN',
        latinName: 'CITIZEN<<JOHN',
        birthDate: '2004-03-20',
        documentNumber: 'PA0940385',
      },
      immunizations: [
        { date: '2021-04-02', lot: '317711P', country: 'AUS', productName: 'AstraZeneca Vaxzevria' },
        { date: '2021-10-03', doseNumber: 2 },
      ],
      number: 'VB0009990025',
    });
  });

  it('a changed name is not what the signer signed', async () => {
    const changed = vectorText('vds-nc/AU-test-invalid-name-changed.json');
    expect(await judged(changed, [australia()])).toMatchObject({
      outcome: 'invalid',
      reasons: ['bad-signature'],
    });
    expect(await judged(changed, [])).toMatchObject({ outcome: 'invalid', reasons: ['bad-signature'] });
  });

  it('a forgery under a signer of somebody’s own making is refused, however right its signature', async () => {
    const forged = vectorText('vds-nc/FORGED-selfsigned-bsc.json');
    expect(await judged(forged, [australia()], new Date('2026-12-01T00:00:00Z'))).toMatchObject({
      outcome: 'invalid',
      reasons: ['signer-not-chained'],
    });
  });

  it.each(['vds-nc/ICAOAUQR1Contents.txt', 'vds-nc/ICAOJPQR1Contents.txt'])(
    '%s: the signature holds, and without its country’s root nobody can tell whose it is',
    async (path) => {
      expect(await judged(vectorText(path), [])).toMatchObject({
        outcome: 'unknown',
        reasons: ['unknown-issuer'],
      });
      const spoilt = vectorText(path).replace('"dvc":"2021', '"dvc":"2020');
      expect(await judged(spoilt, [])).toMatchObject({ outcome: 'invalid', reasons: ['bad-signature'] });
    },
  );

  it('Australia’s own seal says what is published of it', () => {
    const { data } = vectorJson('vds-nc/ICAOAUQR1Unpacked.json');
    const { holder, immunizations } = read(vectorText('vds-nc/ICAOAUQR1Contents.txt'));
    expect(holder.documentNumber).toBe(data.msg.pid.i);
    expect(immunizations.map(({ lot }) => lot)).toEqual(
      data.msg.ve.flatMap(({ vd }: { vd: { lot: string }[] }) => vd.map(({ lot }) => lot)),
    );
  });

  it('a signer that its country has withdrawn is refused', async () => {
    expect(await judged(genuine(), [australia({ revokedSerials: ['18AD'] })])).toMatchObject({
      outcome: 'invalid',
      reasons: ['key-revoked'],
    });
    expect(await judged(genuine(), [australia({ revokedSerials: ['18ae'] })])).toMatchObject({
      outcome: 'valid',
    });
  });

  it('past the signer’s own validity nobody can tell', async () => {
    expect(await judged(genuine(), [australia()], new Date('2031-10-01T00:00:00Z'))).toMatchObject({
      outcome: 'unknown',
      reasons: ['key-expired'],
    });
    expect(await judged(genuine(), [australia()], new Date('2021-08-01T00:00:00Z'))).toMatchObject({
      outcome: 'invalid',
      reasons: ['key-not-valid'],
    });
  });

  it('a proof of a test is read, and asks for a signer of tests', () => {
    const { data, sig } = JSON.parse(genuine());
    const test = {
      utci: 'T1',
      pid: data.msg.pid,
      sp: { spn: 'Clinic', ctr: 'AUS' },
      dat: { sc: '2022-05-30T08:00:00+10:00' },
      tr: { tc: 'molecular(PCR)', r: 'negative' },
    };
    const seal = JSON.stringify({ data: { hdr: { ...data.hdr, t: 'icao.test' }, msg: test }, sig });
    expect(read(seal)).toMatchObject({
      tests: [{ outcome: 'not-detected', resultText: 'negative', performer: 'Clinic' }],
      proof: { documentType: 'NT' },
    });
  });

  it('a root of another country is no root of this one', async () => {
    const elsewhere = { ...australia(), iss: 'NZL' };
    expect(await judged(genuine(), [elsewhere])).toMatchObject({
      outcome: 'unknown',
      reasons: ['unknown-issuer'],
    });
  });

  describe('in JSON that says a thing twice', () => {
    it('shows only what it judges', async () => {
      const twice = genuine().replace('"pid":{', '"pid":{"n":"NOBODY  ELSE",');
      const { outcome, certificate } = await judged(twice, [australia()]);
      expect({ outcome, name: certificate?.holder.name }).toEqual({ outcome: 'valid', name: 'CITIZEN JOHN' });
    });
  });
});
