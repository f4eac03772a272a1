import { createHmac, randomBytes, randomInt } from 'node:crypto';
import type { Database } from './database.ts';
import { recordsFollowed } from './follow.ts';
import { HOLDS_NOW } from './revocations.ts';

export const OFFER_VALID_SECONDS = 600;
export const TOKEN_VALID_SECONDS = 300;
/** Digits that the holder reads from one screen and types on the other: a code alone that somebody sees is worth nothing. */
export const DIGITS = 6;
const MAX_TRIES = 5;

/** What another wallet needs to fetch a certificate. */
export interface Offer {
  /** 32 random bytes, base64url. */
  readonly code: string;
  readonly digits: string;
}

/**
 * Offers a certificate of the records that a phone follows to another wallet.
 *
 * @param token see `beginFollowing`.
 * @param number of the certificate.
 * @returns undefined where the phone follows no record that has such a certificate, or it does not hold.
 */
export async function makeOffer(
  database: Database,
  secret: Uint8Array,
  token: string,
  number: string,
  now: Date,
): Promise<Offer | undefined> {
  const recordIds = await recordsFollowed(database, secret, token, now);
  const [certificate] = await database.query<{ id: number; record_id: number }>(
    `select id, record_id from certificate
     where record_id = any($1::bigint[]) and number = $2 and expires_at > $3 and ${HOLDS_NOW}`,
    [recordIds ?? [], number, now],
  );
  if (!certificate) return undefined;
  const code = randomBytes(32).toString('base64url');
  const digits = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
  await database.query(
    `insert into credential_offer (code_mac, digits_mac, record_id, certificate_id, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [
      mac(secret, 'code', code),
      mac(secret, 'digits', code, digits),
      certificate.record_id,
      certificate.id,
      new Date(now.getTime() + OFFER_VALID_SECONDS * 1000),
    ],
  );
  return { code, digits };
}

/**
 * Takes a code and its digits for a token: at most five tries, and once.
 *
 * @returns undefined where they are not right, used or too old: nobody learns which.
 */
export async function takeOffer(
  database: Database,
  secret: Uint8Array,
  { code, digits }: Offer,
  now: Date,
): Promise<string | undefined> {
  // Counted before it is compared, so that tries in parallel count as well.
  const [tried] = await database.query<{ right: boolean }>(
    `update credential_offer set tries = tries + 1
     where code_mac = $1 and token_mac is null and tries < ${MAX_TRIES} and expires_at > $3
     returning digits_mac = $2 as right`,
    [mac(secret, 'code', code), mac(secret, 'digits', code, digits), now],
  );
  if (!tried?.right) return undefined;
  const token = randomBytes(32).toString('base64url');
  const taken = await database.query(
    `update credential_offer set token_mac = $2, expires_at = $3
     where code_mac = $1 and token_mac is null returning code_mac`,
    [
      mac(secret, 'code', code),
      mac(secret, 'token', token),
      new Date(now.getTime() + TOKEN_VALID_SECONDS * 1000),
    ],
  );
  return taken.length > 0 ? token : undefined;
}

/** A certificate that was offered, as it was issued. */
export interface OfferedCertificate {
  readonly jws: string;
  readonly statusIndex: number;
}

/** Gives what was offered for a token, once, if it still holds. */
export async function fetchOffered(
  database: Database,
  secret: Uint8Array,
  token: string,
  now: Date,
): Promise<OfferedCertificate | undefined> {
  const [offered] = await database.query<{ record_id: number; certificate_id: number }>(
    `update credential_offer set issued_at = $2
     where token_mac = $1 and issued_at is null and expires_at > $2
     returning record_id, certificate_id`,
    [mac(secret, 'token', token), now],
  );
  if (!offered) return undefined;
  const [certificate] = await database.query<{ jws: string; status_index: number }>(
    `select jws, status_index from certificate where record_id = $1 and id = $2 and ${HOLDS_NOW}`,
    [offered.record_id, offered.certificate_id],
  );
  return certificate && { jws: certificate.jws, statusIndex: Number(certificate.status_index) };
}

/** Forgets offers that nobody can take any more. */
export async function forgetOldOffers(database: Database, now: Date): Promise<void> {
  await database.query('delete from credential_offer where expires_at <= $1', [now]);
}

const NONCE_VALID_SECONDS = 300;

/** A nonce for a wallet's proof of its key: of itself it says until when it is good, so that nothing is stored. */
export function freshNonce(secret: Uint8Array, now: Date): string {
  const content = `${Math.floor(now.getTime() / 1000) + NONCE_VALID_SECONDS}.${randomBytes(16).toString('base64url')}`;
  return `${content}.${mac(secret, 'nonce', content)}`;
}

export function isFreshNonce(secret: Uint8Array, nonce: string, now: Date): boolean {
  const at = nonce.lastIndexOf('.');
  const content = nonce.slice(0, Math.max(0, at));
  const right = nonce === `${content}.${mac(secret, 'nonce', content)}`;
  return right && Number(content.split('.')[0]) > now.getTime() / 1000;
}

const mac = (secret: Uint8Array, ...parts: readonly string[]): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['offer', ...parts]))
    .digest('base64url');
