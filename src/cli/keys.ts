import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openKeys } from '../issuer/keys.ts';
import { type Command, DATA_OPTION, dataOption, UsageError } from './command.ts';

export const keysCommand: Command = {
  summary: 'change the key that signs EU and WHO certificates',
  usage: `rotate [options]
       vi-vacxin keys list [options]

A document signer is made on first use and changes by itself every six months; "rotate" makes a new one now. Earlier
signers stay published as long as what they signed is in force. Verifiers know a new one from the next publication, at
the latest when the service starts.

  ${DATA_OPTION}`,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: dataOption });
    const [action, ...others] = positionals;
    if ((action !== 'rotate' && action !== 'list') || others.length > 0) {
      throw new UsageError('say "rotate" or "list"');
    }
    const { documentSigners } = await openKeys(join(resolve(values.data), 'keys'));
    if (action === 'rotate') await documentSigners.rotate(new Date());
    for (const { kid, notBeforeSeconds = 0, notAfterSeconds = 0 } of documentSigners.trustedKeys()) {
      const [from, to] = [notBeforeSeconds, notAfterSeconds].map((seconds) =>
        new Date(seconds * 1000).toISOString().slice(0, 10),
      );
      console.log(`${kid} from ${from} to ${to}`);
    }
    return 0;
  },
};
