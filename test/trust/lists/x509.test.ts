import { describe, expect, it } from 'vitest';
import { keyIdOf, trustedKeyOf } from '../../../src/trust/lists/x509.ts';
import { certificateOf } from './certificates.ts';

describe('a key in a certificate', () => {
  it('has the identifier, the country and the validity of its certificate', async () => {
    const { der, publicJwk } = await certificateOf({ name: 'C=SI, CN=Signer' });
    const { key, country, subject, isAuthority } = await trustedKeyOf(der);
    expect(key).toEqual({
      kid: await keyIdOf(der),
      jwk: publicJwk,
      notBeforeSeconds: Date.parse('2021-01-01T00:00:00Z') / 1000,
      notAfterSeconds: Date.parse('2031-01-01T00:00:00Z') / 1000,
    });
    expect(country).toBe('SI');
    expect(subject).toContain('CN=Signer');
    expect(isAuthority).toBe(false);
    expect(atob(key.kid)).toHaveLength(8);
  });

  it.each([
    ['1.3.6.1.4.1.1847.2021.1.', 'the arc of the specification'],
    ['1.3.6.1.4.1.0.1847.2021.1.', 'the misprint in wide use'],
  ])('may sign the kinds that its usages under %s (%s) name', async (arc) => {
    const kindsFor = async (usages: string[]) =>
      (await trustedKeyOf((await certificateOf({ usages })).der)).key.kinds;
    expect(await kindsFor([`${arc}1`])).toEqual(['test']);
    expect(await kindsFor([`${arc}2`, `${arc}3`])).toEqual(['vaccination', 'recovery']);
    // A usage for something else, and an arc that only begins like ours, limit nothing.
    expect(await kindsFor(['1.3.6.1.5.5.7.3.2'])).toBeUndefined();
    expect(await kindsFor([`${arc}9`])).toBeUndefined();
    expect(await kindsFor([`${arc}1.5`])).toBeUndefined();
  });

  it('is read whatever its kind, as browsers can use it', async () => {
    for (const algorithm of [
      { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
      {
        name: 'RSASSA-PKCS1-v1_5',
        hash: 'SHA-256',
        modulusLength: 2048,
        publicExponent: Uint8Array.of(1, 0, 1),
      },
      { name: 'Ed25519' },
    ]) {
      const { der, publicJwk } = await certificateOf({ algorithm });
      expect((await trustedKeyOf(der)).key.jwk).toEqual(publicJwk);
    }
  });

  it('is refused where there is none', async () => {
    const { der } = await certificateOf({});
    for (const bytes of [
      new Uint8Array(),
      der.subarray(0, der.length - 40),
      new Uint8Array(20_000),
      Uint8Array.of(0x30, 0x80),
    ]) {
      await expect(trustedKeyOf(bytes)).rejects.toMatchObject({ name: 'KeyError' });
    }
  });
});
