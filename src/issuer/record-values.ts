import type { ClosedAs } from '../work-contract/records.ts';

/** What a record says and what was decided about it, as far as a decision can change it. */
export interface RecordValues {
  readonly name: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly documentNumber: string | null;
  readonly guardianDocumentNumber: string | null;
  /** Two or three letters, ISO 3166-1 as passports have it. */
  readonly nationality: string;
  readonly phone: string | null;
  /** Findings that somebody has confirmed to be true as they stand. */
  readonly waived: readonly string[];
  readonly deferredReason: string | null;
  /** The record that this one was brought together with. */
  readonly mergedInto: number | null;
  readonly closedAs: ClosedAs | null;
}

/** Who somebody is: what a certificate says of them, and by whom they were known when it was made. */
export const IDENTITY_KEYS: readonly string[] = [
  'name',
  'birthDate',
  'sex',
  'documentNumber',
  'guardianDocumentNumber',
  'nationality',
] satisfies (keyof RecordValues)[];

/** One dose of the record, by its id. */
export interface DoseValues {
  readonly id: number;
  readonly ordinal: number;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly vaccine: string;
  readonly lot: string | null;
}
