import { dateOfSerial } from './dates.ts';
import { restoreDocumentNumber } from './spreadsheet-damage.ts';
import { columnsNamed } from './table.ts';

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
  | 'facility'
  | 'manufacturer'
  | 'guardianDocumentNumber';

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
    'so dinh danh',
    'so dinh danh ca nhan',
    'document number',
  ],
  phone: ['dien thoai', 'so dien thoai', 'sdt', 'phone'],
  nationality: ['quoc tich', 'nationality'],
  ordinal: ['mui', 'mui so', 'mui tiem', 'mui tiem so', 'dose'],
  doseDate: ['ngay tiem', 'date of vaccination'],
  vaccine: ['vac xin', 'vaccine', 'loai vac xin', 'ten vac xin'],
  lot: ['so lo', 'lo', 'lot', 'lot number'],
  facility: ['co so tiem', 'co so tiem chung', 'noi tiem', 'facility'],
  manufacturer: ['nha san xuat', 'hang san xuat', 'manufacturer'],
  guardianDocumentNumber: [
    'cccd nguoi giam ho',
    'so cccd nguoi giam ho',
    'so dinh danh nguoi giam ho',
    'so dinh danh cua me cha',
    'so dinh danh cua cha me',
    'cccd cua me cha',
    'cccd cua cha me',
    'cccd me cha',
    'cccd cha me',
    'guardian document number',
  ],
};

/** The column that a header cell names, whatever its accents, case, order and punctuation. */
export const recordColumn = columnsNamed(
  (Object.keys(HEADERS) as RecordColumn[]).flatMap((column) =>
    HEADERS[column].map((header) => [header, column] as const),
  ),
);

/** Every column, whether or not a file has it. */
export const COLUMNS = Object.keys(HEADERS) as RecordColumn[];

/**
 * The text that a spreadsheet's number stands for, by its column: a document number with its noughts again, a day by its
 * serial number; everything else as it is.
 */
export function textOfNumber(column: RecordColumn, digits: string, since1904: boolean): string {
  if (column === 'documentNumber' || column === 'guardianDocumentNumber')
    return restoreDocumentNumber(digits);
  const isSerial = (column === 'birthDate' || column === 'doseDate') && Number(digits) >= 10_000;
  return (isSerial ? dateOfSerial(Number(digits), since1904) : undefined) ?? digits;
}
