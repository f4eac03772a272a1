import type { FoundCode, UnreadCode } from '../found-code.ts';

/** How hard to look. Engines that have no such choice do what they can. */
export interface Effort {
  /** Lines closer together, brightness the other way round, smaller scales. */
  readonly harder?: true;
  /** How dark is told from light; by the surroundings unless said. */
  readonly threshold?: 'whole' | 'middle';
  /** Closes gaps and specks first. */
  readonly denoise?: true;
  /** Every code there is, and where one is that cannot be read; else the first one. */
  readonly all?: true;
}

export interface Reading {
  readonly codes: readonly FoundCode[];
  readonly unread: readonly UnreadCode[];
}

export type EngineName = 'platform' | 'wasm' | 'script';

/** Finds QR codes in a picture. */
export interface Engine {
  readonly name: EngineName;
  /** Never rejects: what cannot be read holds no code. */
  read(image: ImageData, effort: Effort): Promise<Reading>;
}

const ZIP_BEGINNING = [0x50, 0x4b, 0x03, 0x04];

/** One character for each byte of a ZIP (DIVOC), which any guess at a character set would spoil; else undefined. */
export const zipText = (bytes: Uint8Array): string | undefined =>
  ZIP_BEGINNING.every((byte, at) => bytes[at] === byte)
    ? Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
    : undefined;

export const NOTHING: Reading = { codes: [], unread: [] };
