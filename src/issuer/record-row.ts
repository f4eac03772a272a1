import { createHash } from 'node:crypto';
import type { VaccineId } from '../certificate/vaccines.ts';
import {
  countryNamed,
  DOCUMENT_NUMBER,
  documentNumberKey,
  phoneNumber,
  sexNamed,
  vaccineNamed,
} from './cell-values.ts';
import { type DateFault, readDate } from './dates.ts';
import { foldedName, nameKey, tidyName } from './names.ts';
import { COLUMNS, type RecordColumn } from './record-columns.ts';
import { hasStrangeCharacters, tidyCell, wholeNumber } from './spreadsheet-damage.ts';

export type RowFault =
  | 'name-missing'
  | 'name-invalid'
  | 'birth-date-invalid'
  /** Only the year is known, or the month and the year. */
  | 'birth-date-incomplete'
  /** A date in American order; the other dates of the file may be as well. */
  | 'date-month-first'
  | 'sex-invalid'
  | 'document-number-invalid'
  /** A spreadsheet has cut the number: the column must be one of text. */
  | 'digits-lost'
  | 'nationality-unknown'
  | 'dose-number-invalid'
  | 'dose-date-invalid'
  | 'vaccine-unknown'
  | 'lot-invalid'
  | 'facility-missing'
  /** Whoever sends the file does not answer for that facility. */
  | 'facility-not-yours'
  | 'guardian-document-number-invalid'
  | 'control-character'
  | 'cell-too-long';

/** One line of the export as data: a dose and whose it is. */
export interface RecordRow {
  readonly contentKey: string;
  readonly name: string;
  readonly nameKey: string;
  readonly nameFolded: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly documentNumber: string | null;
  readonly guardianDocumentNumber: string | null;
  readonly phone: string | null;
  readonly nationality: string;
  readonly ordinal: number;
  readonly doseDate: string;
  readonly vaccine: VaccineId;
  readonly manufacturer: string | null;
  readonly lot: string | null;
  readonly facility: string;
}

/** What is wrong with a line and in which column. */
export interface RowRefusal {
  readonly fault: RowFault;
  readonly column: RecordColumn;
}

const MAX_CELL_LENGTH: Record<RecordColumn, number> = {
  name: 100,
  // `ngày 12 tháng 12 năm 1990 12:00:00`
  birthDate: 40,
  sex: 10,
  documentNumber: 30,
  phone: 30,
  nationality: 60,
  ordinal: 10,
  doseDate: 40,
  vaccine: 100,
  // The profile of the certificate wants lots under 20 characters.
  lot: 19,
  facility: 200,
  manufacturer: 200,
  guardianDocumentNumber: 30,
};

/**
 * Reads one line's cells. Only what makes a line useless is refused here, each column for itself; what may be wrong
 * about the person is found by the check against the register.
 *
 * @param today `YYYY-MM-DD`; nobody was born or vaccinated later.
 */
export function readRecordRow(
  cells: Readonly<Partial<Record<RecordColumn, string>>>,
  today: string,
): RecordRow | { readonly refusals: readonly [RowRefusal, ...RowRefusal[]] } {
  const refusals: RowRefusal[] = [];
  const refuse = (column: RecordColumn, fault: RowFault) => {
    if (!refusals.some((refusal) => refusal.column === column)) refusals.push({ fault, column });
  };
  const tidy = {} as Record<RecordColumn, string>;
  for (const column of COLUMNS) {
    tidy[column] = tidyCell(cells[column] ?? '');
    if (tidy[column].length > MAX_CELL_LENGTH[column]) refuse(column, 'cell-too-long');
    if (hasStrangeCharacters(tidy[column])) refuse(column, 'control-character');
  }
  const date = (column: 'birthDate' | 'doseDate') => {
    const read = readDate(tidy[column], column === 'birthDate' ? 'birth' : 'dose', today);
    if (typeof read === 'string') return read;
    refuse(column, DATE_FAULTS[column][read.fault]);
    return '';
  };
  const numbers = (column: 'documentNumber' | 'guardianDocumentNumber' | 'phone') => {
    const number = wholeNumber(tidy[column]);
    if (number === undefined) refuse(column, 'digits-lost');
    return number ?? '';
  };

  const name = tidyName(tidy.name);
  if (name === '') refuse('name', 'name-missing');
  else if (!/^\p{L}[\p{L}\p{M}\p{N} .,'’()-]*$/u.test(name)) refuse('name', 'name-invalid');
  const birthDate = date('birthDate');
  const sex = sexNamed(tidy.sex);
  if (!sex) refuse('sex', 'sex-invalid');
  const documentNumber = documentNumberKey(numbers('documentNumber'));
  if (!DOCUMENT_NUMBER.test(documentNumber)) refuse('documentNumber', 'document-number-invalid');
  const guardianDocumentNumber = documentNumberKey(numbers('guardianDocumentNumber'));
  if (!DOCUMENT_NUMBER.test(guardianDocumentNumber)) {
    refuse('guardianDocumentNumber', 'guardian-document-number-invalid');
  }
  const phone = phoneNumber(numbers('phone'));
  // The platform leaves it out for citizens.
  const nationality = countryNamed(tidy.nationality || 'VN');
  if (!nationality) refuse('nationality', 'nationality-unknown');
  const ordinal = Number(wholeNumber(tidy.ordinal.replace(/^\D+/, '')) || '1');
  if (!Number.isInteger(ordinal) || ordinal < 1 || ordinal > 20) refuse('ordinal', 'dose-number-invalid');
  const doseDate = date('doseDate');
  const vaccine = vaccineNamed(tidy.vaccine);
  if (!vaccine) refuse('vaccine', 'vaccine-unknown');
  if (!/^[\p{L}\p{N} ./#_-]*$/u.test(tidy.lot)) refuse('lot', 'lot-invalid');
  const facility = tidyName(tidy.facility);
  if (facility === '') refuse('facility', 'facility-missing');

  const [first, ...others] = refusals;
  if (first || !sex || !nationality || !vaccine) {
    return { refusals: [first ?? { fault: 'name-missing', column: 'name' }, ...others] };
  }
  const person = {
    name,
    birthDate,
    sex,
    documentNumber: documentNumber || null,
    phone,
    nationality,
  };
  return {
    ...person,
    guardianDocumentNumber: guardianDocumentNumber || null,
    // Keys of records without a guardian are what they were before there were guardians.
    contentKey: contentKey(guardianDocumentNumber ? { ...person, guardianDocumentNumber } : person),
    nameKey: nameKey(name),
    nameFolded: foldedName(name),
    ordinal,
    doseDate,
    vaccine,
    manufacturer: tidy.manufacturer || null,
    lot: tidy.lot || null,
    facility,
  };
}

const contentKey = (person: object): string =>
  createHash('sha256').update(JSON.stringify(person)).digest('base64url');

const DATE_FAULTS: Record<'birthDate' | 'doseDate', Record<DateFault, RowFault>> = {
  birthDate: {
    incomplete: 'birth-date-incomplete',
    'month-first': 'date-month-first',
    invalid: 'birth-date-invalid',
  },
  doseDate: {
    incomplete: 'dose-date-invalid',
    'month-first': 'date-month-first',
    invalid: 'dose-date-invalid',
  },
};
