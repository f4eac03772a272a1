import { SHARD_INDEXES } from '../trust/status/status-list.ts';
import { appendAudit } from './audit.ts';
import type { Database } from './database.ts';

/** More than were ever published between two backups: a bundle and a set of statuses a second for eleven days. */
const SKIPPED_VERSIONS = 1_000_000;

/**
 * Makes a database that comes from a backup fit to go on. What was done after the backup is lost here and not in the
 * world: verifiers have newer versions and take no older ones, and certificates are about of which nothing is known. So
 * versions go on above all that may have been published, devices fetch the whole set of statuses once, and no status
 * index or certificate number is given that may have been given already. Once too often does no harm.
 */
export const goOnAfterRestore = (database: Database, now: Date): Promise<void> =>
  database.transaction(async (transaction) => {
    await transaction.query(
      `insert into setting (name, value) values ('trust-bundle-version', to_jsonb($1::bigint))
       on conflict (name) do update set value = to_jsonb((setting.value #>> '{}')::bigint + $1::bigint)`,
      [SKIPPED_VERSIONS],
    );
    await transaction.query(
      `insert into setting (name, value)
       values ('status-publication', jsonb_build_object('version', $1::bigint, 'publishedAt', $2::text, 'bases', '[]'::jsonb))
       on conflict (name) do update set value = excluded.value || jsonb_build_object(
         'version', coalesce((setting.value ->> 'version')::bigint, 0) + $1::bigint
       )`,
      [SKIPPED_VERSIONS, now.toISOString()],
    );
    await transaction.query(
      `insert into setting (name, value) values ('foreign-revocations', jsonb_build_object('version', $1::bigint))
       on conflict (name) do update set value = setting.value || jsonb_build_object(
         'version', (setting.value ->> 'version')::bigint + $1::bigint
       )`,
      [SKIPPED_VERSIONS],
    );
    // Numbers and indexes both follow from the place; those of a shard that was begun may have been given.
    await transaction.query(
      `select setval('certificate_position', (nextval('certificate_position') / $1::bigint + 1) * $1::bigint, false),
         setval('certificate_id', nextval('certificate_id') + $1::bigint)`,
      [SHARD_INDEXES],
    );
    await appendAudit(transaction, [{ at: now, accountId: null, action: 'restored' }]);
  });
