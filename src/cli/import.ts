import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { writeCell } from '../issuer/csv.ts';
import { importRecords } from '../issuer/import.ts';
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

const SHOWN_LINES = 20;

export const importCommand: Command = {
  summary: 'take vaccination records from a CSV file',
  usage: `FILE [options]

Takes the national platform's export (CSV, UTF-8), one line a dose. Lines that cannot be taken are told with line
number and reason; the others are taken. The same file twice changes nothing the second time.

  ${DATA_OPTION}
  --rejected FILE   write the lines that were not taken there, each with its reason in front`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...dataOption, rejected: { type: 'string' } },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) throw new UsageError('name one file');
    const rejectedFile = values.rejected === undefined ? undefined : createWriteStream(values.rejected);
    const bytes = await openFile(file);
    let shown = 0;
    return withDatabase(values.data, async (database) => {
      await decideMode(database, false, false);
      const result = await importRecords(database, bytes, new Date(), (rejected) => {
        const { line, fault, column, text } = rejected;
        rejectedFile?.write(`${line},${fault},${column ?? ''},${writeCell(text)}\n`);
        if (shown++ < SHOWN_LINES) console.error(`line ${line}: ${fault}${column ? ` (${column})` : ''}`);
      });
      rejectedFile?.end();
      if (shown > SHOWN_LINES) console.error(`… and ${count(shown - SHOWN_LINES)} more`);
      console.log(
        `${count(result.lines)} lines: ${count(result.newRecords)} new records, ${count(result.newDoses)} new doses, ${count(result.rejected)} lines not taken`,
      );
      return result.rejected === 0 ? 0 : 1;
    });
  },
};
