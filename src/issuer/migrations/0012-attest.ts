import type { Migration } from './migration.ts';

export const attest: Migration = {
  name: '0012-attest',
  statements: [
    // The place of each certificate among all; its status index follows from it (see status-index.ts). Places of what was
    // not stored in the end stay empty.
    `create sequence certificate_position minvalue 0`,
    // A manifest that a clerk was asked to sign; goes with the answer, so that it is answered once.
    `create table attestation_ceremony (
       id text primary key,
       account_id bigint not null references account,
       facility_id bigint not null references facility,
       manifest text not null,
       expires_at timestamptz not null
     )`,
    `create index attestation_ceremony_expires on attestation_ceremony (expires_at)`,
  ],
};
