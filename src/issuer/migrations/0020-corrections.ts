import type { Migration } from './migration.ts';

export const corrections: Migration = {
  name: '0020-corrections',
  statements: [
    // Whoever has confirmed a look-up may send corrections for a while; only the digest of what they show is kept.
    `alter table look_up add column token_digest text unique, add column requests_left integer`,
    // What citizens ask to be corrected. birth_date is that of the record then: whoever has it and the number may follow
    // the request. The photo is encrypted, and goes when the request is decided. dose_id is the missing dose, once it was
    // entered.
    `create table correction_request (
       id bigint generated always as identity primary key,
       number text not null unique,
       record_id bigint not null references record,
       birth_date text not null,
       asked jsonb not null,
       note text,
       photo bytea,
       received_at timestamptz not null,
       seen_at timestamptz,
       decided_at timestamptz,
       outcome text check (outcome in ('accepted', 'declined')),
       reason text,
       decision_id uuid,
       dose_id bigint,
       check ((decided_at is null) = (outcome is null))
     )`,
    `create index correction_request_record on correction_request (record_id)`,
    `create index correction_request_open on correction_request (record_id) where decided_at is null`,
    `create index correction_request_decision on correction_request (decision_id) where decision_id is not null`,
    `create index correction_request_received on correction_request (received_at)`,
    // holder_id is the record that counts, where the one that was asked about was brought together with another.
    `create view correction as
     select request.*, coalesce(record.merged_into, record.id) as holder_id
     from correction_request request join record on record.id = request.record_id`,
  ],
};
