import type { Migration } from './migration.ts';

export const certificateTwins: Migration = {
  name: '0004-certificate-twins',
  statements: [
    // The same facts in the EU's and WHO's forms.
    `alter table certificate add column twins text[] not null default '{}'`,
  ],
};
