/** Pixels from the upper left corner of the picture. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A QR code that was found in a picture. */
export interface FoundCode {
  /** What it says. One character for each byte where it holds a ZIP (DIVOC), since a guess at a character set loses some. */
  readonly text: string;
  /** Its four corners, around it; none where the engine that found it does not tell. */
  readonly corners: readonly Point[];
}

/** A QR code that is there, though nobody can tell what it says. */
export interface UnreadCode {
  /** Clockwise from its own upper left one. */
  readonly corners: readonly Point[];
  /** Across and down, where that could be told. */
  readonly modules?: number | undefined;
}
