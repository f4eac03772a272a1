import { createWriteStream } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { Database } from '../issuer/database.ts';
import { importsDirectory, OPERATOR, storeUpload } from '../issuer/import-files.ts';
import { type ImportPreview, previewImport } from '../issuer/import-preview.ts';
import { firstRejections, rejectedFile } from '../issuer/import-rejected.ts';
import { discardImport, runImport } from '../issuer/import-run.ts';
import type { ImportProgress } from '../issuer/import-table.ts';
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
  usage: `FILE [options]

Takes the national platform's export (CSV in UTF-8, or Excel .xlsx), one line a dose, or a FHIR R4 bulk export (NDJSON of
Patient and Immunization). Lines that cannot be taken are told with line number and reason; the others are taken. The
same file twice changes nothing the second time; an import that was interrupted goes on when the file is given again.

  ${DATA_OPTION}
  --preview         say what would come of it, and take nothing
  --rejected FILE   write the lines that were not taken there, each with its reason in front: mend them and import that
                    file as it is`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...dataOption,
        preview: { type: 'boolean', default: false },
        rejected: { type: 'string' },
      },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) throw new UsageError('name one file');
    const bytes = await openFile(file);
    const directory = importsDirectory(resolve(values.data));
    return withDatabase(values.data, async (database) => {
      await decideMode(database, false, false);
      const upload = await storeUpload(database, directory, OPERATOR, basename(file), bytes, new Date());
      if (values.preview) {
        const preview = await previewImport(database, directory, upload.importId, new Date());
        await discardImport(database, directory, upload.importId);
        tellPreview(preview);
        return preview.rejected === 0 ? 0 : 1;
      }
      if (upload.importedBefore) {
        console.log(`This file was imported before, on ${upload.importedBefore.toISOString().slice(0, 10)}.`);
      }
      if (upload.resumed) console.log('An import of this file was interrupted; it goes on.');
      const result = await runImport(database, directory, upload.importId, () => new Date(), tellProgress);
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
      await tellRejected(database, result);
      if (values.rejected !== undefined) {
        const { text } = await rejectedFile(database, result.importId);
        await pipeline(Readable.from(text), createWriteStream(values.rejected, { mode: 0o600 }));
      }
      console.log(
        `${count(result.lines)} lines: ${count(result.newRecords)} new records, ${count(result.newDoses)} new doses, ${count(result.rejected)} lines not taken`,
      );
      return result.rejected === 0 ? 0 : 1;
    });
  },
};

function tellProgress({ shareDone, lines, newRecords, rejected }: ImportProgress): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(
    `\r\u001b[K${Math.floor(shareDone * 100)} %: ${count(lines)} lines, ${count(newRecords)} new records, ${count(rejected)} not taken`,
  );
}

async function tellRejected(database: Database, { importId, rejected }: ImportProgress): Promise<void> {
  for (const { line, fault, column } of await firstRejections(database, importId, SHOWN_LINES)) {
    console.error(`line ${line}: ${fault}${column ? ` (${column})` : ''}`);
  }
  if (rejected > SHOWN_LINES) console.error(`… and ${count(rejected - SHOWN_LINES)} more`);
}

function tellPreview(preview: ImportPreview): void {
  for (const { name, column } of preview.columns) console.log(`${column ?? '(passed over)'}\t${name}`);
  for (const { fault, column, count: times, examples } of preview.faults) {
    const lines = examples.map(({ line }) => line).join(', ');
    console.log(`${count(times)} × ${fault}${column ? ` (${column})` : ''}, as in line ${lines}`);
  }
  console.log(
    `${preview.complete ? '' : 'the first '}${count(preview.lines)} lines: ${count(preview.newRecords)} new records, ${count(preview.knownRecords)} known ones, ${count(preview.rejected)} lines that would not be taken`,
  );
}
