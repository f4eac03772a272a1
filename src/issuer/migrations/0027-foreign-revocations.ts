import type { Migration } from './migration.ts';

export const foreignRevocations: Migration = {
  name: '0027-foreign-revocations',
  statements: [
    // The newest revocation list of each key of another issuer, as its own host publishes it: entries as the list writes
    // them, one a line. The issuer was last asked at checked_at, and may have had nothing newer.
    `create table foreign_revocation_list (
       iss text not null,
       kid text not null,
       version bigint not null,
       checked_at timestamptz not null,
       entries text not null,
       primary key (iss, kid)
     )`,
  ],
};
