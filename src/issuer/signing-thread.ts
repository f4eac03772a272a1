/** The program of a thread that signs: see `openSigningThreads`. */
import { parentPort } from 'node:worker_threads';
import { nodePlatform } from './node-platform.ts';
import {
  type CertificateSigner,
  type FailedCertificate,
  type SignedCertificate,
  type SigningJob,
  signCertificates,
} from './sign-certificates.ts';

export interface SigningOrder {
  readonly id: number;
  readonly jobs: readonly SigningJob[];
  readonly now: Date;
  /** Where it has changed since the thread's last order. */
  readonly as?: CertificateSigner;
}

export interface SigningAnswer {
  readonly id: number;
  readonly results: readonly (SignedCertificate | FailedCertificate)[];
}

let current: CertificateSigner | undefined;

parentPort?.on('message', async ({ id, jobs, now, as = current }: SigningOrder) => {
  if (!as) throw new Error('nobody to sign as');
  current = as;
  const answer: SigningAnswer = { id, results: await signCertificates(jobs, as, now, nodePlatform) };
  parentPort?.postMessage(answer);
});
