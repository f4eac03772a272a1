import { parseArgs } from 'node:util';
import { goOnAfterRestore } from '../issuer/restored.ts';
import { type Command, DATA_OPTION, dataOption, UsageError, withDatabase } from './command.ts';

export const restoredCommand: Command = {
  usage: `[options]

Call once after the database was restored from a backup that may lack the latest moments, before the service starts.
Versions of what is published go on above all that verifiers may have, and no certificate number or status index is given
that a certificate may have that was lost.

  ${DATA_OPTION}

Environment: DATABASE_URL.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: dataOption });
    if (positionals.length > 0) throw new UsageError('too many words');
    await withDatabase(values.data, (database) => goOnAfterRestore(database, new Date()));
    console.log('The service may start.');
    return 0;
  },
};
