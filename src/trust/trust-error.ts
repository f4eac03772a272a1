export type TrustErrorCode = 'malformed' | 'too-large' | 'unknown-root' | 'bad-signature';

/** The only error that `readTrustBundle` throws. */
export class TrustError extends Error {
  override readonly name = 'TrustError';
  readonly code: TrustErrorCode;

  constructor(code: TrustErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
