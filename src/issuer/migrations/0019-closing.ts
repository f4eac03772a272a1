import type { Migration } from './migration.ts';

export const closing: Migration = {
  name: '0019-closing',
  statements: [
    // A record that is not to be worked on any more: its person has died, or it should never have been entered.
    `alter table record
       add column closed_as text check (closed_as in ('holder-died', 'record-annulled')),
       drop constraint record_state_check,
       add constraint record_state_check
         check (state in ('incomplete', 'mismatch', 'ready', 'attested', 'certified', 'merged', 'closed')),
       add constraint record_closed_check check ((state = 'closed') = (closed_as is not null))`,
  ],
};
