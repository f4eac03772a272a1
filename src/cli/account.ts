import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { addAccount, disableAccount, listAccounts, renewCode } from '../issuer/accounts.ts';
import type { Database } from '../issuer/database.ts';
import type { EnrolmentCode } from '../issuer/enrolment-codes.ts';
import { tidyName } from '../issuer/names.ts';
import { NewAccount, Role } from '../work-contract/session.ts';
import { type Command, DATA_OPTION, dataOption, UsageError, withDatabase } from './command.ts';
import { openServiceKeys } from './service-keys.ts';

export const accountCommand: Command = {
  usage: `add --role ROLE [place] NAME [options]
       vi-vacxin account list [options]
       vi-vacxin account code ID [options]
       vi-vacxin account disable ID [options]

"add" makes an account and tells a one-time code, good for 72 hours, with which its person enrols the passkey of their
phone, security key or computer at /work. "code" gives a new one, say after a phone was lost: the passkeys so far stop
working at once. "disable" ends an account for good. Once there is an account of the ministry, it makes the others in
the workbench itself.

  --role ROLE       clerk (of one facility), police (of a commune), province, ministry
  --facility NAME   of a clerk, as records name it
  --province NAME   of police and province
  --commune NAME    of police
  ${DATA_OPTION}`,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    const [action, subject, ...others] = positionals;
    if (others.length > 0) throw new UsageError('put a name of several words into quotation marks');
    switch (action) {
      case 'list':
        if (subject !== undefined) throw new UsageError('"list" takes no name');
        return withDatabase(values.data, list);
      case 'add': {
        const wanted = wantedAccount(subject ?? '', values);
        return withDatabase(values.data, (database) => add(database, wanted, values));
      }
      case 'code': {
        const id = idFrom(subject);
        return withDatabase(values.data, (database) => code(database, id, values));
      }
      case 'disable': {
        const id = idFrom(subject);
        return withDatabase(values.data, (database) => disable(database, id));
      }
      default:
        throw new UsageError('say "add", "list", "code" or "disable"');
    }
  },
};

const OPTIONS = {
  ...dataOption,
  role: { type: 'string' },
  facility: { type: 'string' },
  province: { type: 'string' },
  commune: { type: 'string' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

function wantedAccount(name: string, { role, ...place }: Values): NewAccount {
  if (!v.is(Role, role)) throw new UsageError(`--role must be one of ${Role.options.join(', ')}`);
  const account = v.safeParse(NewAccount, {
    name: tidyName(name),
    role,
    facilityId: null,
    province: place.province ?? null,
    commune: place.commune ?? null,
  });
  if (!account.success) throw new UsageError('name whose account it is');
  return account.output;
}

async function add(database: Database, wanted: NewAccount, values: Values): Promise<number> {
  const { facility } = values;
  const facilityId = facility === undefined ? null : await facilityNamed(database, facility);
  const { secret } = await openServiceKeys(database, values.data);
  const added = await addAccount(database, secret, null, { ...wanted, facilityId }, new Date());
  if (typeof added === 'string') {
    throw new UsageError(
      'a clerk needs a --facility, police a --province and a --commune, a province its name, each of a known facility',
    );
  }
  console.log(`account ${added.accountId}`);
  tell(added);
  return 0;
}

async function facilityNamed(database: Database, name: string): Promise<number> {
  const [facility] = await database.query<{ id: number }>('select id from facility where name = $1', [
    tidyName(name),
  ]);
  if (!facility) throw new UsageError('no facility has this name');
  return facility.id;
}

async function list(database: Database): Promise<number> {
  for (const account of await listAccounts(database, null, new Date())) {
    const { accountId, name, role, facility, commune, province, passkeys, disabled } = account;
    const place = facility ?? [commune, province].filter(Boolean).join(', ');
    const state = disabled ? 'disabled' : `${passkeys} passkeys`;
    console.log([accountId, role, name, place, state].join('\t'));
  }
  return 0;
}

async function code(database: Database, id: number, values: Values): Promise<number> {
  const { secret } = await openServiceKeys(database, values.data);
  const given = await renewCode(database, secret, null, id, new Date());
  if (!given) throw new UsageError('no such account, or it is disabled; see "account list"');
  tell(given);
  return 0;
}

async function disable(database: Database, id: number): Promise<number> {
  if (!(await disableAccount(database, null, id, new Date()))) {
    throw new UsageError('no such account; see "account list"');
  }
  console.log('disabled');
  return 0;
}

const tell = ({ code: given, expiresAt }: EnrolmentCode) =>
  console.log(`one-time code ${given}, good until ${expiresAt.toISOString()}`);

function idFrom(text: string | undefined): number {
  const id = Number(text);
  if (!Number.isSafeInteger(id) || id < 1) throw new UsageError('name the account by its number');
  return id;
}
