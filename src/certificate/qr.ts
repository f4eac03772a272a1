/** The most characters of a JWS that one QR code of version 22 holds at level L (SMART Health Cards 1.4.0). */
export const ONE_CODE_JWS_LENGTH = 1195;
/** The same at level M, which survives more damage. */
const LEVEL_M_JWS_LENGTH = 927;

export type QrSegment = { mode: 'byte'; data: Uint8Array } | { mode: 'numeric'; data: string };

const digits = (jws: string): string =>
  Array.from(jws, (character) => String(character.charCodeAt(0) - 45).padStart(2, '0')).join('');

/** The text that a scanner sees: `shc:/` and two digits for each character of the JWS. */
export const shcText = (jws: string): string => `shc:/${digits(jws)}`;

/** The two segments that the specification wants, so that the digits are packed at 10 bits for three. */
export const shcQrSegments = (jws: string): QrSegment[] => [
  { mode: 'byte', data: new TextEncoder().encode('shc:/') },
  { mode: 'numeric', data: digits(jws) },
];

/** The strongest error correction with which the code stays within version 22. */
export const qrErrorCorrection = (jws: string): 'L' | 'M' => (jws.length <= LEVEL_M_JWS_LENGTH ? 'M' : 'L');
