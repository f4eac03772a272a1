import { type AuditEntry, appendAudit } from './audit.ts';
import type { Database, Queryable } from './database.ts';
import type { Territory } from './territory.ts';

export interface Deadline {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly ofCountry: boolean;
}

/** By when the queue is to be empty: what the province has set for itself, else what holds for the country. */
export async function readDeadline(
  database: Queryable,
  { facilityId, province }: Pick<Territory, 'facilityId' | 'province'>,
): Promise<Deadline | null> {
  const [nearest] = await database.query<Deadline>(
    `select day, province is null as "ofCountry" from deadline
     where province is null or province = coalesce($1, (select home.province from facility home where home.id = $2))
     order by province is null limit 1`,
    [province, facilityId],
  );
  return nearest ?? null;
}

/**
 * Sets the deadline of a province, or with none named that of the country, and keeps in the audit who did.
 *
 * @param day `YYYY-MM-DD`; null takes it away.
 */
export async function setDeadline(
  database: Database,
  act: Pick<AuditEntry, 'accountId' | 'at'>,
  province: string | null,
  day: string | null,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const [before] = await transaction.query<{ day: string }>(
      'select day from deadline where province is not distinct from $1 for update',
      [province],
    );
    if (day === null) {
      await transaction.query('delete from deadline where province is not distinct from $1', [province]);
    } else {
      await transaction.query(
        `insert into deadline (province, day) values ($1, $2)
         on conflict (coalesce(province, '')) do update set day = excluded.day`,
        [province, day],
      );
    }
    await appendAudit(transaction, [
      {
        ...act,
        action: 'deadline-set',
        before: { province, day: before?.day ?? null },
        after: { province, day },
      },
    ]);
  });
}
