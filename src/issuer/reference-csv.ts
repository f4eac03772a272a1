import { readCsv } from './csv.ts';
import type { FacilityPlace } from './facilities.ts';
import type { Lot } from './lots.ts';
import { tidyName } from './names.ts';
import { columnsNamed } from './table.ts';
import { vaccineByName } from './vaccine-names.ts';

type OnRejected = (line: number, fault: string) => void;

const MOST_NAME = 200;
const MOST_PLACE = 100;
const MOST_LOT = 30;

const facilityColumn = columnsNamed(
  Object.entries({
    'co so tiem': 'name',
    'co so': 'name',
    facility: 'name',
    tinh: 'province',
    'tinh thanh pho': 'province',
    province: 'province',
    xa: 'commune',
    'xa phuong': 'commune',
    commune: 'commune',
  } as const),
);

/**
 * Facilities and where they lie from a CSV file.
 *
 * @throws {UnreadableFileError} where the file is no such table.
 */
export async function* facilitiesFromCsv(
  bytes: AsyncIterable<Uint8Array>,
  onRejected: OnRejected,
): AsyncGenerator<FacilityPlace> {
  for await (const csvLine of readCsv(bytes, facilityColumn, ['name', 'province', 'commune'])) {
    if ('fault' in csvLine) {
      onRejected(csvLine.line, csvLine.fault);
      continue;
    }
    const name = tidyName(csvLine.cells.name);
    const province = tidyName(csvLine.cells.province);
    const commune = tidyName(csvLine.cells.commune);
    if (name === '' || name.length > MOST_NAME) onRejected(csvLine.line, 'facility-invalid');
    else if (province === '' || province.length > MOST_PLACE) onRejected(csvLine.line, 'province-invalid');
    else if (commune === '' || commune.length > MOST_PLACE) onRejected(csvLine.line, 'commune-invalid');
    else yield { name, province, commune };
  }
}

const lotColumn = columnsNamed(
  Object.entries({
    'vac xin': 'vaccine',
    vaccine: 'vaccine',
    'ten vac xin': 'vaccine',
    'so lo': 'lot',
    lo: 'lot',
    lot: 'lot',
    'lot number': 'lot',
  } as const),
);

/**
 * Lots of vaccines from a CSV file.
 *
 * @throws {UnreadableFileError} where the file is no such table.
 */
export async function* lotsFromCsv(
  bytes: AsyncIterable<Uint8Array>,
  onRejected: OnRejected,
): AsyncGenerator<Lot> {
  for await (const csvLine of readCsv(bytes, lotColumn, ['vaccine', 'lot'])) {
    if ('fault' in csvLine) {
      onRejected(csvLine.line, csvLine.fault);
      continue;
    }
    const vaccine = vaccineByName(csvLine.cells.vaccine);
    const lot = csvLine.cells.lot.trim();
    if (!vaccine) onRejected(csvLine.line, 'vaccine-unknown');
    else if (lot === '' || lot.length > MOST_LOT) onRejected(csvLine.line, 'lot-invalid');
    else yield { vaccine, lot };
  }
}
