import { Worker } from 'node:worker_threads';
import { nodePlatform } from './node-platform.ts';
import {
  type CertificateSigner,
  type FailedCertificate,
  type SignedCertificate,
  type SigningJob,
  signCertificates,
} from './sign-certificates.ts';
import type { SigningAnswer, SigningOrder } from './signing-thread.ts';

type Results = readonly (SignedCertificate | FailedCertificate)[];

/** Where certificates are signed. */
export interface Signing {
  /** How many batches keep it busy at once. */
  readonly batchesInFlight: number;
  sign(jobs: readonly SigningJob[], as: CertificateSigner, now: Date): Promise<Results>;
  close(): Promise<void>;
}

/** Signs in the thread that asks: for few certificates, and where the program of the threads is not built. */
export const signHere: Signing = {
  batchesInFlight: 1,
  sign: (jobs, as, now) => signCertificates(jobs, as, now, nodePlatform),
  close: async () => {},
};

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, { resolve(results: Results): void; reject(error: Error): void }>;
  as?: CertificateSigner;
}

/**
 * Signs in threads, so that neither the database nor whoever looks something up waits for it. A thread that dies takes its
 * orders with it, whose batches are rolled back, and is replaced.
 *
 * @param file the built `signing-thread.ts`.
 */
export function openSigningThreads(file: string, count: number): Signing {
  const threads = new Set<Thread>();
  let lastId = 0;
  const begin = (): Thread => {
    const thread: Thread = { worker: new Worker(file), waiting: new Map() };
    // What nobody waits for keeps no process alive.
    thread.worker.unref();
    thread.worker.on('message', ({ id, results }: SigningAnswer) => {
      thread.waiting.get(id)?.resolve(results);
      thread.waiting.delete(id);
      if (thread.waiting.size === 0) thread.worker.unref();
    });
    const end = (error: Error) => {
      threads.delete(thread);
      for (const { reject } of thread.waiting.values()) reject(error);
      thread.waiting.clear();
    };
    thread.worker.on('error', end);
    thread.worker.on('exit', () => end(new Error('a thread that signs has ended')));
    threads.add(thread);
    return thread;
  };
  const leastBusy = (): Thread => {
    while (threads.size < count) begin();
    return [...threads].reduce((least, other) => (other.waiting.size < least.waiting.size ? other : least));
  };
  const order = (jobs: readonly SigningJob[], as: CertificateSigner, now: Date) =>
    new Promise<Results>((resolve, reject) => {
      const thread = leastBusy();
      const id = ++lastId;
      thread.waiting.set(id, { resolve, reject });
      thread.worker.ref();
      const message: SigningOrder = { id, jobs, now, ...(thread.as !== as && { as }) };
      thread.as = as;
      thread.worker.postMessage(message);
    });
  return {
    // One more than there are threads, so that the database works on one while the others are signed.
    batchesInFlight: count + 1,
    sign: async (jobs, as, now) => {
      const size = Math.max(1, Math.ceil(jobs.length / count));
      const parts = Array.from({ length: Math.ceil(jobs.length / size) }, (_, part) =>
        order(jobs.slice(part * size, (part + 1) * size), as, now),
      );
      return (await Promise.all(parts)).flat();
    },
    close: async () => {
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}
