import type { Migration } from './migration.ts';

export const lookUp: Migration = {
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
};
