/**
 * How fast records come in: a million lines of the demo country, or as many as the first argument says, into an empty
 * PostgreSQL: `npm run bench:import`.
 */
import { performance } from 'node:perf_hooks';
import { demoCountry } from '../../src/demo/country.ts';
import { openDatabase } from '../../src/issuer/database.ts';
import { importRecords } from '../../src/issuer/import.ts';
import { setup } from '../postgres.ts';

const LINES = Number(process.argv[3] ?? 1_000_000);

function* file(): Generator<Uint8Array> {
  let chunk = '';
  let lines = 0;
  for (const line of demoCountry({ seed: 1, people: LINES }).csv()) {
    chunk += `${line}\n`;
    if (chunk.length > 64_000) {
      yield Buffer.from(chunk);
      chunk = '';
    }
    if (++lines > LINES) break;
  }
  yield Buffer.from(chunk);
}

const print = (text: string) => process.stdout.write(`${text}\n`);

let url = '';
const project = {
  provide: (_name: string, value: string) => {
    url = value;
  },
};
const stop = await setup(project as unknown as Parameters<typeof setup>[0]);
try {
  const chunks = [...file()];
  const database = await openDatabase({ url: `${url}postgres` });
  for (const time of ['first', 'second']) {
    const begun = performance.now();
    const { lines, newRecords, newDoses } = await importRecords(database, chunks, new Date());
    const seconds = (performance.now() - begun) / 1000;
    print(
      `${time} time: ${lines} lines, ${newRecords} new records, ${newDoses} new doses in ${seconds.toFixed(1)} s, ` +
        `${Math.round(lines / seconds)} lines a second, ${Math.round(process.memoryUsage.rss() / 1e6)} MB`,
    );
  }
  await database.close();
} finally {
  await stop();
}
