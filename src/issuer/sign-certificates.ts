import {
  type CertificateContent,
  CertificateTooLongError,
  issueShc,
  type Signer,
} from '../certificate/issue.ts';
import { issueDcc } from '../certificate/issue-dcc.ts';
import type { DocumentSigner } from '../certificate/issue-hcert.ts';
import { issueIcvp } from '../certificate/issue-icvp.ts';
import type { SigningPlatform } from '../certificate/signing-platform.ts';
import type { VaccineId } from '../certificate/vaccines.ts';
import type { AttestedContent } from './attested-content.ts';
import type { CertificationFailure } from './certification-queue.ts';
import type { OwnIssuer } from './publish.ts';

/** As whom and with what certificates are signed; may be handed to a thread as it is. */
export interface CertificateSigner {
  readonly own: OwnIssuer;
  readonly signer: Signer;
  readonly documentSigner: DocumentSigner;
  /** What WHO's catalogue calls each vaccine. */
  readonly icvpProducts: ReadonlyMap<VaccineId, string>;
}

/** One certificate to be signed. */
export interface SigningJob {
  readonly recordId: number;
  /** The very text that was attested; see `RecordContent`. */
  readonly text: string;
  readonly number: string;
  /** Becomes the revocation id of the SMART Health Card as well. */
  readonly statusIndex: number;
}

/** A certificate in all its forms. */
export interface SignedCertificate {
  readonly recordId: number;
  readonly jws: string;
  readonly twins: readonly string[];
}

export interface FailedCertificate {
  readonly recordId: number;
  readonly failure: CertificationFailure;
}

/** Signs each record in every form that can say it. Never throws: what fails is told, and the others go on. */
export async function signCertificates(
  jobs: readonly SigningJob[],
  as: CertificateSigner,
  now: Date,
  platform: SigningPlatform,
): Promise<(SignedCertificate | FailedCertificate)[]> {
  const results: (SignedCertificate | FailedCertificate)[] = [];
  const instants = {
    issuedAtSeconds: Math.floor(now.getTime() / 1000),
    expiresAtSeconds: Math.floor(twelveMonthsAfter(now).getTime() / 1000),
  };
  for (const job of jobs) results.push(await signCertificate(job, instants, as, platform));
  return results;
}

async function signCertificate(
  { recordId, text, number, statusIndex }: SigningJob,
  instants: Pick<CertificateContent, 'issuedAtSeconds' | 'expiresAtSeconds'>,
  as: CertificateSigner,
  platform: SigningPlatform,
): Promise<SignedCertificate | FailedCertificate> {
  try {
    const { doses, sex, ...holder }: AttestedContent = JSON.parse(text);
    const certificate: CertificateContent = {
      issuer: as.own.iss,
      holder,
      sex,
      doses,
      number,
      revocationId: String(statusIndex),
      ...instants,
    };
    const jws = await issueShc(certificate, as.signer, platform);
    return { recordId, jws, twins: await signTwins(certificate, as, platform) };
  } catch (error) {
    return { recordId, failure: error instanceof CertificateTooLongError ? 'too-long' : 'signing-failed' };
  }
}

/** The same facts as an EU certificate of the last dose, and as a WHO certificate of each dose in WHO's catalogue. */
async function signTwins(
  content: CertificateContent,
  { own, documentSigner, icvpProducts }: CertificateSigner,
  platform: SigningPlatform,
): Promise<string[]> {
  const authority = { country: own.country, name: own.name.en };
  const twins = [await issueDcc(content, authority, documentSigner, platform)];
  for (const dose of content.doses) {
    const product = icvpProducts.get(dose.vaccine);
    if (product) twins.push(await issueIcvp(content, dose, product, authority, documentSigner, platform));
  }
  return twins.filter((twin) => twin !== undefined);
}

/** Decision 5772/QĐ-BYT: valid for twelve months. From 29 February that is 28 February. */
export function twelveMonthsAfter(instant: Date): Date {
  const later = new Date(instant);
  later.setUTCFullYear(later.getUTCFullYear() + 1);
  if (later.getUTCMonth() !== instant.getUTCMonth()) later.setUTCDate(0);
  return later;
}
