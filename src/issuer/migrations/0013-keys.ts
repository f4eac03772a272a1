import type { Migration } from './migration.ts';

export const keys: Migration = {
  name: '0013-keys',
  statements: [
    // Keys in wrong hands, by their kid as certificates' rows have it: nothing is signed by them or published of them
    // any more, whatever lies in the key folder of whichever machine.
    `create table withdrawn_key (kid text primary key, withdrawn_at timestamptz not null)`,
  ],
};
