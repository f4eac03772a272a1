import { parseArgs } from 'node:util';
import { verifyAudit } from '../issuer/audit.ts';
import { type Command, count, DATA_OPTION, dataOption, UsageError, withDatabase } from './command.ts';

export const auditCommand: Command = {
  usage: `verify [--head HASH] [options]

Goes through the chain of everything that was decided and tells how many entries there are and the hash of the last,
the head. Write it down elsewhere: with --head, the chain must still contain it, so that no end was cut off. The exit
status is 1 where the chain is broken.

  --head HASH       a head that was told earlier
  ${DATA_OPTION}`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...dataOption, head: { type: 'string' } },
    });
    if (positionals.length !== 1 || positionals[0] !== 'verify') throw new UsageError('say "verify"');
    const found = await withDatabase(values.data, (database) => verifyAudit(database, values.head));
    if (!found.intact) {
      console.error(`broken at entry ${count(found.brokenAt)}`);
      return 1;
    }
    console.log(`${count(found.entries)} entries, head ${found.head}`);
    return 0;
  },
};
