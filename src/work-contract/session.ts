/** Signing in to the workbench: by passkey only, enrolled by a one-time code from the administrator. */
import * as v from 'valibot';

export const Role = v.picklist(['clerk', 'police', 'province', 'ministry']);
export type Role = v.InferOutput<typeof Role>;

const Place = v.nullable(v.string());

/** `GET /api/work/me`, and what signing in answers: who is at work and for which territory. */
export const Me = v.object({
  accountId: v.number(),
  name: v.string(),
  role: Role,
  /** Null where the role has none. */
  facility: Place,
  province: Place,
  commune: Place,
  /** When this sitting ends (ISO 8601, UTC). */
  expiresAt: v.string(),
});
export type Me = v.InferOutput<typeof Me>;

/** `POST /api/work/enrol/options`: the code that the administrator gave, `XXXX-XXXX-XXXX`. */
export const EnrolOptionsRequest = v.object({ code: v.pipe(v.string(), v.trim(), v.maxLength(40)) });

/** WebAuthn's own JSON forms (§5.1.8); the library on either side knows their content. */
const WebAuthnJson = v.looseObject({});

export const CeremonyOptions = v.object({
  /** Names the ceremony to the service when it is completed. */
  ceremonyId: v.string(),
  options: WebAuthnJson,
});
export type CeremonyOptions = v.InferOutput<typeof CeremonyOptions>;

/** `POST /api/work/sign-in/options` takes `{}` and answers `CeremonyOptions`, `POST /api/work/sign-out` takes `{}`. */

/** `POST /api/work/enrol` and `POST /api/work/sign-in`: what the authenticator answered. Both answer `Me`. */
export const CeremonyRequest = v.object({
  ceremonyId: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  response: WebAuthnJson,
});
export type CeremonyRequest = v.InferOutput<typeof CeremonyRequest>;

/** `POST /api/work/accounts`: the ministry's administrator makes accounts for all, a province for its own. */
export const NewAccount = v.object({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(100), v.regex(/^\P{Cc}*$/u)),
  role: Role,
  facilityId: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  province: v.nullable(v.pipe(v.string(), v.maxLength(100))),
  commune: v.nullable(v.pipe(v.string(), v.maxLength(100))),
});
export type NewAccount = v.InferOutput<typeof NewAccount>;

/** The one-time code is shown once and kept as a digest only. */
export const AccountWithCode = v.object({
  accountId: v.number(),
  code: v.string(),
  codeExpiresAt: v.string(),
});
export type AccountWithCode = v.InferOutput<typeof AccountWithCode>;

/**
 * `POST /api/work/accounts/code`: a new code, say after a phone was lost; the account's passkeys stop working at once.
 * Answers `AccountWithCode`. `POST /api/work/accounts/disable`: for good; answers 204.
 */
export const AccountRequest = v.object({ accountId: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/** `POST /api/work/accounts/places`: of which province communes and facilities are wanted; null for those in none. */
export const PlacesRequest = v.object({ province: v.nullable(v.pipe(v.string(), v.maxLength(100))) });

/** Where an account may belong, within one's own territory. */
export const Places = v.object({
  provinces: v.array(v.string()),
  communes: v.array(v.string()),
  facilities: v.array(v.object({ id: v.number(), name: v.string(), commune: Place })),
});
export type Places = v.InferOutput<typeof Places>;

/** `GET /api/work/accounts` */
export const AccountList = v.object({
  accounts: v.array(
    v.object({
      accountId: v.number(),
      name: v.string(),
      role: Role,
      facility: Place,
      province: Place,
      commune: Place,
      passkeys: v.number(),
      /** When a passkey was last used, or the account was last at work. */
      lastSeenAt: v.nullable(v.string()),
      /** Until when a code waits to be used; null where none does. Codes that never expire are the demo country's. */
      codeExpiresAt: v.nullable(v.string()),
      disabled: v.boolean(),
    }),
  ),
});
export type AccountList = v.InferOutput<typeof AccountList>;

/** Errors that the workbench's routes answer with, besides those of every route. Body: `{ "error": code }`. */
export const WorkErrorCode = v.picklist([
  'signed-out',
  'not-allowed',
  'enrolment-code-wrong',
  'passkey-refused',
]);
export type WorkErrorCode = v.InferOutput<typeof WorkErrorCode>;
