// Must come first: @peculiar/x509 needs it.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import type { PrivateKey } from '../certificate/signing-platform.ts';
import { nodePlatform } from './node-platform.ts';

type Content = Omit<x509.X509CertificateCreateWithKeyParams, 'signingKey' | 'signingAlgorithm'>;

/** Makes an X.509 certificate, signed with ES256 wherever the key is: the library itself knows keys of WebCrypto alone. */
export function signX509(content: Content, key: PrivateKey): Promise<x509.X509Certificate> {
  const subtle = {
    exportKey: crypto.subtle.exportKey.bind(crypto.subtle),
    sign: async (_algorithm: unknown, _key: unknown, bytes: ArrayBuffer) =>
      Uint8Array.from(await nodePlatform.signEs256(key, new Uint8Array(bytes))).buffer,
  };
  return x509.X509CertificateGenerator.create(
    {
      ...content,
      signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
      signingKey: key as CryptoKey,
    },
    { subtle } as unknown as Crypto,
  );
}
