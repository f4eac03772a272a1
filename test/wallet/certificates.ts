import type { Certificate } from '../../src/certificate/certificate.ts';

/** A certificate as the wallet has read it, with what a test cares about. */
export const certificateOf = (what: Partial<Certificate> = {}): Certificate => ({
  format: 'shc',
  issuer: 'https://vacxin.example.vn',
  keyId: 'key',
  holder: { name: 'Nguyễn Văn An', birthDate: '1990-01-02' },
  immunizations: [],
  tests: [],
  recoveries: [],
  remarks: [],
  proof: { kind: 'bytes', algorithm: 'ES256', signedBytes: new Uint8Array(), signature: new Uint8Array(64) },
  issuedAtSeconds: 1_700_000_000,
  signedText: 'text',
  ...what,
});
