import type { Migration } from './migration.ts';

export const records: Migration = {
  name: '0001-records',
  statements: [
    `create table setting (name text primary key, value jsonb not null)`,
    // The authority on who a citizen is; name_key is the name as it is compared (see names.ts).
    `create table register_person (
     document_number text primary key,
     name text not null,
     name_key text not null,
     birth_date text not null,
     sex text not null check (sex in ('male', 'female'))
   )`,
    `create table facility (
     id bigint generated always as identity primary key,
     name text not null unique
   )`,
    `create table attestation (
     id bigint generated always as identity primary key,
     facility_id bigint not null references facility,
     attested_at timestamptz not null
   )`,
    // What a facility entered about a person; content_key is the digest of just that, so that importing twice
    // changes nothing. checked_at is null while nobody has looked since the last change.
    `create table record (
     id bigint generated always as identity primary key,
     content_key text not null unique,
     name text not null,
     name_key text not null,
     name_folded text not null,
     birth_date text not null,
     sex text not null check (sex in ('male', 'female')),
     document_number text,
     phone text,
     nationality text not null,
     state text not null default 'incomplete'
       check (state in ('incomplete', 'mismatch', 'ready', 'attested', 'certified')),
     findings text[] not null default '{}',
     imported_at timestamptz not null,
     checked_at timestamptz,
     attestation_id bigint references attestation
   )`,
    `create index record_document_number on record (document_number)`,
    `create index record_unchecked on record (id) where checked_at is null`,
    `create index record_state on record (state, id) where state in ('ready', 'attested')`,
    `create table dose (
     record_id bigint not null references record,
     ordinal integer not null,
     date text not null,
     vaccine text not null,
     lot text,
     facility_id bigint not null references facility,
     primary key (record_id, date, vaccine, ordinal)
   )`,
    `create table certificate (
     id bigint generated always as identity primary key,
     record_id bigint not null references record,
     number text not null unique,
     status_index bigint not null unique,
     issuer text not null,
     kid text not null,
     jws text not null,
     issued_at timestamptz not null,
     expires_at timestamptz not null
   )`,
    `create index certificate_record on certificate (record_id)`,
    // Issuers whose certificates our verifiers believe besides our own, with where their keys came from and when.
    `create table trusted_issuer (
     iss text primary key,
     name jsonb not null,
     country text not null,
     keys jsonb not null,
     source text not null,
     fetched_at timestamptz not null
   )`,
  ],
};
