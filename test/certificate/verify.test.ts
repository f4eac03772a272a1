import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { generateSigningKey } from '../../src/certificate/keys.ts';
import { shcText } from '../../src/certificate/qr.ts';
import { read } from '../../src/certificate/read.ts';
import { REASONS, type ReasonCode } from '../../src/certificate/reasons.ts';
import { judge, verify } from '../../src/certificate/verify.ts';
import { issuerWithCard, LARGEST, NOW, seconds, shcPayload, signAnything, trustIn } from './cards.ts';

const at = (instant: string) => new Date(instant);

describe('verify', () => {
  it('finds a genuine card valid and says whose it is', async () => {
    const { issuer, jws } = await issuerWithCard();
    const verdict = await judge(shcText(jws), trustIn([issuer]), NOW);
    expect(verdict).toMatchObject({ outcome: 'valid', reasons: [], issuer });
    expect(verdict.certificate?.holder).toEqual(LARGEST.holder);
  });

  it('asks about the status of what is genuine, and of nothing else', async () => {
    const { issuer, jws } = await issuerWithCard();
    const asked: (string | undefined)[] = [];
    const trust = {
      ...trustIn([issuer]),
      status: ({ revocationId }: { revocationId?: string }) => {
        asked.push(revocationId);
        return ['suspended'] as const;
      },
    };
    expect(await judge(jws, trust, NOW)).toMatchObject({ outcome: 'invalid', reasons: ['suspended'] });
    const forged = `${jws.slice(0, -8)}${jws.endsWith('AAAAAAAA') ? 'BBBBBBBB' : 'AAAAAAAA'}`;
    expect(await judge(forged, trust, NOW)).toMatchObject({ reasons: ['bad-signature'] });
    expect(asked).toEqual([LARGEST.revocationId]);
  });

  it('refuses a card whose content was changed under the signature of another', async () => {
    const { issuer, jws } = await issuerWithCard();
    const [header, , signature] = jws.split('.');
    const payload = deflateSync(new TextEncoder().encode(JSON.stringify(shcPayload())));
    const forged = [header, Buffer.from(payload).toString('base64url'), signature].join('.');
    expect(await judge(forged, trustIn([issuer]), NOW)).toMatchObject({
      outcome: 'invalid',
      reasons: ['bad-signature'],
    });
  });

  it('refuses a card signed by a forger who claims the issuer’s key', async () => {
    const { issuer } = await issuerWithCard();
    const forger = await issuerWithCard();
    const forged = await signAnything(shcPayload(), { ...forger.signer, kid: issuer.keys[0]?.kid ?? '' });
    expect(await judge(forged, trustIn([issuer]), NOW)).toMatchObject({
      outcome: 'invalid',
      reasons: ['bad-signature'],
    });
  });

  it('does not listen to keys that the header brings along', async () => {
    const { issuer } = await issuerWithCard();
    const { publicJwk } = await generateSigningKey();
    const forger = await issuerWithCard();
    const forged = await signAnything(shcPayload(), forger.signer, {
      jwk: publicJwk,
      jku: 'https://forger.example/jwks.json',
    });
    expect(await judge(forged, trustIn([issuer]), NOW)).toMatchObject({
      outcome: 'unknown',
      reasons: ['unknown-key'],
    });
  });

  it('cannot tell of an issuer that trust does not hold', async () => {
    const { jws } = await issuerWithCard();
    expect(await judge(jws, trustIn([]), NOW)).toMatchObject({
      outcome: 'unknown',
      reasons: ['unknown-issuer'],
    });
  });

  it('refuses to use another issuer’s key, however right the signature', async () => {
    const { issuer, signer } = await issuerWithCard();
    const other = { ...issuer, iss: 'https://other.example' };
    const { issuer: named } = await issuerWithCard();
    const jws = await signAnything(shcPayload(), signer);
    expect(await judge(jws, trustIn([other, named]), NOW)).toMatchObject({
      outcome: 'unknown',
      reasons: ['unknown-key'],
    });
  });

  it('holds expiry to the second', async () => {
    const { issuer, jws } = await issuerWithCard();
    const certificate = read(jws);
    const expires = LARGEST.expiresAtSeconds * 1000;
    expect((await verify(certificate, trustIn([issuer]), new Date(expires - 1))).outcome).toBe('valid');
    expect(await verify(certificate, trustIn([issuer]), new Date(expires))).toMatchObject({
      outcome: 'invalid',
      reasons: ['expired'],
    });
  });

  it('refuses a card from the future, but for a minute in which clocks differ', async () => {
    const { issuer, jws } = await issuerWithCard();
    const issued = LARGEST.issuedAtSeconds * 1000;
    expect((await judge(jws, trustIn([issuer]), new Date(issued - 59_000))).outcome).toBe('valid');
    expect(await judge(jws, trustIn([issuer]), new Date(issued - 61_000))).toMatchObject({
      outcome: 'invalid',
      reasons: ['not-yet-valid'],
    });
  });

  it('accepts a card without expiry', async () => {
    const { issuer, signer } = await issuerWithCard();
    const jws = await signAnything(shcPayload(), signer);
    expect((await judge(jws, trustIn([issuer]), at('2040-01-01T00:00:00Z'))).outcome).toBe('valid');
  });

  it('refuses a card issued while its key was not valid', async () => {
    const { issuer, jws } = await issuerWithCard();
    const withKey = (times: object) =>
      trustIn([{ ...issuer, keys: issuer.keys.map((key) => ({ ...key, ...times })) }]);
    const day = seconds('2022-05-30T00:00:00Z');
    expect(
      (await judge(jws, withKey({ notBeforeSeconds: day, notAfterSeconds: day + 86_400 }), NOW)).outcome,
    ).toBe('valid');
    for (const times of [{ notBeforeSeconds: day + 86_400 }, { notAfterSeconds: day }]) {
      expect((await judge(jws, withKey(times), NOW)).reasons).toEqual(['key-not-valid']);
    }
  });

  it('turns green into amber when the trust itself is in doubt', async () => {
    const { issuer, jws } = await issuerWithCard();
    expect(await judge(jws, trustIn([issuer], ['stale-trust']), NOW)).toMatchObject({
      outcome: 'unknown',
      reasons: ['stale-trust'],
    });
    expect(await judge(jws, undefined, NOW)).toMatchObject({ outcome: 'unknown', reasons: ['no-trust'] });
  });

  it('does not call a card not yet valid by a clock that is known to be behind, and still calls it expired', async () => {
    const { issuer, jws } = await issuerWithCard();
    const trust = trustIn([issuer], ['clock-behind']);
    expect((await judge(jws, trust, at('2020-01-01T00:00:00Z'))).reasons).toEqual(['clock-behind']);
    expect(await judge(jws, trust, at('2024-01-01T00:00:00Z'))).toMatchObject({
      outcome: 'invalid',
      reasons: ['expired', 'clock-behind'],
    });
  });

  it('cannot tell of a genuine card that says nothing about a vaccination', async () => {
    const { issuer, signer } = await issuerWithCard();
    const payload = shcPayload();
    payload.vc.credentialSubject.fhirBundle.entry.pop();
    const verdict = await judge(await signAnything(payload, signer), trustIn([issuer]), NOW);
    expect(verdict).toMatchObject({ outcome: 'unknown', reasons: ['no-immunization'] });
  });

  it('passes on why a code cannot be read', async () => {
    const trust = trustIn([]);
    expect(await judge('https://example.org', trust, NOW)).toEqual({
      outcome: 'unknown',
      reasons: ['not-a-certificate'],
    });
    expect(await judge('shc:/567', trust, NOW)).toEqual({
      outcome: 'invalid',
      reasons: ['malformed-encoding'],
    });
    expect(await judge('shc:/2/2/5676', trust, NOW)).toEqual({
      outcome: 'unknown',
      reasons: ['incomplete'],
      parts: { have: [2], total: 2 },
    });
  });

  it('finds no code valid in which anything was changed', async () => {
    const { issuer, jws } = await issuerWithCard();
    const text = shcText(jws);
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.integer({ min: 1, max: 9 }), async (index, by) => {
        const digit = Number(text[index]);
        fc.pre(!Number.isNaN(digit) && index > 4);
        const changed = text.slice(0, index) + ((digit + by) % 10) + text.slice(index + 1);
        expect((await judge(changed, trustIn([issuer]), NOW)).outcome).not.toBe('valid');
      }),
      { numRuns: 1000 },
    );
  });

  it('is valid exactly when there is no reason against it', async () => {
    const { issuer, jws } = await issuerWithCard();
    const codes = Object.keys(REASONS) as ReasonCode[];
    await fc.assert(
      fc.asyncProperty(fc.subarray(codes), async (doubts) => {
        const { outcome, reasons } = await judge(jws, trustIn([issuer], doubts), NOW);
        expect(outcome === 'valid').toBe(reasons.length === 0);
        expect(outcome === 'invalid').toBe(reasons.some((reason) => REASONS[reason] === 'invalid'));
      }),
    );
  });
});
