import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { certifyQueued } from '../issuer/certify.ts';
import { checkRecords } from '../issuer/check.ts';
import { linkRecords } from '../issuer/linkage/link-records.ts';
import { publish } from '../issuer/publish.ts';
import { statusPublisher } from '../issuer/publish-status.ts';
import { askRegister, useRegisterService, usesRegisterService } from '../issuer/register/answers.ts';
import { registerService } from '../issuer/register/service.ts';
import { decideMode } from '../server/mode.ts';
import { decideOwnIssuer } from '../server/own-issuer.ts';
import {
  type Command,
  count,
  DATA_OPTION,
  dataOption,
  keepInAudit,
  publicUrlFrom,
  serviceFrom,
  UsageError,
  withDatabase,
} from './command.ts';
import { KEYS_ENVIRONMENT, openServiceKeys } from './service-keys.ts';
import { openSigning } from './signing.ts';

export const certifyCommand: Command = {
  usage: `[options]

Checks new and changed records against the population register, signs a certificate for every record that the facility
of the last dose has attested (in the workbench, by passkey), and publishes.

  --public-url URL  the service's https address: the issuer that certificates name. Needed once, then kept
  ${DATA_OPTION}

Environment: DATABASE_URL, REGISTER_URL and REGISTER_TOKEN as of "start", ${KEYS_ENVIRONMENT}.`,
  run: async (args) => {
    const { values } = parseArgs({ args, options: { ...dataOption, 'public-url': { type: 'string' } } });
    const publicUrl = publicUrlFrom(values['public-url']);
    return withDatabase(values.data, async (database) => {
      const issuer = await database.transaction(async (transaction) =>
        decideOwnIssuer(transaction, await decideMode(transaction, undefined, false), publicUrl),
      );
      const keys = await openServiceKeys(database, values.data);
      const now = new Date();
      const register = serviceFrom(process.env, 'REGISTER');
      if (!register && (await usesRegisterService(database))) {
        throw new UsageError('the service asks a register: name it with REGISTER_URL and REGISTER_TOKEN');
      }
      if (register) {
        await useRegisterService(database, true);
        const { complete } = await askRegister(database, registerService(register.url, register.token), now);
        if (!complete) console.error('The register does not answer: some records stay unchecked for now.');
      }
      const { ready, mismatch, incomplete } = await checkRecords(database, now);
      console.log(
        `checked: ${count(ready)} ready, ${count(mismatch)} mismatch, ${count(incomplete)} incomplete`,
      );
      const { linked, withCandidates } = await linkRecords(database, now);
      console.log(`linked: ${count(withCandidates)} of ${count(linked)} have likely persons`);
      const [waiting] = await database.query<{ count: number }>(
        `select count(*) as count from record where state = 'ready'`,
      );
      console.log(`ready for their facilities to sign: ${count(waiting?.count ?? 0)}`);
      const signing = openSigning();
      const begunAt = performance.now();
      const { certified, failed } = await certifyQueued(database, keys, issuer, now, { signing }).finally(
        () => signing.close(),
      );
      const perSecond = Math.round(certified / ((performance.now() - begunAt) / 1000));
      if (certified > 0) await keepInAudit(database, 'certify', { certified });
      const rate = certified > 0 ? ` (${count(perSecond)} a second)` : '';
      console.log(`certified: ${count(certified)}${rate}${failed > 0 ? `, ${count(failed)} failed` : ''}`);
      const directory = join(resolve(values.data), 'public');
      await publish(database, keys, issuer, directory, now);
      await statusPublisher(database, keys, issuer, directory)(now);
      return failed === 0 ? 0 : 1;
    });
  },
};
