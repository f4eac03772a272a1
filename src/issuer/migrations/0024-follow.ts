import type { Migration } from './migration.ts';

export const follow: Migration = {
  name: '0024-follow',
  statements: [
    // A phone that was shown records may ask again what has become of them; token_mac is the keyed digest of what it says
    // then.
    `create table follower (
       token_mac text primary key,
       record_ids bigint[] not null,
       last_asked_at timestamptz not null
     )`,
    `create index follower_last_asked on follower (last_asked_at)`,
  ],
};
