import { parseArgs } from 'node:util';
import { loadRegister } from '../issuer/register.ts';
import { registerFromCsv } from '../issuer/register-csv.ts';
import { decideMode } from '../server/mode.ts';
import {
  type Command,
  count,
  DATA_OPTION,
  dataOption,
  openFile,
  UsageError,
  withDatabase,
} from './command.ts';

export const registerCommand: Command = {
  summary: 'load the population register from a CSV file',
  usage: `FILE [options]

Columns: Số định danh, Họ và tên, Ngày sinh, Giới tính. Who is there already is replaced.

  ${DATA_OPTION}`,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: dataOption });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) throw new UsageError('name one file');
    let rejected = 0;
    const people = registerFromCsv(await openFile(file), (line, fault) => {
      rejected++;
      console.error(`line ${line}: ${fault}`);
    });
    const loaded = await withDatabase(values.data, async (database) => {
      await decideMode(database, false, false);
      return loadRegister(database, people);
    });
    console.log(`${count(loaded)} people, ${count(rejected)} lines not taken`);
    return rejected === 0 ? 0 : 1;
  },
};
