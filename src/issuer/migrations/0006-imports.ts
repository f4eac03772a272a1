import type { Migration } from './migration.ts';

export const imports: Migration = {
  name: '0006-imports',
  statements: [
    // One file that somebody handed in. Whose lines are taken was decided then: those of facility_id, else those of
    // province, else all. lines_done is the last line of the file that is dealt with; it rises in the transaction that
    // stores those lines, so that work goes on there after a crash. claimed_by is the process at work, until
    // claimed_until at most.
    `create table import (
       id bigint generated always as identity primary key,
       sha256 text not null,
       file_name text not null,
       format text not null check (format in ('csv', 'xlsx', 'fhir')),
       size_bytes bigint not null,
       account_id bigint references account,
       facility_id bigint references facility,
       province text,
       state text not null default 'uploaded' check (state in ('uploaded', 'running', 'done', 'failed')),
       failure text,
       header text[],
       resources_kept boolean not null default false,
       lines_done bigint not null default 0,
       share_done real not null default 0,
       lines bigint not null default 0,
       rejected bigint not null default 0,
       rejected_kept bigint not null default 0,
       new_records bigint not null default 0,
       new_doses bigint not null default 0,
       uploaded_at timestamptz not null,
       started_at timestamptz,
       finished_at timestamptz,
       claimed_by text,
       claimed_until timestamptz
     )`,
    `create index import_sha256 on import (sha256)`,
    `create index import_account on import (account_id, id)`,
    // Lines that were not taken, to be mended and sent again: the cells as they stood, or the resources of FHIR.
    `create table import_rejected (
       import_id bigint not null references import on delete cascade,
       line bigint not null,
       fault text not null,
       column_name text,
       cells text[] not null,
       primary key (import_id, line)
     )`,
    // What a FHIR file says about those that its immunizations refer to, before or after them; gone when it is done.
    `create table import_resource (
       import_id bigint not null references import on delete cascade,
       reference text not null,
       resource text not null,
       primary key (import_id, reference)
     )`,
  ],
};
