import type { Database } from '../../src/issuer/database.ts';
import { attestDemoRecords } from '../../src/server/demo-attestations.ts';

export const ISSUER = 'https://vacxin.example.vn';
export const PARTY = { id: 'vacxin.example.vn', origin: ISSUER };

/** Every facility signs for what is ready; see `attestDemoRecords`. @returns how many records were attested. */
export const attestAll = (database: Database, now: Date): Promise<number> =>
  attestDemoRecords(database, PARTY, ISSUER, now);
