import type { Migration } from './migration.ts';

export const register: Migration = {
  name: '0007-register',
  statements: [
    // What a register service was asked for, a number or name and birth date, and when it answered last; also where
    // the answer was that there is nobody.
    `create table register_answer (question text primary key, answered_at timestamptz not null)`,
    // Lots that were given out of each vaccine; of a vaccine without any, nobody can tell.
    `create table lot (vaccine text not null, lot text not null, primary key (vaccine, lot))`,
    // Two records that may be one person's. What somebody has decided to keep apart stays apart.
    `create table duplicate (
       record_id bigint not null references record,
       other_id bigint not null references record,
       kept_apart_at timestamptz,
       account_id bigint references account,
       decision_id uuid,
       primary key (record_id, other_id),
       check (record_id < other_id)
     )`,
    `create index duplicate_other on duplicate (other_id)`,
    `create index duplicate_decision on duplicate (decision_id) where decision_id is not null`,
    // Who has the same name and birth date as somebody whose record was changed.
    `create index record_birth_date on record (birth_date)`,
    // Telephone numbers that stand in many people's records; found out anew with each check of all records.
    `create table shared_phone (phone text primary key)`,
    `create index record_guardian on record (guardian_document_number) where guardian_document_number is not null`,
    // Each dose once: what was entered again in a record that was brought together with this one does not count.
    `create view given_dose as
     select * from dose
     where entered_record_id = record_id or not exists (
       select from dose first
       where first.record_id = dose.record_id and first.date = dose.date and first.vaccine = dose.vaccine
         and (first.entered_record_id = first.record_id or first.entered_record_id < dose.entered_record_id)
     )`,
  ],
};
