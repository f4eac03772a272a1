import { type DemoPasskey, makeDemoPasskey } from '../../../src/demo/passkey.ts';
import type { Database } from '../../../src/issuer/database.ts';
import { startSession } from '../../../src/issuer/work-sessions.ts';
import { addRecords } from '../issue/fill.ts';

export interface Clerk {
  readonly passkey: DemoPasskey;
  /** Of a sitting. */
  readonly token: string;
}

/** Records of people that nobody has signed for yet, at facilities of one clerk each who are all signed in. */
export async function fillCountry(
  database: Database,
  records: number,
  facilities: number,
  now: Date,
): Promise<Clerk[]> {
  const passkeys = Array.from({ length: facilities }, () => makeDemoPasskey());
  return database.transaction(async (transaction) => {
    await transaction.query(
      `insert into facility (name) select 'Trạm ' || number from generate_series(1, $1::int) number`,
      [facilities],
    );
    await addRecords(transaction, { start: 0, size: records, facilities, state: 'ready', now });
    const enrolled = await transaction.query<{ account_id: number; id: number }>(
      `with clerk as (
         insert into account (name, role, facility_id, created_at)
         select 'Cán bộ ' || name, 'clerk', id, $2::timestamptz from facility order by id
         returning id
       ), numbered as (
         select id, row_number() over (order by id) as place from clerk
       )
       insert into passkey (account_id, credential_id, public_key, counter, enrolled_at)
       select numbered.id, held."credentialId", held."publicKey", 0, $2::timestamptz
       from rows from (
         jsonb_to_recordset($1::jsonb) as ("credentialId" text, "publicKey" text)
       ) with ordinality as held ("credentialId", "publicKey", place)
       join numbered on numbered.place = held.place
       order by held.place
       returning account_id, id`,
      [JSON.stringify(passkeys.map(({ credentialId, publicKey }) => ({ credentialId, publicKey }))), now],
    );
    const clerks: Clerk[] = [];
    for (const [place, { account_id, id }] of enrolled.entries()) {
      const passkey = passkeys[place];
      if (!passkey) continue;
      const { token } = await startSession(transaction, account_id, id, now);
      clerks.push({ passkey, token });
    }
    return clerks;
  });
}

/** What the person of a record's number says of themselves, and the telephone on record. */
export function person(number: number) {
  const born = new Date(Date.UTC(1950, 0, 1) + ((number * 7919) % 20_000) * 86_400_000);
  return {
    phone: `+849${String(number).padStart(8, '0')}`,
    details: {
      name: `Nguyen Thi Hong ${number}`,
      birthDate: born.toISOString().slice(0, 10),
      documentNumber: String(number).padStart(12, '0'),
    },
  };
}
