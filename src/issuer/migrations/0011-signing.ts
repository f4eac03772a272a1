import type { Migration } from './migration.ts';

export const signing: Migration = {
  name: '0011-signing',
  statements: [
    // What a facility signed, kept whole: manifest is the canonical JSON (RFC 8785) whose SHA-256 was the challenge,
    // assertion what the passkey answered, with the public key, origin and relying party it was checked by.
    `alter table attestation
       add column account_id bigint references account,
       add column manifest text,
       add column assertion jsonb`,
    // What is to be certified. reason says why: attested anew, renewed before its end, or signed by a key that is no
    // longer trusted. digest is the SHA-256 (base64url) of the record as attested. turn orders the queue so that
    // facilities take turns. What failed has a failure's code and waits for next_try_at; without one, for a person.
    `create table certification (
       record_id bigint primary key references record,
       attestation_id bigint not null references attestation,
       facility_id bigint not null references facility,
       reason text not null check (reason in ('attested', 'renewal', 'key-compromised')),
       digest text not null,
       turn bigint not null,
       queued_at timestamptz not null,
       tries integer not null default 0,
       failure text,
       next_try_at timestamptz
     )`,
    `create index certification_turn on certification (turn) where failure is null`,
    `create index certification_retry on certification (next_try_at) where failure is not null`,
    `create index certification_facility on certification (facility_id, turn)`,
    // content is the canonical JSON of the record as attested, which attestation and certificate both answer for;
    // signer_kid the key (base64) of the document signer of its twins.
    `alter table certificate
       add column attestation_id bigint references attestation,
       add column content text,
       add column signer_kid text`,
    // Certificates that do not hold, and why. A suspension can be lifted; then its row goes.
    `create table revocation (
       certificate_id bigint primary key,
       record_id bigint not null references record,
       status_index bigint not null unique,
       kid text not null,
       kind text not null check (kind in ('revoked', 'superseded', 'suspended')),
       reason text not null,
       revoked_at timestamptz not null,
       account_id bigint references account
     )`,
    `create index revocation_record on revocation (record_id)`,
    `create index revocation_kid on revocation (kid)`,
    // Every change of a status, in order; kind is null where the certificate holds again. version is the publication
    // it went out with, null until then.
    `create table status_change (
       sequence bigint generated always as identity primary key,
       status_index bigint not null,
       kind text check (kind in ('revoked', 'superseded', 'suspended')),
       changed_at timestamptz not null,
       version bigint
     )`,
    `create index status_change_unpublished on status_change (sequence) where version is null`,
    `create index status_change_version on status_change (version) where version is not null`,
  ],
};
