/**
 * The closed list of everything a verdict can give as its reason, with the outcome that each forces.
 * A code is stable: it is shown to people to read out on the phone, and other programs switch on it.
 * Adding one here makes the compiler ask each language for its sentences.
 */
export const REASONS = {
  /** Nothing that we know as a certificate: a web address, a name card, a shop's code. */
  'not-a-certificate': 'unknown',
  /** A certificate by its prefix, of a family that this version does not read. */
  'unsupported-format': 'unknown',
  /** A link to where a certificate may be had, not a certificate: reading it would need a network. */
  'link-only': 'unknown',
  /** Some parts of a code in several parts are still missing. */
  incomplete: 'unknown',
  /** Beyond the bounds that any real certificate keeps to. */
  'too-large': 'invalid',
  /** The characters of the code do not decode. */
  'malformed-encoding': 'invalid',
  /** The signed envelope (JWS, COSE) is not what its standard says. */
  'malformed-envelope': 'invalid',
  /** The compressed content does not inflate. */
  'malformed-compression': 'invalid',
  /** The content is not what its standard says. */
  'malformed-content': 'invalid',
  /** More than one vaccination, test or recovery where the standard allows exactly one, or none at all. */
  'not-one-entry': 'invalid',
  /** A version of the content's standard that is not known here: its meaning cannot be ascertained. */
  'unknown-version': 'unknown',
  /** Signed with an algorithm that the standard does not allow. */
  'algorithm-not-allowed': 'invalid',
  /** The envelope demands a critical extension that we do not know (RFC 7515 §4.1.11). */
  'critical-extension': 'invalid',
  /** We know nobody by the issuer's name. */
  'unknown-issuer': 'unknown',
  /** The issuer is known and this key of theirs is not: made up, withdrawn, or newer than our keys. */
  'unknown-key': 'unknown',
  /** The key was not valid for signing on the day of issue. */
  'key-not-valid': 'invalid',
  /** The signer's certificate has run out since, and nothing else says how long the document lasts. */
  'key-expired': 'unknown',
  /** The signer's certificate was withdrawn by its country. */
  'key-revoked': 'invalid',
  /** An RSA key that is too short to prove anything. */
  'weak-key': 'invalid',
  /** The signer may sign another kind of certificate only (extended key usage). */
  'wrong-key-usage': 'invalid',
  /** The signer's certificate, carried inside, was not issued by the country's root for this purpose. */
  'signer-not-chained': 'invalid',
  /** Signed with a key for tests and development: right for training, worth nothing at a border. */
  'test-key': 'unknown',
  /** The signature does not cover everything that the document says. */
  'not-fully-signed': 'unknown',
  /** This device cannot check this kind of signature. */
  'unsupported-signature': 'unknown',
  /** The content is not what the issuer signed. */
  'bad-signature': 'invalid',
  /** The issuer has withdrawn it for good. */
  revoked: 'invalid',
  /** The issuer has issued a newer one, which says something else. */
  superseded: 'invalid',
  /** The issuer has withdrawn it for now, and may let it hold again. */
  suspended: 'invalid',
  /** The issuer says which certificates it has withdrawn, and this device has not heard of it yet. */
  'no-status': 'unknown',
  /** What we know of the issuer's withdrawn certificates is older than the trust policy allows. */
  'stale-status': 'unknown',
  'not-yet-valid': 'invalid',
  expired: 'invalid',
  /** The vaccination does not count yet: yellow fever needs ten days (International Health Regulations, Annex 7). */
  'not-yet-effective': 'invalid',
  /** The day up to which the vaccination counts has passed. */
  'no-longer-effective': 'invalid',
  /** A day of vaccination after the day of issue, or in the future. */
  'implausible-date': 'invalid',
  /** The vaccine is not in WHO's catalogue of products for the international certificate. */
  'product-not-listed': 'invalid',
  /** Genuine, and says nothing about a vaccination, test or recovery: a patient summary. */
  'no-immunization': 'unknown',
  /** Our keys are older than the trust policy allows. */
  'stale-trust': 'unknown',
  /** We have no keys at all. */
  'no-trust': 'unknown',
  /** The device's clock stands before a moment that has certainly passed. */
  'clock-behind': 'unknown',
} as const satisfies Record<string, 'invalid' | 'unknown'>;

export type ReasonCode = keyof typeof REASONS;

/** How a genuine certificate may have ended before its time. */
export type EndedStatus = Extract<ReasonCode, 'revoked' | 'superseded' | 'suspended'>;

/** All that can be said of a certificate's status where it is not known to hold. */
export type StatusReason = EndedStatus | Extract<ReasonCode, 'no-status' | 'stale-status'>;

/** `valid`: genuine and in force. `invalid`: certainly not. `unknown`: cannot tell, and never shown green. */
export type Outcome = 'valid' | 'invalid' | 'unknown';

/** The reasons that `read` can give: all that is wrong with a code before trust and time come in. */
export type ReadErrorCode = Extract<
  ReasonCode,
  | 'not-a-certificate'
  | 'unsupported-format'
  | 'link-only'
  | 'incomplete'
  | 'too-large'
  | 'malformed-encoding'
  | 'malformed-envelope'
  | 'malformed-compression'
  | 'malformed-content'
  | 'not-one-entry'
  | 'algorithm-not-allowed'
  | 'critical-extension'
>;

/** Which parts of a code in several parts have been seen, 1-based. */
export interface PartsSeen {
  readonly have: readonly number[];
  readonly total: number;
}

/** The only error that `read` throws. `message` is for developers; people get the translated sentence of `code`. */
export class ReadError extends Error {
  readonly code: ReadErrorCode;
  readonly parts?: PartsSeen;

  constructor(code: ReadErrorCode, message: string, parts?: PartsSeen) {
    super(message);
    this.name = 'ReadError';
    this.code = code;
    if (parts) this.parts = parts;
  }
}
