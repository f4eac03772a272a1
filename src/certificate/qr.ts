import type { Certificate } from './certificate.ts';

/** The most characters of a JWS that one QR code of version 22 holds at level L (SMART Health Cards 1.4.0). */
export const ONE_CODE_JWS_LENGTH = 1195;
/** The same at level M, which survives more damage. */
const LEVEL_M_JWS_LENGTH = 927;

export type QrSegment =
  | { mode: 'byte'; data: Uint8Array }
  | { mode: 'numeric'; data: string }
  | { mode: 'alphanumeric'; data: string };

export type QrErrorCorrection = 'L' | 'M' | 'Q';

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

/** How the code of a certificate is drawn. */
export interface QrContent {
  readonly segments: readonly QrSegment[];
  /** Error corrections to try, the strongest first; the last whatever the code's size. */
  readonly errorCorrections: readonly [QrErrorCorrection, ...QrErrorCorrection[]];
}

/** Every character that QR codes have an alphanumeric mode for (ISO/IEC 18004 §7.3.4). */
const ALPHANUMERIC = /^[0-9A-Z $%*+\-./:]+$/;

/**
 * What to draw for a certificate that is kept as its signed text: SMART Health Cards in their two segments; HCERT and
 * NZ COVID Pass in the alphanumeric mode that they are made for, at level Q where that stays small (hcert-spec §4.2.2);
 * a ZIP (DIVOC) as its bytes; anything else as UTF-8.
 */
export function qrContent({ format, signedText }: Pick<Certificate, 'format' | 'signedText'>): QrContent {
  if (format === 'shc') {
    return { segments: shcQrSegments(signedText), errorCorrections: [qrErrorCorrection(signedText)] };
  }
  if (ALPHANUMERIC.test(signedText)) {
    return { segments: [{ mode: 'alphanumeric', data: signedText }], errorCorrections: ['Q', 'M', 'L'] };
  }
  const data =
    format === 'divoc' && signedText.startsWith('UEsDB')
      ? Uint8Array.from(atob(signedText), (character) => character.charCodeAt(0))
      : new TextEncoder().encode(signedText);
  return { segments: [{ mode: 'byte', data }], errorCorrections: ['M', 'L'] };
}
