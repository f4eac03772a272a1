import { addAccount } from '../issuer/accounts.ts';
import type { Database } from '../issuer/database.ts';
import { giveDemoCode } from '../issuer/enrolment-codes.ts';
import type { NewAccount, Role } from '../work-contract/session.ts';

/** An account for anybody who tries the demo country's workbench. */
export interface DemoAccount {
  readonly role: Role;
  /** What the account answers for, in the country's own words. */
  readonly place: string;
  /** Good for ever, and for everybody: nobody there is real. */
  readonly code: string;
}

const NAMES: Readonly<Record<Role, string>> = {
  clerk: 'Cán bộ cơ sở tiêm (dùng thử)',
  police: 'Công an cấp xã (dùng thử)',
  province: 'Sở Y tế (dùng thử)',
  ministry: 'Bộ Y tế (dùng thử)',
};

/**
 * One account of each role, made where it is not there yet: a clerk of the facility with the most wrong records, the
 * police of its commune, its province and the ministry. For the demo country alone.
 */
export async function demoAccounts(
  database: Database,
  secret: Uint8Array,
  now: Date,
): Promise<DemoAccount[]> {
  const accounts: DemoAccount[] = [];
  for (const account of await wantedAccounts(database)) {
    const accountId = await findOrAdd(database, secret, account, now);
    if (accountId === undefined) continue;
    const code = await giveDemoCode(database, secret, accountId, now);
    accounts.push({ role: account.role, place: account.place, code });
  }
  return accounts;
}

interface Home {
  readonly id: number;
  readonly name: string;
  readonly province: string | null;
  readonly commune: string | null;
}

/** Where the demo's clerk works: as before, else at the facility with the most wrong records. */
export async function demoFacility(database: Database): Promise<Home | undefined> {
  const [kept] = await database.query<Home>(
    `select facility.id, facility.name, facility.province, facility.commune
     from account join facility on facility.id = account.facility_id
     where account.role = 'clerk' and account.name = $1 order by account.id limit 1`,
    [NAMES.clerk],
  );
  if (kept) return kept;
  const [worst] = await database.query<Home>(
    `select facility.id, facility.name, facility.province, facility.commune
     from facility join record on record.facility_id = facility.id
     group by facility.id
     having bool_or(record.state = 'ready')
     order by count(*) filter (where record.state in ('incomplete', 'mismatch')) desc, facility.id limit 1`,
  );
  return worst;
}

async function wantedAccounts(database: Database): Promise<(NewAccount & { readonly place: string })[]> {
  const home = await demoFacility(database);
  const nowhere = { facilityId: null, province: null, commune: null };
  const ministry = { ...nowhere, role: 'ministry', name: NAMES.ministry, place: 'Việt Nam' } as const;
  if (!home) return [ministry];
  const { id: facilityId, name, province, commune } = home;
  const clerk = { ...nowhere, role: 'clerk', name: NAMES.clerk, facilityId, place: name } as const;
  if (province === null || commune === null) return [clerk, ministry];
  return [
    clerk,
    {
      ...nowhere,
      role: 'police',
      name: NAMES.police,
      province,
      commune,
      place: `${commune}, ${province}`,
    },
    { ...nowhere, role: 'province', name: NAMES.province, province, place: province },
    ministry,
  ];
}

/** @returns the account's id; undefined for one that somebody has disabled. */
async function findOrAdd(
  database: Database,
  secret: Uint8Array,
  { role, name, facilityId, province, commune }: NewAccount,
  now: Date,
): Promise<number | undefined> {
  const [known] = await database.query<{ id: number; disabled: boolean }>(
    `select id, disabled_at is not null as disabled from account where role = $1 and name = $2 order by id limit 1`,
    [role, name],
  );
  if (known) return known.disabled ? undefined : known.id;
  const added = await addAccount(database, secret, null, { role, name, facilityId, province, commune }, now);
  if (typeof added === 'string') throw new Error(`no demo account: ${added}`);
  return added.accountId;
}
