import { randomBytes, randomInt } from 'node:crypto';
import type { ConfirmRequest, LookUpRequest } from '../contract.ts';
import { askedForParameters } from './asked-for.ts';
import type { Database } from './database.ts';
import { CODE_VALID_SECONDS, codeMac, subjectMac } from './look-up.ts';

/**
 * Begins a look-up of somebody of whom it is proved already who they are, say by their national eID: of all records that
 * have exactly their number and birth date and their name, whoever's phone they have.
 *
 * @returns what `confirmLookUp` takes; with nothing on record it says `code-wrong`.
 */
export async function beginProvedLookUp(
  database: Database,
  secret: Uint8Array,
  person: LookUpRequest,
  now: Date,
): Promise<ConfirmRequest> {
  const lookUpId = randomBytes(16).toString('base64url');
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const askedFor = askedForParameters(person);
  await database.query(
    `insert into look_up (id, subject_mac, record_ids, code_mac, expires_at)
     values ($4, $5, array(
       select distinct coalesce(merged_into, id) from record
       where document_number = $1 and birth_date = $2 and replace(name_folded, ' ', '') = $3 and state <> 'closed'
     ), $6, $7)`,
    [
      ...askedFor,
      lookUpId,
      subjectMac(secret, askedFor),
      codeMac(secret, lookUpId, code),
      new Date(now.getTime() + CODE_VALID_SECONDS * 1000),
    ],
  );
  return { lookUpId, code };
}
