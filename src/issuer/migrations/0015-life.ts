import type { Migration } from './migration.ts';

export const life: Migration = {
  name: '0015-life',
  statements: [
    // What people name certificates by.
    `create index certificate_number on certificate (number)`,
    // What ends soon is renewed.
    `create index certificate_expires on certificate (expires_at)`,
    // More certificates than one person may revoke alone: they wait for a second one. Which they are was settled when it
    // was proposed; decided_by says yes or no, and what nobody decides lapses.
    `create table revocation_proposal (
       id bigint generated always as identity primary key,
       account_id bigint not null references account,
       made_at timestamptz not null,
       expires_at timestamptz not null,
       kind text not null check (kind in ('revoked', 'suspended')),
       reason text not null,
       note text not null,
       certificates bigint[] not null,
       decided_by bigint references account,
       decided_at timestamptz,
       approved boolean,
       check ((decided_at is null) = (approved is null)),
       check (decided_by is null or decided_by <> account_id)
     )`,
    `create index revocation_proposal_open on revocation_proposal (expires_at) where decided_at is null`,
  ],
};
