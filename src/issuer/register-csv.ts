import { sexByName } from './cell-values.ts';
import { readCsv } from './csv.ts';
import { isoDate } from './dates.ts';
import { tidyName } from './names.ts';
import type { RegisterPerson } from './register.ts';
import { columnsNamed } from './table.ts';

type RegisterColumn = 'documentNumber' | 'name' | 'birthDate' | 'sex';

const HEADERS: ReadonlyMap<string, RegisterColumn> = new Map([
  ['so dinh danh', 'documentNumber'],
  ['cccd', 'documentNumber'],
  ['so cccd', 'documentNumber'],
  ['document number', 'documentNumber'],
  ['ho va ten', 'name'],
  ['name', 'name'],
  ['ngay sinh', 'birthDate'],
  ['birth date', 'birthDate'],
  ['gioi tinh', 'sex'],
  ['sex', 'sex'],
]);

const COLUMNS: readonly RegisterColumn[] = ['documentNumber', 'name', 'birthDate', 'sex'];

/**
 * People of the population register from a CSV file.
 *
 * @throws {UnreadableFileError} where the file is no such table.
 */
export async function* registerFromCsv(
  bytes: AsyncIterable<Uint8Array>,
  onRejected: (line: number, fault: string) => void,
): AsyncGenerator<RegisterPerson> {
  const columnOf = columnsNamed(HEADERS);
  for await (const csvLine of readCsv(bytes, columnOf, COLUMNS)) {
    if ('fault' in csvLine) {
      onRejected(csvLine.line, csvLine.fault);
      continue;
    }
    const { cells, line } = csvLine;
    const name = tidyName(cells.name);
    const birthDate = isoDate(cells.birthDate);
    const sex = sexByName(cells.sex);
    if (!/^\d{12}$/.test(cells.documentNumber)) onRejected(line, 'document-number-invalid');
    else if (name === '' || name.length > 100) onRejected(line, 'name-invalid');
    else if (!birthDate) onRejected(line, 'birth-date-invalid');
    else if (!sex) onRejected(line, 'sex-invalid');
    else yield { documentNumber: cells.documentNumber, name, birthDate, sex };
  }
}
