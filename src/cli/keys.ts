import { parseArgs } from 'node:util';
import type { Database } from '../issuer/database.ts';
import { KNOWN_BEFORE_DAYS } from '../issuer/issuer-keys.ts';
import type { ServiceKeys } from '../issuer/keys.ts';
import { signedBy, withdrawKey, withdrawnKeys } from '../issuer/withdrawn-keys.ts';
import { type Command, count, DATA_OPTION, dataOption, UsageError, withDatabase } from './command.ts';
import { KEYS_ENVIRONMENT, openServiceKeys } from './service-keys.ts';

const DAY_MS = 86_400_000;
const OPTIONS = {
  ...dataOption,
  now: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
} as const;

export const keysCommand: Command = {
  usage: `list [options]
       vi-vacxin keys rotate issuer | document-signer [options]
       vi-vacxin keys compromised KID [options]

Keys are made on first use and change by themselves: the issuer's every year, the document signer of EU and WHO
certificates every six months. "rotate" makes a new one. It is published for a week before it signs, so that every verifier
knows it; with --now it signs at once. Earlier keys stay published, since what they signed is in force.

"compromised" is for a key in wrong hands: it is published no more, all that it signed is revoked, and what its holders
still need is signed anew by another key. Without --yes it only tells how much that is.

A running service publishes every change within a minute; where none runs, "certify" does.

  --now             of "rotate": do not wait for the week
  --yes             of "compromised": do it
  ${DATA_OPTION}

Environment: DATABASE_URL, ${KEYS_ENVIRONMENT}.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    const [action, what, ...others] = positionals;
    if (others.length > 0) throw new UsageError('too many words');
    const withKeys = (work: (database: Database, keys: ServiceKeys) => Promise<number>) =>
      withDatabase(values.data, async (database) =>
        work(database, await openServiceKeys(database, values.data)),
      );
    const now = new Date();
    switch (action) {
      case 'list':
        return withKeys((database, keys) => list(database, keys, now));
      case 'rotate': {
        if (what !== 'issuer' && what !== 'document-signer') {
          throw new UsageError('say which: "issuer" or "document-signer"');
        }
        const usedFrom = values.now ? now : new Date(now.getTime() + KNOWN_BEFORE_DAYS * DAY_MS);
        return withKeys(async (database, keys) => {
          await (what === 'issuer' ? keys.issuer : keys.documentSigners).rotate(now, usedFrom);
          return list(database, keys, now);
        });
      }
      case 'compromised':
        if (what === undefined) throw new UsageError('say which key: its kid, as "list" tells it');
        return withKeys((database, keys) => compromised(database, keys, what, values.yes, now));
      default:
        throw new UsageError('say "list", "rotate" or "compromised"');
    }
  },
};

const dayOf = (instant: Date) => instant.toISOString().slice(0, 10);

async function list(database: Database, keys: ServiceKeys, now: Date): Promise<number> {
  const withdrawn = await withdrawnKeys(database);
  const inUse = await keys.issuer.at(now, withdrawn);
  for (const { signer, usedFrom } of await keys.issuer.all(withdrawn)) {
    const state = signer.kid === inUse.signer.kid ? 'in use' : usedFrom > now ? 'coming' : 'earlier';
    console.log(`issuer ${signer.kid} from ${dayOf(usedFrom)} ${state}`);
  }
  for (const { kid, notBeforeSeconds = 0, notAfterSeconds = 0 } of keys.documentSigners.trustedKeys(
    withdrawn,
  )) {
    const [from, to] = [notBeforeSeconds, notAfterSeconds].map((seconds) => dayOf(new Date(seconds * 1000)));
    console.log(`document-signer ${kid} from ${from} to ${to}`);
  }
  for (const kid of withdrawn) console.log(`withdrawn ${kid}`);
  return 0;
}

async function compromised(
  database: Database,
  keys: ServiceKeys,
  kid: string,
  yes: boolean,
  now: Date,
): Promise<number> {
  const nobodys = new Set<string>();
  const known = [
    ...(await keys.issuer.all(nobodys)).map(({ signer }) => signer.kid),
    ...keys.documentSigners.trustedKeys(nobodys).map((key) => key.kid),
  ];
  if (!known.includes(kid)) throw new UsageError('there is no such key; "list" tells them');
  if (!yes) {
    console.log(`${count(await signedBy(database, kid))} certificates would be revoked; say --yes to do it`);
    return 1;
  }
  const { revoked, reissued } = await withdrawKey(database, kid, now);
  console.log(`${count(revoked)} certificates revoked, ${count(reissued)} to be signed anew by another key`);
  return 0;
}
