import type { Migration } from './migration.ts';

export const trustLists: Migration = {
  name: '0003-trust-lists',
  statements: [
    // Lists of keys that an operator added, from where and when, and how each was checked. A newer list of the same
    // kind and name takes the place of an older one, with all its issuers.
    `create table trust_list (
     id bigint generated always as identity primary key,
     kind text not null,
     name text not null,
     source text not null,
     digest text not null,
     checked_by text not null check (checked_by in ('signature', 'proof', 'origin', 'none')),
     made_at timestamptz,
     added_at timestamptz not null,
     skipped jsonb not null,
     unique (kind, name)
   )`,
    `insert into trust_list (kind, name, source, digest, checked_by, added_at, skipped)
   select 'key-set', iss, source, encode(sha256(convert_to(keys::text, 'UTF8')), 'hex'), 'origin', fetched_at, '[]'
   from trusted_issuer`,
    `alter table trusted_issuer
     add column list_id bigint references trust_list on delete cascade,
     add column family text not null default 'shc'
       check (family in ('shc', 'hcert', 'nzcp', 'vds-nc', 'divoc'))`,
    `update trusted_issuer set list_id = trust_list.id from trust_list where trust_list.name = trusted_issuer.iss`,
    `alter table trusted_issuer
     alter column list_id set not null,
     alter column family drop default,
     drop column source,
     drop column fetched_at,
     drop constraint trusted_issuer_pkey,
     add primary key (list_id, family, iss)`,
  ],
};
