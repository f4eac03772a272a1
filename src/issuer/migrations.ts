import type { Database } from './database.ts';

interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
}

/** In order; what has been released is never changed, only followed by another. */
const MIGRATIONS: readonly Migration[] = [
  {
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
  },
  {
    name: '0002-look-up',
    statements: [
      // One attempt to prove that a phone is at hand; record_ids is empty for somebody we do not know. subject_mac is
      // the keyed digest of the details that were asked for.
      `create table look_up (
         id text primary key,
         subject_mac text not null,
         record_ids bigint[] not null,
         code_mac text not null,
         tries integer not null default 0,
         expires_at timestamptz not null,
         used_at timestamptz
       )`,
      `create index look_up_expires on look_up (expires_at)`,
      `create index look_up_subject on look_up (subject_mac)`,
      // Keys are keyed digests, so that the table tells nothing about anybody.
      `create table rate_limit (
         key text not null,
         window_start timestamptz not null,
         count integer not null,
         primary key (key, window_start)
       )`,
      // Messages of the demo country, which has no telephones.
      `create table outbox (
         id bigint generated always as identity primary key,
         phone text not null,
         body text not null,
         sent_at timestamptz not null
       )`,
    ],
  },
  {
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
  },
  {
    name: '0004-certificate-twins',
    statements: [
      // The same facts in the EU's and WHO's forms.
      `alter table certificate add column twins text[] not null default '{}'`,
    ],
  },
];

/** Any number that only this product uses: two processes that start at once take turns. */
const MIGRATION_LOCK = 7_241_905;

/** Brings the schema up to date, all or nothing, once however many processes start together. */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
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
