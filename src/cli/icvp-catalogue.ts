import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { IcvpCatalogueError, loadIcvpCatalogue } from '../issuer/icvp-catalogue.ts';
import { type Command, count, DATA_OPTION, dataOption, UsageError, withDatabase } from './command.ts';

const MAX_FILE_BYTES = 10_000_000;

export const icvpCatalogueCommand: Command = {
  usage: `FILE [options]

FILE is JSON: { "products": [{ "code", "name", "manufacturer"?, "vaccine"? }] }, where "vaccine" names the vaccine as
our records have it (such as "stamaril"): doses of it get a digital yellow card. It takes the place of the catalogue
before it. WHO publishes its catalogue under a non-commercial licence, so it does not come with the product.

  ${DATA_OPTION}`,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: dataOption });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) throw new UsageError('name one file');
    if ((await stat(file)).size > MAX_FILE_BYTES) throw new IcvpCatalogueError('larger than any catalogue');
    let json: unknown;
    try {
      json = JSON.parse(await readFile(file, 'utf8'));
    } catch (error) {
      if (error instanceof SyntaxError) throw new IcvpCatalogueError('not JSON');
      throw error;
    }
    const products = await withDatabase(values.data, (database) =>
      loadIcvpCatalogue(database, json, basename(file), new Date()),
    );
    console.log(`${count(products)} products`);
    return 0;
  },
};
