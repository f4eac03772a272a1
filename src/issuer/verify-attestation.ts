import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server';
import * as v from 'valibot';
import { read } from '../certificate/read.ts';
import { manifestChallenge, readManifest } from './attestation-manifest.ts';
import { type AttestedContent, digestOf } from './attested-content.ts';
import type { Database } from './database.ts';

/** What does not hold about an attestation; with the certificate's number where it is about one. */
export interface AttestationProblem {
  readonly code: /** Made before attestations were signed, or by hand. */
    | 'not-signed'
    | 'manifest-malformed'
    /** The passkey did not sign this manifest, there and then, with its owner verified. */
    | 'signature-wrong'
    /** The manifest is another facility's or of another time than the attestation says. */
    | 'manifest-of-another'
    /** A certificate says something that the manifest does not have. */
    | 'certificate-not-attested'
    /** A certificate is not what was kept of what it says. */
    | 'certificate-differs';
  readonly certificate?: string;
}

export interface VerifiedAttestation {
  readonly id: number;
  readonly records: number;
  readonly certificates: number;
  readonly problems: readonly AttestationProblem[];
}

const Assertion = v.object({
  origin: v.string(),
  rpId: v.string(),
  credentialId: v.string(),
  publicKey: v.string(),
  authenticatorData: v.string(),
  clientDataJSON: v.string(),
  signature: v.string(),
});

interface AttestationRow {
  readonly id: number;
  readonly facility_id: number;
  readonly attested_at: Date;
  readonly manifest: string | null;
  readonly assertion: unknown;
}

/** The latest an answer can come after the manifest was made. */
const ANSWERED_WITHIN_MS = 600_000;

/**
 * Verifies an attestation years later, from nothing but what is kept: the passkey's signature over the manifest, and that
 * every certificate made for it says what the manifest has. Keys that are no longer in use verify as they did.
 *
 * @returns undefined where there is none with this id.
 */
export async function verifyAttestation(
  database: Database,
  id: number,
): Promise<VerifiedAttestation | undefined> {
  const [row] = await database.query<AttestationRow>(
    'select id, facility_id, attested_at, manifest, assertion from attestation where id = $1',
    [id],
  );
  if (!row) return undefined;
  const assertion = v.safeParse(Assertion, row.assertion);
  if (row.manifest === null || !assertion.success) {
    return { id, records: 0, certificates: 0, problems: [{ code: 'not-signed' }] };
  }
  const manifest = readManifest(row.manifest);
  if (!manifest) return { id, records: 0, certificates: 0, problems: [{ code: 'manifest-malformed' }] };
  const problems: AttestationProblem[] = [];
  if (!(await isSigned(row.manifest, assertion.output))) problems.push({ code: 'signature-wrong' });
  const answeredAfterMs = row.attested_at.getTime() - Date.parse(manifest.at);
  const isOwn =
    manifest.facility.id === row.facility_id && answeredAfterMs >= 0 && answeredAfterMs <= ANSWERED_WITHIN_MS;
  if (!isOwn) problems.push({ code: 'manifest-of-another' });
  const digests = new Map(manifest.records.map(({ record, sha256 }) => [record, sha256]));
  let certificates = 0;
  for await (const certificate of certificatesOf(database, id, [...digests.keys()])) {
    certificates++;
    const problem = problemOf(certificate, digests.get(certificate.record_id));
    if (problem) problems.push({ code: problem, certificate: certificate.number });
  }
  return { id, records: manifest.records.length, certificates, problems };
}

async function isSigned(manifest: string, assertion: v.InferOutput<typeof Assertion>): Promise<boolean> {
  const { credentialId, origin, rpId, publicKey, ...response } = assertion;
  const answer: AuthenticationResponseJSON = {
    id: credentialId,
    rawId: credentialId,
    type: 'public-key',
    clientExtensionResults: {},
    response,
  };
  try {
    const { verified } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: manifestChallenge(manifest).toString('base64url'),
      expectedOrigin: origin,
      expectedRPID: rpId,
      // How often the key had been used before was looked at then.
      credential: {
        id: credentialId,
        publicKey: Uint8Array.from(Buffer.from(publicKey, 'base64url')),
        counter: 0,
      },
    });
    return verified;
  } catch {
    return false;
  }
}

interface CertificateRow {
  readonly id: number;
  readonly record_id: number;
  readonly number: string;
  readonly content: string | null;
  readonly jws: string;
}

const BATCH_RECORDS = 2_000;

/** Certificates lie by record. */
async function* certificatesOf(
  database: Database,
  attestationId: number,
  recordIds: readonly number[],
): AsyncGenerator<CertificateRow> {
  for (let start = 0; start < recordIds.length; start += BATCH_RECORDS) {
    yield* await database.query<CertificateRow>(
      `select id, record_id, number, content, jws from certificate
       where record_id = any($2::bigint[]) and attestation_id = $1 order by record_id, id`,
      [attestationId, recordIds.slice(start, start + BATCH_RECORDS)],
    );
  }
}

function problemOf(
  { number, content, jws }: CertificateRow,
  digest: string | undefined,
): AttestationProblem['code'] | undefined {
  if (content === null || digest === undefined || digestOf(content) !== digest) {
    return 'certificate-not-attested';
  }
  return saysTheSame(JSON.parse(content), number, jws) ? undefined : 'certificate-differs';
}

function saysTheSame(content: AttestedContent, number: string, jws: string): boolean {
  try {
    const { holder, immunizations, number: numberSaid } = read(jws);
    return (
      numberSaid === number &&
      holder.name === content.name.normalize('NFC') &&
      holder.birthDate === content.birthDate &&
      immunizations.length === content.doses.length &&
      immunizations.every(({ date, lot }, place) => {
        const dose = content.doses[place];
        return date === dose?.date && lot === dose.lot;
      })
    );
  } catch {
    return false;
  }
}

/** The ids of all attestations, in order. */
export const attestationIds = async (database: Database): Promise<number[]> =>
  (await database.query<{ id: number }>('select id from attestation order by id')).map(({ id }) => id);
