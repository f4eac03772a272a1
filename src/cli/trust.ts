import { parseArgs } from 'node:util';
import { addTrustedIssuer, trustedIssuers } from '../issuer/trusted-issuers.ts';
import { type Command, count, DATA_OPTION, dataOption, UsageError, withDatabase } from './command.ts';

export const trustCommand: Command = {
  summary: 'say whose certificates our verifiers shall believe',
  usage: `add ISSUER --name NAME --country CC [options]
       vi-vacxin trust list [options]

Adds the keys that an issuer publishes at its own origin (ISSUER/.well-known/jwks.json), or renews them. They are in the
trust bundle from its next publication, at the latest when the service starts.

  --name NAME       how screens name the issuer
  --name-en NAME    the same in English (default: as in --name)
  --country CC      ISO 3166-1 alpha-2
  ${DATA_OPTION}`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...dataOption,
        name: { type: 'string' },
        'name-en': { type: 'string' },
        country: { type: 'string' },
      },
    });
    const [action, iss, ...others] = positionals;
    if (action === 'list' && iss === undefined) return list(values.data);
    if (action !== 'add' || iss === undefined || others.length > 0) {
      throw new UsageError('say "add" and one issuer, or "list"');
    }
    const { name, country } = values;
    if (!name) throw new UsageError('--name is needed');
    if (!country || !/^[A-Z]{2}$/.test(country))
      throw new UsageError('--country must be two capitals, such as JP');
    const issuer = { iss, name: { vi: name, en: values['name-en'] ?? name }, country };
    return withDatabase(values.data, async (database) => {
      console.log(`${count(await addTrustedIssuer(database, issuer, new Date()))} keys of ${iss}`);
      return 0;
    });
  },
};

const list = (dataDirectory: string): Promise<number> =>
  withDatabase(dataDirectory, async (database) => {
    for (const { country, iss, name, keys } of await trustedIssuers(database)) {
      console.log(`${country} ${iss} ${name.vi} (${count(keys.length)} keys)`);
    }
    return 0;
  });
