import type { Migration } from './migration.ts';

export const notices: Migration = {
  name: '0023-notices',
  statements: [
    // A browser that wants to be told (Web Push): where its push service takes messages, and the keys that only it can
    // read them with. Nothing of it names anybody; the records are those of confirmed look-ups.
    `create table notice_subscription (
       id bigint generated always as identity primary key,
       endpoint text not null unique,
       p256dh text not null,
       auth text not null,
       language text not null,
       expires_at timestamptz not null,
       checked_at timestamptz not null
     )`,
    `create index notice_subscription_checked on notice_subscription (checked_at)`,
    `create index notice_subscription_expires on notice_subscription (expires_at)`,
    // What happens to a record from then on is told.
    `create table notice_record (
       subscription_id bigint not null references notice_subscription on delete cascade,
       record_id bigint not null references record,
       since timestamptz not null,
       primary key (subscription_id, record_id)
     )`,
    `create table notice_sent (
       subscription_id bigint not null references notice_subscription on delete cascade,
       certificate_id bigint not null,
       kind text not null check (kind in ('ready', 'renewed', 'expiring', 'revoked')),
       primary key (subscription_id, certificate_id, kind)
     )`,
  ],
};
