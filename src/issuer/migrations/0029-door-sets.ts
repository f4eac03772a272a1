import type { Migration } from './migration.ts';

export const doorSets: Migration = {
  name: '0029-door-sets',
  statements: [
    // What doors ask for, as supervisors filled it in. Every version stays; the newest of a set is in the trust bundle,
    // unless the set is retired.
    `create table door_set (
       id text not null,
       version integer not null,
       draft jsonb not null,
       example boolean not null default false,
       published_at timestamptz not null,
       published_by bigint references account,
       retired_at timestamptz,
       retired_by bigint references account,
       primary key (id, version)
     )`,
  ],
};
