import type { Migration } from './migration.ts';

export const proofs: Migration = {
  name: '0021-proofs',
  statements: [
    // When somebody tried to prove who they are by their last dose, by the keyed digest of the document number: of known
    // people and of others alike.
    `create table dose_proof (
       document_mac text primary key,
       tried_at timestamptz[] not null,
       last_tried_at timestamptz not null
     )`,
    `create index dose_proof_last_tried on dose_proof (last_tried_at)`,
    // A record's latest code for whoever comes to the facility, as a keyed digest.
    `create table pick_up_code (
       record_id bigint primary key references record,
       code_mac text not null unique,
       account_id bigint not null references account,
       given_at timestamptz not null,
       expires_at timestamptz not null,
       used_at timestamptz
     )`,
  ],
};
