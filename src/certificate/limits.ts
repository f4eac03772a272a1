/** Bounds that every real certificate keeps to, so that a hostile code costs nothing to refuse. */
export const LIMITS = {
  /** A QR code holds at most 7,089 digits; a signed text in a file may be longer. */
  textLength: 32_768,
  /** A `.smart-health-card` file with its envelope. */
  fileLength: 262_144,
  filesEntries: 50,
  /** Parts of one code (deprecated chunking); the largest published example has 14. */
  parts: 50,
  inflatedBytes: 131_072,
  jsonDepth: 24,
  /** An X.509 certificate that a code carries, in base64. */
  signerCertificateLength: 8_192,
  /** Texts, numbers, lists and objects in a JSON-LD document: a dose has 30. */
  jsonLdValues: 500,
  cborDepth: 16,
  cborItems: 5_000,
  bundleEntries: 100,
  codings: 10,
  /** Any single text that reaches a screen. */
  shownTextLength: 200,
} as const;
