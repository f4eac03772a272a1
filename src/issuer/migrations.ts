import type { Database } from './database.ts';
import { LOCKS } from './locks.ts';
import { records } from './migrations/0001-records.ts';
import { lookUp } from './migrations/0002-look-up.ts';
import { trustLists } from './migrations/0003-trust-lists.ts';
import { certificateTwins } from './migrations/0004-certificate-twins.ts';
import { workbench } from './migrations/0005-workbench.ts';
import { imports } from './migrations/0006-imports.ts';
import { register } from './migrations/0007-register.ts';
import { linkage } from './migrations/0008-linkage.ts';
import { accounts } from './migrations/0009-accounts.ts';
import { supervision } from './migrations/0010-supervision.ts';
import { signing } from './migrations/0011-signing.ts';
import { attest } from './migrations/0012-attest.ts';
import { keys } from './migrations/0013-keys.ts';
import { certify } from './migrations/0014-certify.ts';
import { life } from './migrations/0015-life.ts';
import { search } from './migrations/0017-search.ts';
import { closing } from './migrations/0019-closing.ts';
import { corrections } from './migrations/0020-corrections.ts';
import { proofs } from './migrations/0021-proofs.ts';
import { notices } from './migrations/0023-notices.ts';
import { follow } from './migrations/0024-follow.ts';
import { offers } from './migrations/0025-offers.ts';
import { foreignRevocations } from './migrations/0027-foreign-revocations.ts';
import { doorSets } from './migrations/0029-door-sets.ts';
import { tallies } from './migrations/0030-tallies.ts';
import type { Migration } from './migrations/migration.ts';

/** In order. */
const MIGRATIONS: readonly Migration[] = [
  records,
  lookUp,
  trustLists,
  certificateTwins,
  workbench,
  imports,
  register,
  linkage,
  accounts,
  supervision,
  signing,
  attest,
  keys,
  certify,
  life,
  search,
  closing,
  corrections,
  proofs,
  notices,
  follow,
  offers,
  foreignRevocations,
  doorSets,
  tallies,
];

/** Brings the schema up to date, all or nothing, once however many processes start together. */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query(`select pg_advisory_xact_lock(${LOCKS.migrations})`);
    await transaction.query(
      `create table if not exists migration (name text primary key, applied_at timestamptz not null default now())`,
    );
    const applied = new Set(
      (await transaction.query<{ name: string }>('select name from migration')).map(({ name }) => name),
    );
    for (const { name, statements } of MIGRATIONS) {
      if (applied.has(name)) continue;
      for (const statement of statements) await transaction.query(statement);
      await transaction.query('insert into migration (name) values ($1)', [name]);
    }
  });
}
