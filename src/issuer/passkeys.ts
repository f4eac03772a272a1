import { createHash, randomBytes } from 'node:crypto';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { CeremonyOptions, CeremonyRequest } from '../work-contract/session.ts';
import { appendAudit } from './audit.ts';
import type { Database, Queryable } from './database.ts';
import { accountOfCode, useCode } from './enrolment-codes.ts';
import { type NewSession, startSession } from './work-sessions.ts';

/** Whom passkeys are made for (WebAuthn's RP): the service's host, and the pages' origin. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

const NAME = 'Ví Vắc-xin';
/** An authenticator is given so long. */
export const ANSWER_WITHIN_MS = 300_000;
/** COSE's EdDSA, ES256 and RS256: what phones, security keys and Windows sign with. */
const ALGORITHMS = [-8, -7, -257];

/** Begins an enrolment. @returns undefined for a code that is wrong, used up or expired. */
export async function beginEnrolment(
  database: Database,
  secret: Uint8Array,
  party: RelyingParty,
  code: string,
  now: Date,
): Promise<CeremonyOptions | undefined> {
  const account = await accountOfCode(database, secret, code, now);
  if (!account) return undefined;
  const options = await generateRegistrationOptions({
    rpName: NAME,
    rpID: party.id,
    userID: Uint8Array.from(userHandle(account.accountId)),
    userName: account.name,
    userDisplayName: account.name,
    timeout: ANSWER_WITHIN_MS,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    // Discoverable, so that nobody types a name to sign in; verified, so that a found phone opens nothing.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return begun(database, options, account, now);
}

/**
 * Completes an enrolment, which uses the code up, and starts a sitting.
 *
 * @returns why not: the code was used meanwhile, or the answer is not one that this ceremony asked for.
 */
export async function completeEnrolment(
  database: Database,
  party: RelyingParty,
  { ceremonyId, response }: CeremonyRequest,
  now: Date,
): Promise<NewSession | 'enrolment-code-wrong' | 'passkey-refused'> {
  const ceremony = await takeCeremony(database, ceremonyId, now);
  if (!ceremony || ceremony.account_id === null || ceremony.code_mac === null) return 'passkey-refused';
  const { account_id: accountId, code_mac: codeMac } = ceremony;
  const credential = await verified(async () => {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge: ceremony.challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return registrationInfo?.credential;
  });
  if (!credential) return 'passkey-refused';
  return database.transaction(async (transaction) => {
    if (!(await useCode(transaction, codeMac, now))) return 'enrolment-code-wrong';
    const [passkey] = await transaction.query<{ id: number }>(
      `insert into passkey (account_id, credential_id, public_key, counter, enrolled_at, last_used_at)
       values ($1, $2, $3, $4, $5, $5)
       on conflict (credential_id) do nothing
       returning id`,
      [
        accountId,
        credential.id,
        Buffer.from(credential.publicKey).toString('base64url'),
        credential.counter,
        now,
      ],
    );
    if (!passkey) return 'passkey-refused';
    const session = await startSession(transaction, accountId, passkey.id, now);
    await appendAudit(transaction, [
      { at: now, accountId, action: 'passkey-enrolled', after: { accountId, passkeyId: passkey.id } },
    ]);
    return session;
  });
}

/** Begins a signing in; whoever holds a passkey of ours chooses it on their device. */
export async function beginSignIn(
  database: Database,
  party: RelyingParty,
  now: Date,
): Promise<CeremonyOptions> {
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    timeout: ANSWER_WITHIN_MS,
    userVerification: 'required',
  });
  return begun(database, options, undefined, now);
}

/** Completes a signing in and starts a sitting. @returns undefined where it is refused, for whatever reason. */
export async function completeSignIn(
  database: Database,
  party: RelyingParty,
  { ceremonyId, response }: CeremonyRequest,
  now: Date,
): Promise<NewSession | undefined> {
  const ceremony = await takeCeremony(database, ceremonyId, now);
  if (!ceremony || ceremony.account_id !== null) return undefined;
  const assertion = await checkAssertion(database, party, ceremony.challenge, response);
  // A discoverable credential says whose it is, which must be whose we know it to be.
  if (!assertion || assertion.userHandle !== userHandle(assertion.accountId).toString('base64url'))
    return undefined;
  return database.transaction(async (transaction) =>
    (await countUse(transaction, assertion, now))
      ? startSession(transaction, assertion.accountId, assertion.passkeyId, now)
      : undefined,
  );
}

/** An answer of a passkey that was checked, as it can be checked again; binary is base64url. */
export interface Assertion {
  readonly accountId: number;
  readonly passkeyId: number;
  readonly credentialId: string;
  /** COSE_Key. */
  readonly publicKey: string;
  readonly authenticatorData: string;
  readonly clientDataJSON: string;
  readonly signature: string;
  readonly userHandle: string | undefined;
  readonly newCounter: number;
}

/** A passkey as it is stored. */
export interface PasskeyRow {
  readonly id: number;
  readonly account_id: number;
  readonly credential_id: string;
  readonly public_key: string;
  readonly counter: number;
}

/**
 * Checks that a passkey of ours, of an account that may still work, has signed a challenge for this relying party, and
 * that it has verified its owner (WebAuthn Level 3 §7.2).
 *
 * @param challenge base64url.
 * @returns undefined where it has not, for whatever reason.
 */
export async function checkAssertion(
  database: Queryable,
  party: RelyingParty,
  challenge: string,
  response: CeremonyRequest['response'],
): Promise<Assertion | undefined> {
  const [passkey] = await database.query<PasskeyRow>(
    `select passkey.id, account_id, credential_id, public_key, counter
     from passkey join account on account.id = account_id
     where credential_id = $1 and revoked_at is null and account.disabled_at is null`,
    [String(response['id'])],
  );
  return passkey && verifyAssertion(party, passkey, challenge, response);
}

/** Checks that this passkey has signed a challenge; see `checkAssertion`. */
export async function verifyAssertion(
  party: RelyingParty,
  passkey: PasskeyRow,
  challenge: string,
  response: CeremonyRequest['response'],
): Promise<Assertion | undefined> {
  const answer = response as unknown as AuthenticationResponseJSON;
  const info = await verified(async () => {
    const { verified: right, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: {
        id: passkey.credential_id,
        publicKey: Uint8Array.from(Buffer.from(passkey.public_key, 'base64url')),
        counter: passkey.counter,
      },
    });
    return right ? authenticationInfo : undefined;
  });
  if (!info) return undefined;
  const { authenticatorData, clientDataJSON, signature, userHandle: handle } = answer.response;
  return {
    accountId: passkey.account_id,
    passkeyId: passkey.id,
    credentialId: passkey.credential_id,
    publicKey: passkey.public_key,
    authenticatorData,
    clientDataJSON,
    signature,
    userHandle: handle,
    newCounter: info.newCounter,
  };
}

/**
 * A counter that does not rise is a copied authenticator's; those that keep none say 0 for ever.
 *
 * @returns whether the passkey may be believed.
 */
export async function countUse(
  transaction: Queryable,
  { passkeyId, newCounter }: Assertion,
  now: Date,
): Promise<boolean> {
  const used = await transaction.query(
    `update passkey set counter = $2, last_used_at = $3
     where id = $1 and revoked_at is null and (counter < $2 or counter = 0 and $2 = 0)
     returning id`,
    [passkeyId, newCounter, now],
  );
  return used.length > 0;
}

/** Forgets ceremonies that nobody can complete any more. */
export async function forgetOldCeremonies(database: Queryable, now: Date): Promise<void> {
  await database.query('delete from passkey_ceremony where expires_at <= $1', [now]);
}

async function begun(
  database: Database,
  options: { readonly challenge: string },
  account: { accountId: number; codeMac: string } | undefined,
  now: Date,
): Promise<CeremonyOptions> {
  const ceremonyId = randomBytes(16).toString('base64url');
  await database.query(
    `insert into passkey_ceremony (id, challenge, account_id, code_mac, expires_at) values ($1, $2, $3, $4, $5)`,
    [
      ceremonyId,
      options.challenge,
      account?.accountId ?? null,
      account?.codeMac ?? null,
      new Date(now.getTime() + ANSWER_WITHIN_MS),
    ],
  );
  return { ceremonyId, options: { ...options } };
}

interface CeremonyRow {
  readonly challenge: string;
  readonly account_id: number | null;
  readonly code_mac: string | null;
}

/** Takes a ceremony away with the first answer, right or wrong: each challenge is answered once. */
async function takeCeremony(database: Database, id: string, now: Date): Promise<CeremonyRow | undefined> {
  const [ceremony] = await database.query<CeremonyRow & { in_time: boolean }>(
    `delete from passkey_ceremony where id = $1
     returning challenge, account_id, code_mac, expires_at > $2 as in_time`,
    [id, now],
  );
  return ceremony?.in_time ? ceremony : undefined;
}

/** The library throws for whatever is not as it must be; what exactly is nobody's business. */
async function verified<Result>(verify: () => Promise<Result | undefined>): Promise<Result | undefined> {
  try {
    return await verify();
  } catch {
    return undefined;
  }
}

/** How authenticators know an account (WebAuthn's user handle): the same for all its passkeys, and no name. */
const userHandle = (accountId: number): Buffer =>
  createHash('sha256').update(`Ví Vắc-xin account ${accountId}`).digest();
