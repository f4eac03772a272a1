import { createHmac } from 'node:crypto';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { EnrolClaims, type EnrolResponse, TYPES } from '../../tally-contract/upload.ts';
import type { Database } from '../database.ts';
import { type EnrolmentCode, freshCode, plainCode } from '../enrolment-codes.ts';
import { claimed, type Refusal, readSigned } from './signed-request.ts';

const VALID_MS = 72 * 3_600_000;

/** Gives out a code by which so many devices of a place may begin to send sums, within 72 hours. */
export async function giveTallyCode(
  database: Database,
  secret: Uint8Array,
  place: string,
  devices: number,
  now: Date,
): Promise<EnrolmentCode> {
  const code = freshCode();
  const expiresAt = new Date(now.getTime() + VALID_MS);
  await database.query(
    'insert into tally_code (code_mac, place, devices_left, expires_at) values ($1, $2, $3, $4)',
    [codeMac(secret, code), place, devices, expiresAt],
  );
  return { code, expiresAt };
}

/**
 * Takes a device's key, which it proves to have, against a code; a device that is known moves to the code's place.
 *
 * @returns what the device is called, and its place.
 */
export async function enrolDevice(
  database: Database,
  secret: Uint8Array,
  jws: string,
  now: Date,
): Promise<EnrolResponse | Refusal | 'code-wrong'> {
  const jwk = claimed(jws, EnrolClaims)?.jwk;
  if (!jwk) return 'bad-request';
  const signed = await readSigned(jws, jwk, TYPES.enrol, EnrolClaims, now);
  if (typeof signed === 'string') return signed;
  const thumbprint = await calculateJwkThumbprint(jwk, 'sha256');
  return database.transaction(async (transaction) => {
    const [code] = await transaction.query<{ place: string }>(
      `update tally_code set devices_left = devices_left - 1
       where code_mac = $1 and devices_left > 0 and expires_at > $2 returning place`,
      [codeMac(secret, signed.code), now],
    );
    if (!code) return 'code-wrong';
    await transaction.query(
      `insert into tally_device (thumbprint, jwk, place, enrolled_at) values ($1, $2, $3, $4)
       on conflict (thumbprint) do update set place = excluded.place, enrolled_at = excluded.enrolled_at`,
      [thumbprint, JSON.stringify(jwk), code.place, now],
    );
    return { thumbprint, place: code.place };
  });
}

/** A device that may send. */
export interface TallyDevice {
  readonly thumbprint: string;
  readonly place: string;
  readonly enrolledAt: Date;
  readonly hours: number;
  /** When it signed the newest message that counts; null where there is none. */
  readonly lastSentAt: Date | null;
}

export const tallyDevices = (database: Database): Promise<TallyDevice[]> =>
  database.query<TallyDevice>(
    `select thumbprint, place, enrolled_at as "enrolledAt", count(hour_start)::integer as hours,
       max(signed_at) as "lastSentAt"
     from tally_device left join tally_hour using (thumbprint)
     group by thumbprint order by place, enrolled_at, thumbprint`,
  );

export async function keyOfDevice(database: Database, thumbprint: string): Promise<JWK | undefined> {
  const [device] = await database.query<{ jwk: JWK }>('select jwk from tally_device where thumbprint = $1', [
    thumbprint,
  ]);
  return device?.jwk;
}

/** Takes nothing more from a device, and forgets what it has sent. @returns whether it was known. */
export async function removeDevice(database: Database, thumbprint: string): Promise<boolean> {
  const removed = await database.query(
    'delete from tally_device where thumbprint = $1 returning thumbprint',
    [thumbprint],
  );
  return removed.length > 0;
}

const codeMac = (secret: Uint8Array, code: string): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['tally code', plainCode(code)]))
    .digest('base64url');
