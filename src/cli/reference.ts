import type { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import type { Database } from '../issuer/database.ts';
import { loadFacilities } from '../issuer/facilities.ts';
import { loadLots } from '../issuer/lots.ts';
import { facilitiesFromCsv, lotsFromCsv } from '../issuer/reference-csv.ts';
import { loadRegister } from '../issuer/register.ts';
import { registerFromCsv } from '../issuer/register-csv.ts';
import { decideMode } from '../server/mode.ts';
import {
  type Command,
  count,
  DATA_OPTION,
  dataOption,
  keepInAudit,
  openFile,
  UsageError,
  withDatabase,
} from './command.ts';

/** A command that loads one table from one CSV file and tells each line that it does not take. */
const loadCommand = <Row>(
  columns: string,
  what: string,
  action: string,
  read: (bytes: Readable, onRejected: (line: number, fault: string) => void) => AsyncIterable<Row>,
  load: (database: Database, rows: AsyncIterable<Row>) => Promise<number>,
): Command => ({
  usage: `FILE [options]

${columns}

  ${DATA_OPTION}`,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: dataOption });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) throw new UsageError('name one file');
    let rejected = 0;
    const rows = read(await openFile(file), (line, fault) => {
      rejected++;
      console.error(`line ${line}: ${fault}`);
    });
    const loaded = await withDatabase(values.data, async (database) => {
      await decideMode(database, false, false);
      const taken = await load(database, rows);
      await keepInAudit(database, action, { loaded: taken, rejected });
      return taken;
    });
    console.log(`${count(loaded)} ${what}, ${count(rejected)} lines not taken`);
    return rejected === 0 ? 0 : 1;
  },
});

export const registerCommand = loadCommand(
  'Columns: Số định danh, Họ và tên, Ngày sinh, Giới tính. Who is there already is replaced.',
  'people',
  'register-loaded',
  registerFromCsv,
  loadRegister,
);

export const facilitiesCommand = loadCommand(
  'Columns: Cơ sở tiêm, Tỉnh/Thành phố, Xã/Phường. A facility goes by its name, as records have it.',
  'facilities',
  'facilities-loaded',
  facilitiesFromCsv,
  loadFacilities,
);

export const lotsCommand = loadCommand(
  'Columns: Vắc xin, Số lô. Lots are added to those that are known.',
  'lots',
  'lots-loaded',
  lotsFromCsv,
  loadLots,
);
