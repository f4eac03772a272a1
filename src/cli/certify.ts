import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { attestReadyRecords } from '../issuer/attest.ts';
import { certifyAttestedRecords } from '../issuer/certify.ts';
import { checkRecords } from '../issuer/check.ts';
import { openKeys } from '../issuer/keys.ts';
import { publish } from '../issuer/publish.ts';
import { decideMode } from '../server/mode.ts';
import { decideOwnIssuer } from '../server/own-issuer.ts';
import { type Command, count, DATA_OPTION, dataOption, publicUrlFrom, withDatabase } from './command.ts';

export const certifyCommand: Command = {
  summary: 'bring records through the three steps: check, attest, certify',
  usage: `[options]

Checks new and changed records against the population register, attests those that match in the name of the facility
of each person's last dose, signs their certificates, and publishes.

  --public-url URL  the service's https address: the issuer that certificates name. Needed once, then kept
  ${DATA_OPTION}`,
  run: async (args) => {
    const { values } = parseArgs({ args, options: { ...dataOption, 'public-url': { type: 'string' } } });
    const publicUrl = publicUrlFrom(values['public-url']);
    const keys = await openKeys(join(resolve(values.data), 'keys'));
    return withDatabase(values.data, async (database) => {
      const issuer = await database.transaction(async (transaction) =>
        decideOwnIssuer(transaction, await decideMode(transaction, undefined, false), publicUrl),
      );
      const now = new Date();
      const { ready, mismatch, incomplete } = await checkRecords(database, now);
      console.log(
        `checked: ${count(ready)} ready, ${count(mismatch)} mismatch, ${count(incomplete)} incomplete`,
      );
      console.log(`attested: ${count(await attestReadyRecords(database, now))}`);
      const { certified, tooLong } = await certifyAttestedRecords(database, keys, issuer, now);
      console.log(
        `certified: ${count(certified)}${tooLong > 0 ? `, ${count(tooLong)} do not fit one code` : ''}`,
      );
      await publish(database, keys, issuer, join(resolve(values.data), 'public'), now);
      return tooLong === 0 ? 0 : 1;
    });
  },
};
