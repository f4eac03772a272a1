import type { Migration } from './migration.ts';

const PARTITIONS = 16;

export const certify: Migration = {
  name: '0014-certify',
  statements: [
    // Certificates lie by person, so that whoever asks about one touches one partition, and a cluster (Citus) can spread
    // them. What is unique over all partitions is so by construction: id and the place that number and status index
    // follow from come from sequences. A row refers to its record and attestation without foreign keys: it is written by
    // the statement that changes the record, under its lock, and neither is ever deleted.
    `alter table certificate rename to certificate_once`,
    `create sequence certificate_id`,
    `create table certificate (
       id bigint not null default nextval('certificate_id'),
       record_id bigint not null,
       attestation_id bigint,
       number text not null,
       status_index bigint not null,
       issuer text not null,
       kid text not null,
       signer_kid text,
       content text,
       jws text not null,
       twins text[] not null default '{}',
       issued_at timestamptz not null,
       expires_at timestamptz not null,
       primary key (record_id, id)
     ) partition by hash (record_id)`,
    ...Array.from(
      { length: PARTITIONS },
      // A row is about 2.5 kB of what does not compress further: left in its place, it is written once and not twice.
      (_, remainder) => `create table certificate_${remainder} partition of certificate
         for values with (modulus ${PARTITIONS}, remainder ${remainder}) with (toast_tuple_target = 8160)`,
    ),
    `insert into certificate
       select id, record_id, attestation_id, number, status_index, issuer, kid, signer_kid, content, jws, twins,
         issued_at, expires_at
       from certificate_once`,
    `alter sequence certificate_id owned by certificate.id`,
    `select setval('certificate_id', coalesce(max(id), 0) + 1, false) from certificate`,
    // Indexes were random at first. New ones begin in the shard (of 2^20) after the highest of them.
    `select setval('certificate_position', greatest(
       nextval('certificate_position'),
       coalesce(((max(status_index) >> 20) + 1) << 20, 0)
     ), false) from certificate`,
    `drop table certificate_once`,
    // What each process certified, by the minute, for an hour.
    `create table certification_minute (
       minute timestamptz not null,
       worker text not null,
       certified bigint not null,
       primary key (minute, worker)
     )`,
    // Each identity that ever signed here, told without reading every certificate.
    `create table own_identity (iss text primary key)`,
    `insert into own_identity select distinct issuer from certificate`,
  ],
};
