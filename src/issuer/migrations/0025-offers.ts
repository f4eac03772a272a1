import type { Migration } from './migration.ts';

export const offers: Migration = {
  name: '0025-offers',
  statements: [
    // A certificate that another wallet may fetch, once: by a code and the digits that its holder types there, then by a
    // token. All of them are kept as keyed digests.
    `create table credential_offer (
       code_mac text primary key,
       digits_mac text not null,
       record_id bigint not null,
       certificate_id bigint not null,
       tries integer not null default 0,
       expires_at timestamptz not null,
       token_mac text unique,
       issued_at timestamptz
     )`,
    `create index credential_offer_expires on credential_offer (expires_at)`,
  ],
};
