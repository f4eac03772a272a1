import type { CheckedField } from '../../../certificate/person/travel-document.ts';
import type { PictureReading } from './read-picture.ts';

/** Why somebody has to look at a reading. */
export interface Doubts {
  /** Nothing stands against comparing it as it is. */
  readonly isNone: boolean;
  /** Places of its text that are not sure. */
  readonly places: readonly number[];
  /** Whose check digits do not fit. */
  readonly unfit: readonly CheckedField[];
  /** Whether its lines are those of a document. */
  readonly isDocument: boolean;
}

/** The lines, one below the other. */
export const textOf = ({ lines }: PictureReading): string =>
  lines.map(({ characters }) => characters.map(({ glyph }) => glyph).join('')).join('\n');

/** Undefined where what reads documents could not be loaded. */
export async function doubtsOf(reading: PictureReading): Promise<Doubts | undefined> {
  const loaded = await import('../reading.ts').catch(() => undefined);
  if (!loaded) return undefined;
  const document = loaded.readZone(textOf(reading));
  let at = 0;
  const places: number[] = [];
  for (const { characters } of reading.lines) {
    for (const { isSure } of characters) {
      if (!isSure) places.push(at);
      at++;
    }
    // The end of the line.
    at++;
  }
  const unfit = document?.failedChecks ?? [];
  return {
    isNone: document !== undefined && unfit.length === 0 && places.length === 0,
    places,
    unfit,
    isDocument: document !== undefined,
  };
}
