import {
  ALONE,
  type ListedCertificate,
  type Preview,
  type RevocationRequest,
  type RevocationResult,
  type Revocations,
  type Selection,
} from '../work-contract/revocations.ts';
import type { Actor } from './actor.ts';
import { type AuditEntry, appendAudit } from './audit.ts';
import type { Database, Queryable } from './database.ts';
import { type CertificateRef, HOLDS, liftSuspension, setStatus } from './revocations.ts';
import { territoryParameters, withinTerritory } from './territory.ts';
import { sqlDayInVietNam } from './viet-nam-days.ts';

const SHOWN = 20;
const LATEST = 50;
/** A second person has so long. */
const PROPOSAL_DAYS = 7;

/** A query of the ids of certificates that are meant and hold, within the territory of `$1` to `$3`. */
function selected(selection: Selection): { sql: string; parameters: readonly unknown[] } {
  const of = (condition: string, ...parameters: unknown[]) => ({
    sql: `select certificate.id from certificate join record on record.id = certificate.record_id
      where ${withinTerritory('record', 1)} and ${HOLDS} and ${condition}`,
    parameters,
  });
  switch (selection.by) {
    case 'numbers':
      return of('certificate.number = any($4::text[])', selection.numbers);
    case 'record':
      return of('certificate.record_id = $4', selection.recordId);
    case 'facility':
      return of(
        `record.facility_id = $4
          and ${sqlDayInVietNam('certificate.issued_at')} between $5::date and $6::date`,
        selection.facilityId,
        selection.from,
        selection.to,
      );
    case 'lot':
      return of(
        `exists (
          select from given_dose dose where dose.record_id = record.id and dose.vaccine = $4
            and upper(replace(dose.lot, ' ', '')) = upper(replace($5, ' ', ''))
        )`,
        selection.vaccine,
        selection.lot,
      );
  }
}

const selectedIds = async (database: Queryable, actor: Actor, selection: Selection): Promise<number[]> => {
  const { sql, parameters } = selected(selection);
  const rows = await database.query<{ id: number }>(`${sql} order by certificate.id`, [
    ...territoryParameters(actor.territory),
    ...parameters,
  ]);
  return rows.map(({ id }) => id);
};

/** Which certificates a selection means, before anything is done. */
export async function previewRevocation(
  database: Database,
  actor: Actor,
  selection: Selection,
): Promise<Preview> {
  const ids = await selectedIds(database, actor, selection);
  return { count: ids.length, sample: await listed(database, ids.slice(0, SHOWN)) };
}

/**
 * Revokes or suspends the certificates that are meant, in the actor's territory; where they are more than one person may
 * revoke alone, proposes it to a second one.
 */
export function revoke(
  database: Database,
  actor: Actor,
  { selection, kind, reason, note }: RevocationRequest,
  now: Date,
): Promise<RevocationResult> {
  return database.transaction(async (transaction) => {
    const ids = await selectedIds(transaction, actor, selection);
    if (ids.length > ALONE) {
      const [proposal] = await transaction.query<{ id: number }>(
        `insert into revocation_proposal (account_id, made_at, expires_at, kind, reason, note, certificates)
         values ($1, $2::timestamptz, $2::timestamptz + interval '${PROPOSAL_DAYS} days', $3, $4, $5, $6::bigint[])
         returning id`,
        [actor.accountId, now, kind, reason, note, ids],
      );
      const proposalId = proposal?.id ?? null;
      await appendAudit(transaction, [
        entry(actor, now, 'revocation-proposed', note, {
          proposalId,
          kind,
          reason,
          certificates: ids.length,
        }),
      ]);
      return { changed: 0, proposalId };
    }
    const changed = await setAndNote(transaction, actor, ids, kind, reason, note, now);
    return { changed, proposalId: null };
  });
}

const entry = (
  actor: Actor,
  at: Date,
  action: string,
  reason: string,
  after: Readonly<Record<string, unknown>>,
): AuditEntry => ({ at, accountId: actor.accountId, action, after, reason });

/** @returns how many certificates have changed their status. */
async function setAndNote(
  transaction: Queryable,
  actor: Actor,
  ids: readonly number[],
  kind: RevocationRequest['kind'],
  reason: string,
  note: string,
  now: Date,
): Promise<number> {
  const certificates = await transaction.query<CertificateRef & { number: string }>(
    `select id, record_id as "recordId", status_index as "statusIndex", kid, number from certificate
     where id = any($1::bigint[])`,
    [ids],
  );
  const changed = new Set(await setStatus(transaction, certificates, kind, reason, now, actor.accountId));
  await appendAudit(
    transaction,
    certificates
      .filter(({ id }) => changed.has(id))
      .map(({ recordId, number }) => ({
        ...entry(actor, now, `certificate-${kind}`, note, { number, reason }),
        recordId,
      })),
  );
  return changed.size;
}

/**
 * Has suspended certificates of the actor's territory hold again.
 *
 * @returns how many there were.
 */
export function lift(
  database: Database,
  actor: Actor,
  certificateIds: readonly number[],
  note: string,
  now: Date,
): Promise<number> {
  return database.transaction(async (transaction) => {
    const own = await transaction.query<{ id: number; record_id: number; number: string }>(
      `select certificate.id, record_id, number from certificate join record on record.id = certificate.record_id
       where ${withinTerritory('record', 1)} and certificate.id = any($4::bigint[])`,
      [...territoryParameters(actor.territory), certificateIds],
    );
    const lifted = new Set(
      await liftSuspension(
        transaction,
        own.map(({ id }) => id),
        now,
      ),
    );
    await appendAudit(
      transaction,
      own
        .filter(({ id }) => lifted.has(id))
        .map(({ record_id, number }) => ({
          ...entry(actor, now, 'certificate-holds-again', note, { number }),
          recordId: record_id,
        })),
    );
    return lifted.size;
  });
}

/**
 * A second person says yes or no to what somebody proposed; all of it must lie in their territory.
 *
 * @returns undefined where there is nothing to decide: it is one's own, decided or lapsed, or reaches further than they.
 */
export function decideProposal(
  database: Database,
  actor: Actor,
  proposalId: number,
  approve: boolean,
  now: Date,
): Promise<number | undefined> {
  return database.transaction(async (transaction) => {
    const [proposal] = await transaction.query<{
      kind: RevocationRequest['kind'];
      reason: string;
      note: string;
      certificates: number[];
    }>(
      `update revocation_proposal set decided_by = $4, decided_at = $6, approved = $7
       where id = $5 and decided_at is null and expires_at > $6 and account_id <> $4 and ${WITHIN_REACH}
       returning kind, reason, note, certificates`,
      [...territoryParameters(actor.territory), actor.accountId, proposalId, now, approve],
    );
    if (!proposal) return undefined;
    const { kind, reason, note, certificates } = proposal;
    if (approve) return setAndNote(transaction, actor, certificates, kind, reason, note, now);
    await appendAudit(transaction, [entry(actor, now, 'revocation-declined', note, { proposalId })]);
    return 0;
  });
}

/** Whether all certificates of a proposal are of records within the territory of `$1` to `$3`. */
const WITHIN_REACH = `not exists (
  select from certificate join record on record.id = certificate.record_id
  where certificate.id = any(revocation_proposal.certificates) and not ${withinTerritory('record', 1)}
)`;

/** What waits for a second person, and what was revoked last, in the actor's territory. */
export async function revocationsOf(database: Database, actor: Actor, now: Date): Promise<Revocations> {
  const territory = territoryParameters(actor.territory);
  const proposals = await database.query<{
    id: number;
    name: string;
    account_id: number;
    made_at: Date;
    expires_at: Date;
    kind: RevocationRequest['kind'];
    reason: RevocationRequest['reason'];
    note: string;
    count: number;
    first: number[];
  }>(
    `select revocation_proposal.id, account.name, account_id, made_at, expires_at, kind, reason, note,
       cardinality(certificates) as count, certificates[1:${SHOWN}] as first
     from revocation_proposal join account on account.id = account_id
     where decided_at is null and expires_at > $4 and ${WITHIN_REACH}
     order by revocation_proposal.id`,
    [...territory, now],
  );
  const samples = await listed(
    database,
    proposals.flatMap(({ first }) => first),
  );
  const latest = await database.query<{ certificate_id: number; revoked_at: Date }>(
    `select certificate_id, revoked_at from revocation join record on record.id = revocation.record_id
     where ${withinTerritory('record', 1)} order by revoked_at desc, certificate_id desc limit ${LATEST}`,
    territory,
  );
  const certificates = new Map(
    (
      await listed(
        database,
        latest.map(({ certificate_id }) => certificate_id),
      )
    ).map((certificate) => [certificate.certificateId, certificate]),
  );
  return {
    proposals: proposals.map(({ id, name, account_id, made_at, expires_at, first, ...rest }) => ({
      proposalId: id,
      by: name,
      isOwn: account_id === actor.accountId,
      madeAt: made_at.toISOString(),
      expiresAt: expires_at.toISOString(),
      ...rest,
      sample: samples.filter(({ certificateId }) => first.includes(certificateId)),
    })),
    latest: latest.flatMap(({ certificate_id, revoked_at }) => {
      const certificate = certificates.get(certificate_id);
      return certificate ? [{ ...certificate, at: revoked_at.toISOString() }] : [];
    }),
  };
}

async function listed(database: Queryable, ids: readonly number[]): Promise<ListedCertificate[]> {
  const rows = await database.query<
    Omit<ListedCertificate, 'issuedAt' | 'expiresAt'> & { issued_at: Date; expires_at: Date }
  >(
    `select certificate.id as "certificateId", number, certificate.record_id as "recordId", record.name,
       record.birth_date as "birthDate", issued_at, expires_at, revocation.kind as status, revocation.reason
     from certificate
     join record on record.id = certificate.record_id
     left join revocation on revocation.certificate_id = certificate.id
     where certificate.id = any($1::bigint[]) order by certificate.id`,
    [ids],
  );
  return rows.map(({ issued_at, expires_at, ...row }) => ({
    ...row,
    issuedAt: issued_at.toISOString(),
    expiresAt: expires_at.toISOString(),
  }));
}
