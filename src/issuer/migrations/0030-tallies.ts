import type { Migration } from './migration.ts';

export const tallies: Migration = {
  name: '0030-tallies',
  statements: [
    // By one code some devices of a place may begin to send; it is kept as a keyed digest.
    `create table tally_code (
       code_mac text primary key,
       place text not null,
       devices_left integer not null check (devices_left >= 0),
       expires_at timestamptz not null
     )`,
    `create table tally_device (
       thumbprint text primary key,
       jwk jsonb not null,
       place text not null,
       enrolled_at timestamptz not null
     )`,
    // What a device has counted in an hour: numbers by mode, outcome and reason, of nobody.
    `create table tally_hour (
       thumbprint text not null references tally_device on delete cascade,
       hour_start timestamptz not null,
       zone text not null,
       sums jsonb not null,
       signed_at timestamptz not null,
       primary key (thumbprint, hour_start)
     )`,
    `create index tally_hour_start on tally_hour (hour_start)`,
  ],
};
