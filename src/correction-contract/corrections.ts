/**
 * What phone and service say to each other about corrections that citizens ask for. Whoever asks has proved by a look-up
 * who they are; whoever follows a request has its number and the birth date.
 */
import * as v from 'valibot';
import { ConfirmResponse, IsoDate } from '../contract.ts';
import { readRequestNumber } from './request-number.ts';

const Id = v.pipe(v.number(), v.integer(), v.minValue(1));
const Text = (maxLength: number) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(maxLength), v.regex(/^\P{Cc}*$/u));
const Instant = v.pipe(v.string(), v.isoTimestamp());

/** Bytes of a photo, and pixels of its longer side: a paper can be read on it, and no more is needed. */
export const MAX_PHOTO_BYTES = 400_000;
export const MAX_PHOTO_PIXELS = 1_600;

/** One thing that is wrong, and what is right. */
export const Asked = v.variant('field', [
  v.object({ field: v.literal('name'), value: Text(100) }),
  v.object({ field: v.literal('birthDate'), value: IsoDate }),
  v.object({ field: v.literal('sex'), value: v.picklist(['male', 'female']) }),
  v.object({
    field: v.literal('documentNumber'),
    value: v.pipe(v.string(), v.regex(/^[A-Z0-9]{5,20}$/)),
  }),
  v.object({ field: v.literal('nationality'), value: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)) }),
  /** A dose of the record; what is not said is right. */
  v.object({
    field: v.literal('dose'),
    doseId: Id,
    date: v.exactOptional(IsoDate),
    vaccine: v.exactOptional(Text(60)),
    lot: v.exactOptional(Text(19)),
  }),
  v.object({
    field: v.literal('missing-dose'),
    date: IsoDate,
    vaccine: Text(60),
    lot: v.exactOptional(Text(19)),
    /** Where it was given, as the person calls it. */
    place: v.exactOptional(Text(100)),
  }),
]);
export type Asked = v.InferOutput<typeof Asked>;

export const AskedField = v.picklist(Asked.options.map(({ entries }) => entries.field.literal));
export type AskedField = Asked['field'];

/** What a confirmed look-up may be used for afterwards. */
const Capability = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

/** `POST /api/corrections/record`: what is on record, to say what is wrong with it. */
export const RecordToCorrectRequest = v.object({ token: Capability });
export const RecordToCorrect = v.object({
  name: v.string(),
  birthDate: v.string(),
  sex: v.picklist(['male', 'female']),
  documentNumber: v.nullable(v.string()),
  nationality: v.string(),
  doses: v.array(
    v.object({
      id: Id,
      date: v.string(),
      vaccine: v.string(),
      lot: v.nullable(v.string()),
      facility: v.string(),
    }),
  ),
  /** Those that certificates are issued for, as they are entered and as people call them. */
  vaccines: v.array(v.object({ id: v.string(), name: v.string() })),
});
export type RecordToCorrect = v.InferOutput<typeof RecordToCorrect>;

/** `POST /api/corrections`. The photo is a JPEG with nothing in it but the picture, in base64. */
export const CorrectionToSend = v.object({
  token: Capability,
  asked: Asked,
  note: v.exactOptional(Text(500)),
  photo: v.exactOptional(
    v.pipe(v.string(), v.maxLength(Math.ceil(MAX_PHOTO_BYTES / 3) * 4), v.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
  ),
});
export type CorrectionToSend = v.InferOutput<typeof CorrectionToSend>;

export const CorrectionReceived = v.object({ number: v.string() });
export type CorrectionReceived = v.InferOutput<typeof CorrectionReceived>;

/** `POST /api/corrections/follow`: whoever has the number and the birth date learns its fate, and nobody else anything. */
export const FollowRequest = v.object({
  number: v.pipe(
    v.string(),
    v.check((number) => readRequestNumber(number) === number, 'no number of a request'),
  ),
  birthDate: IsoDate,
});
export type FollowRequest = v.InferOutput<typeof FollowRequest>;

/** What has become of a request. */
export const CorrectionFate = v.object({
  number: v.string(),
  field: AskedField,
  facility: v.nullable(v.string()),
  receivedAt: Instant,
  /** When somebody who may decide, of the facility or above it, first opened it. */
  seenAt: v.nullable(Instant),
  decidedAt: v.nullable(Instant),
  outcome: v.nullable(v.picklist(['accepted', 'declined'])),
  /** In the words of whoever decided, where it was declined. */
  reason: v.nullable(v.string()),
});
export type CorrectionFate = v.InferOutput<typeof CorrectionFate>;

/** Who mends what is wrong with a record. */
export const Mend = v.picklist([
  /** The number as it stands on the identity card or passport. */
  'document-number',
  /** What the population register says, where it is this person; else the number. */
  'register',
  /** The register has to be asked or mended: the commune's police. */
  'police',
  /** The number of a parent or guardian. */
  'guardian',
  /** Somebody says whether two records are one person's. */
  'same-or-two',
  /** The dose as it stands in the facility's book. */
  'dose',
]);
export type Mend = v.InferOutput<typeof Mend>;

/** What `POST /api/look-up/confirm` answers: how far one person has come, and what they may ask for. */
export const ConfirmedLookUp = v.object({
  ...ConfirmResponse.entries,
  waiting: v.exactOptional(
    v.object({
      /** When the step that is not done began. */
      since: Instant,
      /** How many days it took the middle one of those who passed it lately; absent where they were few. */
      usualDays: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
      /** Where it stops: who has to do something. */
      mends: v.array(Mend),
    }),
  ),
  correcting: v.object({
    token: Capability,
    expiresInSeconds: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  /** Open ones, and those decided lately; newest first. */
  corrections: v.array(CorrectionFate),
});
export type ConfirmedLookUp = v.InferOutput<typeof ConfirmedLookUp>;
