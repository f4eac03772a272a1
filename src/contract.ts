/**
 * What phone and service say to each other: the shapes of every request and response, checked on both sides.
 * Personal data travels in bodies only, never in addresses.
 */
import * as v from 'valibot';

/** Errors that the service answers with; the phone has a sentence for each. Body: `{ "error": code }`. */
export const ServiceErrorCode = v.picklist([
  'bad-request',
  'too-large',
  'too-many-requests',
  'code-wrong',
  'code-expired',
  'proof-wrong',
  'not-found',
  'unavailable',
]);
export type ServiceErrorCode = v.InferOutput<typeof ServiceErrorCode>;
export const ServiceError = v.object({ error: ServiceErrorCode });

/** A control character is nobody's name; one of them, NUL, no database takes. */
const text = (maxLength: number) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(maxLength), v.regex(/^\P{Cc}*$/u));

/** `YYYY-MM-DD`, a day that exists. */
export const IsoDate = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((date) => {
    // Also asked about what is no date at all.
    const instant = new Date(`${date}T00:00:00Z`);
    return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
  }, 'no such day'),
);

/** `POST /api/look-up`: who is looking for their certificate. */
export const LookUpRequest = v.object({
  name: text(100),
  birthDate: IsoDate,
  documentNumber: v.pipe(text(20), v.regex(/^[\p{L}\p{N} .-]+$/u)),
});
export type LookUpRequest = v.InferOutput<typeof LookUpRequest>;

/** The same for everybody, known or not: only the phone on record learns more. */
export const LookUpResponse = v.object({
  lookUpId: v.pipe(v.string(), v.maxLength(64)),
  expiresInSeconds: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type LookUpResponse = v.InferOutput<typeof LookUpResponse>;

/** `POST /api/look-up/confirm`: the six digits that came by SMS. */
export const ConfirmRequest = v.object({
  lookUpId: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  code: v.pipe(v.string(), v.regex(/^\d{6}$/)),
});
export type ConfirmRequest = v.InferOutput<typeof ConfirmRequest>;

/** The three official steps from a record to a certificate, in order. */
export const STEPS = ['check', 'attest', 'certify'] as const;
export type StepId = (typeof STEPS)[number];

/** Why a record cannot be certified yet, or what somebody should look at: the closed catalogue (docs/findings.md). */
export const FindingCode = v.picklist([
  'document-number-missing',
  'document-number-malformed',
  'document-number-old-card',
  'document-number-impossible',
  'foreigner-has-citizen-number',
  'document-number-birth-year-differs',
  'document-number-sex-differs',
  'not-in-register',
  'name-tones-differ',
  'name-spelling-differs',
  'name-order-differs',
  'name-part-missing',
  'name-differs',
  'birth-day-month-swapped',
  'birth-year-off-by-one',
  'birth-date-placeholder',
  'birth-date-differs',
  'sex-differs',
  'guardian-needed',
  'guardian-not-in-register',
  'phone-shared',
  'duplicate-person',
  'dose-out-of-order',
  'dose-before-licence',
  'dose-before-birth',
  'doses-on-one-day',
  'dose-entered-twice',
  'interval-too-short',
  'lot-unknown',
  'product-manufacturer-differ',
]);
export type FindingCode = v.InferOutput<typeof FindingCode>;

export const Step = v.object({
  step: v.picklist(STEPS),
  /** When it was done (ISO 8601, UTC); absent while it is not. */
  doneAt: v.optional(v.pipe(v.string(), v.isoTimestamp())),
});
export type Step = v.InferOutput<typeof Step>;

const SignedText = v.pipe(v.string(), v.maxLength(10_000));

/** One certificate: as a SMART Health Card (compact JWS), and its twins in the EU's and WHO's forms (`HC1:…`). */
export const SignedForms = v.object({
  signedText: SignedText,
  twins: v.pipe(v.array(SignedText), v.maxLength(20)),
});
export type SignedForms = v.InferOutput<typeof SignedForms>;

/** What `confirm` answers: how far one person has come, and what they have. */
export const HolderStatus = v.object({
  name: v.string(),
  steps: v.array(Step),
  findings: v.array(FindingCode),
  /** Newest first. */
  certificates: v.array(SignedForms),
});
export type HolderStatus = v.InferOutput<typeof HolderStatus>;

/** What a phone says to ask again without another code. */
const FollowToken = v.pipe(v.string(), v.regex(/^[\w-]{32}$/));

/** What `confirm` answers, with what this phone may ask by from now on. */
export const ConfirmResponse = v.object({ ...HolderStatus.entries, follow: FollowToken });
export type ConfirmResponse = v.InferOutput<typeof ConfirmResponse>;

/** Why a certificate does not hold: what a correction supersedes has a newer one, and a suspension may be lifted. */
export const EndReason = v.picklist([
  'correction',
  'key-compromised',
  'issued-in-error',
  'fraud',
  'record-annulled',
  'holder-died',
  'holder-request',
  'under-investigation',
]);
export type EndReason = v.InferOutput<typeof EndReason>;

export const EndedCertificate = v.object({
  /** As the certificate says it. */
  number: v.pipe(v.string(), v.maxLength(100)),
  kind: v.picklist(['revoked', 'superseded', 'suspended']),
  reason: EndReason,
  /** ISO 8601, UTC. */
  endedAt: v.pipe(v.string(), v.isoTimestamp()),
});
export type EndedCertificate = v.InferOutput<typeof EndedCertificate>;

/** `POST /api/follow`: what has become of the records that were opened to this phone. */
export const FollowRequest = v.object({ follow: FollowToken });

export const FollowResponse = v.object({
  /** Absent where all records are closed. */
  status: v.exactOptional(HolderStatus),
  ended: v.pipe(v.array(EndedCertificate), v.maxLength(100)),
});
export type FollowResponse = v.InferOutput<typeof FollowResponse>;

/** `POST /api/offers`: a certificate of those records, to be fetched by another wallet. */
export const OfferRequest = v.object({
  follow: FollowToken,
  number: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
});

export const OfferResponse = v.object({
  /** `openid-credential-offer://…`, to be opened or shown as a code (OpenID4VCI 1.0 §4.1). */
  offer: v.pipe(v.string(), v.maxLength(2_000)),
  /** What the other wallet asks for. */
  digits: v.pipe(v.string(), v.regex(/^\d{4,10}$/)),
  expiresInSeconds: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type OfferResponse = v.InferOutput<typeof OfferResponse>;

/** `GET /api/deployment`: what a surface must know about the service behind it. */
export const Deployment = v.object({
  /** A made-up country: every screen says so. */
  demo: v.boolean(),
  /** Whether people may sign in with their national eID, from `/api/eid/start`. */
  eid: v.boolean(),
});
export type Deployment = v.InferOutput<typeof Deployment>;

/** `GET /api/totals`: public, at most a minute old. Provinces and nothing smaller, none with fewer than ten people. */
export const Totals = v.object({
  /** ISO 8601, UTC. */
  asOf: v.string(),
  people: v.number(),
  blocked: v.number(),
  certified: v.number(),
  parts: v.array(
    v.object({
      /** Null for all others together: small ones, and facilities of which nobody has said where they lie. */
      name: v.nullable(v.string()),
      people: v.number(),
      blocked: v.number(),
      certified: v.number(),
    }),
  ),
});
export type Totals = v.InferOutput<typeof Totals>;

/** Where the service publishes what verifiers need; static files. */
export const PATHS = {
  trustBundle: '/trust/bundle.jwt',
  trustRoot: '/trust/root.json',
  keySet: '/.well-known/jwks.json',
  /** The authority and signers of EU and WHO certificates, in PEM. */
  documentSigners: '/.well-known/hcert-signers.pem',
  /** The status of every certificate, at the first version of the day. */
  statusSet: '/trust/status/set.cose',
} as const;

/** A part of the trust bundle, by its SHA-256 in base64url: what is there never changes. */
export const trustPartPath = (digest: string) => `/trust/parts/${digest}.json`;

/** Every address that this path makes. */
export const TRUST_PART_FILE = /^\/trust\/parts\/([\w-]{43})\.json$/;

/** What has changed since a version that a set or a delta has led to; until the next day it grows. */
export const deltaPath = (fromVersion: number | '{from}') => `/trust/status/delta-${fromVersion}.cose`;

/** The Token Status List of a shard: 2^20 certificates, by their indexes. */
export const statusListPath = (shard: number | '{shard}') => `/status-lists/${shard}.jwt`;

/** The revocation list of a key, where SMART Health Cards have it. */
export const crlPath = (kid: string) => `/.well-known/crl/${kid}.json`;

/** The revocation lists of other issuers, where the operator has fetched any. */
export const FOREIGN_REVOCATIONS_PATH = '/trust/status/foreign.cose';

/** Every address that these paths make. */
export const STATUS_FILE =
  /^\/(trust\/status\/(delta-\d{1,15}|foreign)\.cose|status-lists\/\d{1,4}\.jwt|\.well-known\/crl\/[\w-]{43}\.json)$/;

/** What a notice tells; nothing more travels with it but the language. */
export const NoticeKind = v.picklist(['ready', 'renewed', 'expiring', 'revoked']);
export type NoticeKind = v.InferOutput<typeof NoticeKind>;

/** What the service worker is told (RFC 8030), encrypted for it alone. */
export const NoticeMessage = v.object({ kind: NoticeKind, language: v.picklist(['vi', 'en']) });
export type NoticeMessage = v.InferOutput<typeof NoticeMessage>;

/** `GET /api/notices`: the key by which push services know this one (RFC 8292), null where it sends no notices. */
export const NoticeOptions = v.object({ key: v.nullable(v.pipe(v.string(), v.regex(/^[\w-]{87}$/))) });
export type NoticeOptions = v.InferOutput<typeof NoticeOptions>;

const Endpoint = v.pipe(v.string(), v.url(), v.maxLength(1000));

const Subscription = v.object({
  endpoint: Endpoint,
  /** Of `PushSubscription`: an uncompressed point of P-256, and 16 bytes (RFC 8291 §3). */
  p256dh: v.pipe(v.string(), v.regex(/^[\w-]{87}$/)),
  auth: v.pipe(v.string(), v.regex(/^[\w-]{22}$/)),
});

/** `POST /api/notices`: this browser wants to be told what becomes of the records that were opened to this phone. */
export const NoticeRequest = v.object({
  follow: FollowToken,
  ...Subscription.entries,
  language: NoticeMessage.entries.language,
});
export type NoticeRequest = v.InferOutput<typeof NoticeRequest>;

/** `POST /api/notices/move`: the browser has another subscription now. Only it knows the address of the one before. */
export const NoticeMove = v.object({ from: Endpoint, ...Subscription.entries });
export type NoticeMove = v.InferOutput<typeof NoticeMove>;

/** `POST /api/notices/end`: no more of them. Only the browser itself knows the address. */
export const NoticeEnd = v.object({ endpoint: Endpoint });
export const NoticeAnswer = v.object({});
