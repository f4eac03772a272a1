import { TrustListError } from './trust-list.ts';

/** A block of PEM (RFC 7468): its label, such as `CERTIFICATE`, and its content. */
export interface PemBlock {
  readonly label: string;
  readonly bytes: Uint8Array;
}

const PEM_BLOCK = /-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]*)-----END \1-----/g;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a file, without a byte-order mark; undefined where it is none. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Standard base64, with or without padding and line ends; undefined where it is none. */
export function base64Bytes(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text.replace(/\s+/g, '')), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

export const pemBlocks = (text: string): PemBlock[] =>
  [...text.matchAll(PEM_BLOCK)].flatMap(([, label = '', content = '']) => {
    const bytes = base64Bytes(content);
    return bytes ? [{ label, bytes }] : [];
  });

/** Whether bytes begin as DER structures do: a long sequence. */
export const looksLikeDer = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80 && (bytes[1] ?? 0) <= 0x84;

/** @throws {TrustListError} */
export function parseJsonText(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TrustListError('malformed', `${what} is not JSON`);
  }
}
