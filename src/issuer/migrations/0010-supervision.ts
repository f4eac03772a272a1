import type { Migration } from './migration.ts';

export const supervision: Migration = {
  name: '0010-supervision',
  statements: [
    // By when a province, or with none named the country, wants its queue to be empty.
    `create table deadline (province text, day text not null)`,
    `create unique index deadline_province on deadline (coalesce(province, ''))`,
    // Counts of a territory, for as long as they are fresh enough; see countScope.
    `create table supervision_count (
       scope text primary key,
       counted_at timestamptz not null,
       took_ms integer not null,
       counts jsonb
     )`,
    // A list from outside between its dry run and its being applied: its lines, and which version of which record was
    // shown beside them.
    `create table outside_list (
       id text primary key,
       account_id bigint not null references account,
       made_at timestamptz not null,
       lines jsonb not null,
       shown jsonb not null,
       decisions uuid[] not null default '{}'
     )`,
    `create index outside_list_made on outside_list (made_at)`,
    // Certificates are wide; counting them by day need not read them.
    `create index certificate_issued on certificate (issued_at) include (record_id)`,
    `create index audit_action on audit (action, sequence)`,
    `create index audit_account on audit (account_id, sequence) where account_id is not null`,
  ],
};
