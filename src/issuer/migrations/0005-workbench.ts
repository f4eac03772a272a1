import type { Migration } from './migration.ts';

export const workbench: Migration = {
  name: '0005-workbench',
  statements: [
    // Who answers for what: a facility lies in a commune of a province. Null while nobody has said where; then the
    // ministry alone sees its records.
    `alter table facility add column province text, add column commune text`,
    `create index facility_territory on facility (province, commune)`,
    `create table account (
       id bigint generated always as identity primary key,
       name text not null,
       role text not null check (role in ('clerk', 'police', 'province', 'ministry')),
       facility_id bigint references facility,
       province text,
       commune text,
       created_at timestamptz not null,
       disabled_at timestamptz,
       check (case role
         when 'clerk' then facility_id is not null
         when 'police' then province is not null and commune is not null
         when 'province' then province is not null
         else true
       end)
     )`,
    // facility_id is the facility of the last dose, which answers for the record. version rises with every change of
    // the record or its doses, so that nobody overwrites what they have not seen. What was entered stays known by
    // content_key, whatever is mended later. Findings in waived were confirmed by a person: they stand, and are true.
    `alter table record
       add column facility_id bigint references facility,
       add column version integer not null default 1,
       add column guardian_document_number text,
       add column waived text[] not null default '{}',
       add column merged_into bigint references record,
       add column deferred_at timestamptz,
       add column deferred_reason text,
       add column linked_at timestamptz,
       add column working_account_id bigint references account,
       add column working_until timestamptz,
       drop constraint record_state_check,
       add constraint record_state_check
         check (state in ('incomplete', 'mismatch', 'ready', 'attested', 'certified', 'merged')),
       add constraint record_merged_check check ((state = 'merged') = (merged_into is not null))`,
    `update record set facility_id = last.facility_id
     from (
       select distinct on (record_id) record_id, facility_id from dose order by record_id, date desc, ordinal desc
     ) last
     where last.record_id = record.id`,
    // A record's state, findings and instants change often, all of them at once when many are checked. No index has
    // them, and half of each page stays free, so that such a change writes one row and no index (a heap-only tuple).
    `alter table record set (fillfactor = 50)`,
    `drop index record_unchecked`,
    `drop index record_state`,
    `create index record_facility on record (facility_id)`,
    `create index record_merged on record (merged_into) where merged_into is not null`,
    // A dose is known by what was entered, and by the record it was entered for, so that the same file twice changes
    // nothing even after it was corrected or brought together with another record of the person.
    `alter table dose
       add column id bigint generated always as identity,
       add column manufacturer text,
       add column entered_record_id bigint references record,
       add column entered_ordinal integer,
       add column entered_date text,
       add column entered_vaccine text`,
    `update dose set entered_record_id = record_id, entered_ordinal = ordinal, entered_date = date,
       entered_vaccine = vaccine`,
    `alter table dose
       alter column entered_record_id set not null,
       alter column entered_ordinal set not null,
       alter column entered_date set not null,
       alter column entered_vaccine set not null,
       drop constraint dose_pkey,
       add primary key (entered_record_id, entered_date, entered_vaccine, entered_ordinal)`,
    `create index dose_record on dose (record_id, date)`,
    // One person's one act, known by an id that the device made up: what arrives twice is done once.
    `create table decision (
       id uuid primary key,
       account_id bigint references account,
       kind text not null,
       decided_at timestamptz not null,
       outcome jsonb not null,
       undone_by uuid references decision
     )`,
    `create index decision_account on decision (account_id, decided_at)`,
    // Who, when, what before and after, why; each entry carries the digest of the one before it. account_id is null for
    // what the service does by itself.
    `create table audit (
       sequence bigint primary key,
       at timestamptz not null,
       account_id bigint references account,
       action text not null,
       record_id bigint references record,
       decision_id uuid,
       before jsonb,
       after jsonb,
       reason text,
       hash text not null
     )`,
    `create index audit_record on audit (record_id, sequence) where record_id is not null`,
    `create index audit_decision on audit (decision_id, sequence) where decision_id is not null`,
    `create index audit_at on audit (at)`,
    `create function refuse_change() returns trigger language plpgsql as $$
     begin
       raise exception 'the audit is append-only';
     end $$`,
    `create trigger audit_append_only before update or delete on audit
     for each row execute function refuse_change()`,
    `create trigger audit_not_truncated before truncate on audit
     for each statement execute function refuse_change()`,
  ],
};
