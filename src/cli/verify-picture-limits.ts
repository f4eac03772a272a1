/** Bounds that keep a hostile picture or PDF from costing more than a moment. */
export const PICTURE_LIMITS = {
  /** Of a file; the largest photos of phones take 20 MB. */
  fileBytes: 64 * 1024 * 1024,
  pixels: 40_000_000,
  pages: 200,
  codesOnPage: 100,
  /** For one picture or one page. */
  milliseconds: 20_000,
} as const;
