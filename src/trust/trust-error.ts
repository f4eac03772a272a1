export type TrustErrorCode =
  | 'malformed'
  | 'too-large'
  | 'unknown-root'
  | 'bad-signature'
  /** A part that a bundle names is not there. */
  | 'part-missing'
  /** What came in place of a part has another digest. */
  | 'part-wrong';

/** The only error that `readTrustBundle` throws. */
export class TrustError extends Error {
  override readonly name = 'TrustError';
  readonly code: TrustErrorCode;

  constructor(code: TrustErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
