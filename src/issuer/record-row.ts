import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { VaccineId } from '../certificate/vaccines.ts';
import { IsoDate } from '../contract.ts';
import { countryByName } from './countries.ts';
import { foldedName, nameKey, tidyName } from './names.ts';
import { vaccineByName } from './vaccine-names.ts';

/** The columns of the national platform's export, one line a dose. */
export type RecordColumn =
  | 'name'
  | 'birthDate'
  | 'sex'
  | 'documentNumber'
  | 'phone'
  | 'nationality'
  | 'ordinal'
  | 'doseDate'
  | 'vaccine'
  | 'lot'
  | 'facility';

export const REQUIRED_COLUMNS: readonly RecordColumn[] = [
  'name',
  'birthDate',
  'sex',
  'documentNumber',
  'doseDate',
  'vaccine',
  'facility',
];

/** What the column is called in exports, without accents, case and punctuation. */
const HEADERS: Record<RecordColumn, readonly string[]> = {
  name: ['ho va ten', 'ho ten', 'name', 'full name'],
  birthDate: ['ngay sinh', 'ngay thang nam sinh', 'date of birth', 'birth date'],
  sex: ['gioi tinh', 'sex', 'gender'],
  documentNumber: [
    'cccd cmnd ho chieu',
    'cmnd cccd ho chieu',
    'cccd',
    'so cccd',
    'cmnd',
    'so cmnd',
    'ho chieu',
    'so ho chieu',
    'so giay to',
    'so cmnd cccd',
    'document number',
  ],
  phone: ['dien thoai', 'so dien thoai', 'sdt', 'phone'],
  nationality: ['quoc tich', 'nationality'],
  ordinal: ['mui', 'mui so', 'mui tiem', 'mui tiem so', 'dose'],
  doseDate: ['ngay tiem', 'date of vaccination'],
  vaccine: ['vac xin', 'vaccine', 'loai vac xin', 'ten vac xin'],
  lot: ['so lo', 'lo', 'lot', 'lot number'],
  facility: ['co so tiem', 'co so tiem chung', 'noi tiem', 'facility'],
};

const COLUMN_BY_HEADER = new Map(
  (Object.keys(HEADERS) as RecordColumn[]).flatMap((column) =>
    HEADERS[column].map((header) => [header, column] as const),
  ),
);

/** The column that a header cell names, whatever its accents, case, order and punctuation. */
export const recordColumn = (header: string): RecordColumn | undefined =>
  COLUMN_BY_HEADER.get(
    foldedName(header)
      .replace(/[^a-z0-9]+/g, ' ')
      .trim(),
  );

export type RowFault =
  | 'name-missing'
  | 'name-invalid'
  | 'birth-date-invalid'
  | 'sex-invalid'
  | 'document-number-invalid'
  | 'nationality-unknown'
  | 'dose-number-invalid'
  | 'dose-date-invalid'
  | 'vaccine-unknown'
  | 'lot-invalid'
  | 'facility-missing'
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
  readonly phone: string | null;
  readonly nationality: string;
  readonly ordinal: number;
  readonly doseDate: string;
  readonly vaccine: VaccineId;
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
  birthDate: 20,
  sex: 10,
  documentNumber: 30,
  phone: 30,
  nationality: 60,
  ordinal: 10,
  doseDate: 20,
  vaccine: 100,
  // The profile of the certificate wants lots under 20 characters.
  lot: 19,
  facility: 200,
};

/**
 * Reads one line's cells. Only what makes a line useless is refused here; what may be wrong about the person is found
 * by the check against the register.
 *
 * @param today `YYYY-MM-DD`; nobody was vaccinated later.
 */
export function readRecordRow(
  cells: Readonly<Partial<Record<RecordColumn, string>>>,
  today: string,
): RecordRow | RowRefusal {
  const cell = (column: RecordColumn) => (cells[column] ?? '').normalize('NFC').trim();
  for (const column of Object.keys(MAX_CELL_LENGTH) as RecordColumn[]) {
    if (cell(column).length > MAX_CELL_LENGTH[column]) return { fault: 'cell-too-long', column };
  }
  const name = tidyName(cell('name'));
  if (name === '') return { fault: 'name-missing', column: 'name' };
  if (!/^\p{L}[\p{L}\p{M}\p{N} .,'’()-]*$/u.test(name)) return { fault: 'name-invalid', column: 'name' };
  const birthDate = isoDate(cell('birthDate'));
  if (!birthDate) return { fault: 'birth-date-invalid', column: 'birthDate' };
  const sex = sexByName(cell('sex'));
  if (!sex) return { fault: 'sex-invalid', column: 'sex' };
  const documentNumber = documentNumberKey(cell('documentNumber'));
  if (!/^[\p{L}\p{N}]*$/u.test(documentNumber)) {
    return { fault: 'document-number-invalid', column: 'documentNumber' };
  }
  // The platform leaves it out for citizens.
  const nationality = countryByName(cell('nationality') || 'VN');
  if (!nationality) return { fault: 'nationality-unknown', column: 'nationality' };
  const ordinal = Number(cell('ordinal').replace(/^\D+/, '') || '1');
  if (!Number.isInteger(ordinal) || ordinal < 1 || ordinal > 20) {
    return { fault: 'dose-number-invalid', column: 'ordinal' };
  }
  const doseDate = isoDate(cell('doseDate'));
  if (!doseDate || doseDate > today) return { fault: 'dose-date-invalid', column: 'doseDate' };
  const vaccine = vaccineByName(cell('vaccine'));
  if (!vaccine) return { fault: 'vaccine-unknown', column: 'vaccine' };
  const lot = cell('lot');
  if (!/^[\p{L}\p{N} ./#_-]*$/u.test(lot)) return { fault: 'lot-invalid', column: 'lot' };
  const facility = tidyName(cell('facility'));
  if (facility === '') return { fault: 'facility-missing', column: 'facility' };

  const person = {
    name,
    birthDate,
    sex,
    documentNumber: documentNumber || null,
    phone: phoneNumber(cell('phone')),
    nationality,
  };
  return {
    ...person,
    contentKey: createHash('sha256').update(JSON.stringify(person)).digest('base64url'),
    nameKey: nameKey(name),
    nameFolded: foldedName(name),
    ordinal,
    doseDate,
    vaccine,
    lot: lot || null,
    facility,
  };
}

/** A document number as it is kept and compared: no blanks, full stops and hyphens; capitals. */
export const documentNumberKey = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s.-]/g, '')
    .toUpperCase();

const SEXES = new Map<string, 'male' | 'female'>([
  ['nam', 'male'],
  ['m', 'male'],
  ['male', 'male'],
  ['nu', 'female'],
  ['f', 'female'],
  ['female', 'female'],
]);

/** Nam or Nữ, however it is written; undefined for anything else. */
export const sexByName = (text: string): 'male' | 'female' | undefined => SEXES.get(foldedName(text));

/** `dd/mm/yyyy` (also `-` and `.` between) or `yyyy-mm-dd`, as `YYYY-MM-DD`; undefined for a day that does not exist. */
export function isoDate(text: string): string | undefined {
  const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [, day = '', month = '', year = ''] = dayFirst ?? [];
  const iso = dayFirst ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  return v.is(IsoDate, iso) && iso >= '1900-01-01' ? iso : undefined;
}

/** National form, digits only; null where nothing can be dialled. */
function phoneNumber(text: string): string | null {
  const digits = text.replace(/\D/g, '').replace(/^84(?=\d{9}$)/, '0');
  return digits.length >= 9 && digits.length <= 12 ? digits : null;
}
