import type { Migration } from './migration.ts';

export const accounts: Migration = {
  name: '0009-accounts',
  statements: [
    // An account's latest code for enrolling a passkey, as a keyed digest. Only the demo country's codes never expire;
    // those may be used again and again.
    `create table enrolment_code (
       account_id bigint primary key references account,
       code_mac text not null unique,
       given_at timestamptz not null,
       expires_at timestamptz,
       used_at timestamptz
     )`,
    // Never deleted, since what was signed with a passkey must stay verifiable after the phone is lost. Credential id
    // and public key (COSE) are base64url.
    `create table passkey (
       id bigint generated always as identity primary key,
       account_id bigint not null references account,
       credential_id text not null unique,
       public_key text not null,
       counter bigint not null,
       enrolled_at timestamptz not null,
       last_used_at timestamptz,
       revoked_at timestamptz
     )`,
    `create index passkey_account on passkey (account_id)`,
    // What an authenticator was asked; goes with the answer, so that it is answered once. An enrolment has its account
    // and the digest of its code, a signing in has neither.
    `create table passkey_ceremony (
       id text primary key,
       challenge text not null,
       account_id bigint references account,
       code_mac text,
       expires_at timestamptz not null,
       check ((account_id is null) = (code_mac is null))
     )`,
    `create index passkey_ceremony_expires on passkey_ceremony (expires_at)`,
    // Who is at work, known by the digest of what their browser holds.
    `create table work_session (
       token_digest text primary key,
       account_id bigint not null references account,
       passkey_id bigint not null references passkey,
       started_at timestamptz not null,
       seen_at timestamptz not null,
       expires_at timestamptz not null
     )`,
    `create index work_session_account on work_session (account_id)`,
  ],
};
