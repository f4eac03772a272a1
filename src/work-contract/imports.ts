/** What screens and service say to each other about importing records. */
import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** What is told is not changed by who is told. */
const listOf = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.readonly());
const instant = v.pipe(v.string(), v.isoTimestamp());

/** The columns that a file of records may have. */
export const ImportColumn = v.picklist([
  'name',
  'birthDate',
  'sex',
  'documentNumber',
  'phone',
  'nationality',
  'ordinal',
  'doseDate',
  'vaccine',
  'lot',
  'facility',
  'manufacturer',
  'guardianDocumentNumber',
]);
export type ImportColumn = v.InferOutput<typeof ImportColumn>;

/** Why a line of a file, or a field of the form, is not taken; the screens have a sentence for each. */
export const ImportFaultCode = v.picklist([
  'line-too-long',
  'not-utf8',
  'control-character',
  'malformed-line',
  'wrong-column-count',
  'name-missing',
  'name-invalid',
  'birth-date-invalid',
  'birth-date-incomplete',
  'date-month-first',
  'sex-invalid',
  'document-number-invalid',
  'digits-lost',
  'nationality-unknown',
  'dose-number-invalid',
  'dose-date-invalid',
  'vaccine-unknown',
  'lot-invalid',
  'facility-missing',
  'facility-not-yours',
  'guardian-document-number-invalid',
  'cell-too-long',
  'not-json',
  'resource-not-used',
  'resource-malformed',
  'patient-missing',
  'patient-malformed',
  'immunization-not-completed',
]);
export type ImportFaultCode = v.InferOutput<typeof ImportFaultCode>;

/** Why a file cannot be read at all. */
export const UnreadableFileCode = v.picklist([
  'empty',
  'not-utf8',
  'missing-columns',
  'repeated-columns',
  'too-many-columns',
  'old-excel',
  'not-a-workbook',
  'damaged-workbook',
  'too-large',
  'no-immunizations',
]);
export type UnreadableFileCode = v.InferOutput<typeof UnreadableFileCode>;

/** Answer 422 to a file that cannot be read: why, and the columns that are missing or repeated. */
export const UnreadableFile = v.object({ error: UnreadableFileCode, columns: v.array(ImportColumn) });
export type UnreadableFile = v.InferOutput<typeof UnreadableFile>;

export const ImportFormat = v.picklist(['csv', 'xlsx', 'fhir']);

const PreviewRow = v.object({
  name: v.string(),
  birthDate: v.string(),
  sex: v.picklist(['male', 'female']),
  documentNumber: v.nullable(v.string()),
  guardianDocumentNumber: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  nationality: v.string(),
  ordinal: count,
  doseDate: v.string(),
  vaccine: v.string(),
  lot: v.nullable(v.string()),
  manufacturer: v.nullable(v.string()),
  facility: v.string(),
});

/** What would come of a file. */
export const ImportPreview = v.object({
  format: ImportFormat,
  /** The header's cells and what each is taken for; null where it is passed over. None of FHIR. */
  columns: listOf(v.object({ name: v.string(), column: v.nullable(ImportColumn) })),
  /** The first lines: each as it would be taken, or why not. */
  first: listOf(
    v.object({
      line: count,
      row: v.optional(PreviewRow),
      fault: v.optional(ImportFaultCode),
      column: v.optional(ImportColumn),
    }),
  ),
  /** Lines that were looked at, and whether these were all. */
  lines: count,
  complete: v.boolean(),
  rejected: count,
  /** The most frequent one first. */
  faults: listOf(
    v.object({
      fault: ImportFaultCode,
      column: v.optional(ImportColumn),
      count,
      examples: listOf(v.object({ line: count, text: v.string() })),
    }),
  ),
  newRecords: count,
  knownRecords: count,
});
export type ImportPreview = v.InferOutput<typeof ImportPreview>;

/** `POST /api/work/imports`, the file as body, its name percent-encoded in `x-file-name`. */
export const UploadResponse = v.object({
  importId: count,
  /** When the same file was imported to its end before. */
  importedBefore: v.nullable(instant),
  preview: ImportPreview,
});
export type UploadResponse = v.InferOutput<typeof UploadResponse>;

/** `GET /api/work/imports/:id`: how far an import has come. */
export const ImportProgress = v.object({
  importId: count,
  fileName: v.string(),
  format: ImportFormat,
  sizeBytes: count,
  state: v.picklist(['uploaded', 'running', 'done', 'failed']),
  failure: v.nullable(UnreadableFileCode),
  /** From 0 to 1. */
  shareDone: v.number(),
  lines: count,
  rejected: count,
  rejectedKept: count,
  /**
   * Told to the ministry alone; null for everybody else. Who sees a part of the country would learn from a line that
   * brought nothing new that its person is known elsewhere.
   */
  newRecords: v.nullable(count),
  newDoses: v.nullable(count),
  uploadedAt: instant,
  startedAt: v.nullable(instant),
  finishedAt: v.nullable(instant),
});
export type ImportProgress = v.InferOutput<typeof ImportProgress>;

/** `GET /api/work/imports`: the account's latest imports, the newest first. */
export const ImportList = v.object({ imports: v.array(ImportProgress) });
export type ImportList = v.InferOutput<typeof ImportList>;

const text = v.pipe(v.string(), v.maxLength(300));

const EnteredDose = v.object({
  ordinal: v.optional(text),
  doseDate: text,
  vaccine: text,
  lot: v.optional(text),
  manufacturer: v.optional(text),
  facility: text,
});

/** `POST /api/work/imports/one`: a person and their doses, as typed; what is wrong with a field is told in the answer. */
export const EnterRequest = v.object({
  name: text,
  birthDate: text,
  sex: text,
  documentNumber: text,
  guardianDocumentNumber: v.optional(text),
  phone: v.optional(text),
  nationality: v.optional(text),
  doses: v.pipe(v.tupleWithRest([EnteredDose], EnteredDose), v.maxLength(20)),
});
export type EnterRequest = v.InferOutput<typeof EnterRequest>;

export const EnterResponse = v.union([
  /** Both null where the record is one that the account may not open. */
  v.object({ recordId: v.nullable(count), newDoses: v.nullable(count) }),
  v.object({
    refusals: listOf(v.object({ field: ImportColumn, fault: ImportFaultCode, dose: v.optional(count) })),
  }),
]);
export type EnterResponse = v.InferOutput<typeof EnterResponse>;
