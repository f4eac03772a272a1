import { parseArgs } from 'node:util';
import { attestationIds, verifyAttestation } from '../issuer/verify-attestation.ts';
import { type Command, count, DATA_OPTION, dataOption, UsageError, withDatabase } from './command.ts';

const MEANINGS = {
  'not-signed': 'nobody signed it',
  'manifest-malformed': 'the manifest cannot be read',
  'signature-wrong': 'the passkey did not sign this manifest',
  'manifest-of-another': 'the manifest is of another facility or time',
  'certificate-not-attested': 'says something that was not attested',
  'certificate-differs': 'is not what was kept of it',
} as const;

export const attestationCommand: Command = {
  usage: `verify [ID …] [options]

Verifies attestations, all or those named: the signature of the clerk's passkey over the manifest of the records, and
that each certificate made for it says what was signed. Needs no key of the service. The exit status is 1 where
anything does not hold.

  ${DATA_OPTION}`,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: dataOption });
    const [verb, ...named] = positionals;
    const ids = named.map(Number);
    if (verb !== 'verify' || !ids.every((id) => Number.isSafeInteger(id) && id > 0)) {
      throw new UsageError('say "verify", and ids of attestations if not all');
    }
    return withDatabase(values.data, async (database) => {
      let broken = 0;
      let records = 0;
      let certificates = 0;
      const all = ids.length > 0 ? ids : await attestationIds(database);
      for (const id of all) {
        const found = await verifyAttestation(database, id);
        if (!found) {
          console.error(`${id}: there is none`);
          broken++;
          continue;
        }
        records += found.records;
        certificates += found.certificates;
        if (found.problems.length > 0) broken++;
        for (const { code, certificate } of found.problems) {
          console.error(
            `${id}: ${certificate ? `certificate ${certificate} ` : ''}${MEANINGS[code]} (${code})`,
          );
        }
      }
      console.log(
        `${count(all.length - broken)} of ${count(all.length)} attestations hold: ${count(records)} records, ${count(certificates)} certificates`,
      );
      return broken === 0 ? 0 : 1;
    });
  },
};
