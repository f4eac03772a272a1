import { encode, Tagged } from 'cborg';
import { zlibSync } from 'fflate';
import type { Signer } from '../../src/certificate/issue.ts';
import { seconds } from './cards.ts';
import { personAt } from './many-cards.ts';

const BASE45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** RFC 9285. */
export function base45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const [first = 0, second] = bytes.subarray(at, at + 2);
    const value = second === undefined ? first : first * 256 + second;
    text += BASE45.charAt(value % 45) + BASE45.charAt(Math.floor(value / 45) % 45);
    if (second !== undefined) text += BASE45.charAt(Math.floor(value / 2025));
  }
  return text;
}

/** The QR text of a COSE message: prefix, base45, zlib. */
export const hcertText = (cose: Uint8Array): string => `HC1:${base45(zlibSync(cose, { level: 9 }))}`;

/** What ES256 signs in a COSE_Sign1 message (RFC 9052 §4.4). */
export const sigStructure = (protectedHeader: Uint8Array, payload: Uint8Array): Uint8Array =>
  encode(['Signature1', protectedHeader, new Uint8Array(), payload]);

/** A COSE_Sign1 message over any claims: what an issuer, a faulty one or a forger might write. */
export async function signCwt(claims: unknown, signer: Signer): Promise<Uint8Array> {
  const protectedHeader = encode(
    new Map<number, unknown>([
      [1, -7],
      [4, new Uint8Array(Buffer.from(signer.kid, 'base64'))],
    ]),
  );
  const payload = encode(claims);
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    signer.privateKey as CryptoKey,
    sigStructure(protectedHeader, payload) as Uint8Array<ArrayBuffer>,
  );
  return encode(new Tagged(18, [protectedHeader, new Map(), payload, new Uint8Array(signature)]));
}

/** The claims of an EU certificate of the last of one to four doses, of another person for each index. */
export function dccClaimsAt(index: number): Map<number, unknown> {
  const { family, given, birthDate } = personAt(index);
  const latin = (text: string) =>
    text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/giu, 'D').toUpperCase().replaceAll(' ', '<');
  const dose = 1 + (index % 4);
  return new Map<number, unknown>([
    [1, 'VN'],
    [6, seconds('2022-05-30T02:03:04Z')],
    [4, seconds('2023-05-30T02:03:04Z')],
    [
      -260,
      new Map([
        [
          1,
          {
            ver: '1.3.0',
            nam: {
              fn: family,
              gn: given.join(' '),
              fnt: latin(family),
              gnt: latin(given.join(' ')),
            },
            dob: birthDate,
            v: [
              {
                tg: '840539006',
                vp: '1119349007',
                mp: 'EU/1/20/1528',
                ma: 'ORG-100030215',
                dn: dose,
                sd: dose,
                dt: '2022-01-17',
                co: 'VN',
                is: 'Ministry of Health',
                ci: `URN:UVCI:01:VN:${index.toString(36).toUpperCase().padStart(12, '7')}#K`,
              },
            ],
          },
        ],
      ]),
    ],
  ]);
}
