/** What Argon2id costs (RFC 9106 §3.1). */
export interface Argon2Cost {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

/**
 * RFC 9106 §4's second recommendation in memory and passes, in one lane, since a page computes lanes one after the
 * other. Measured in docs/decisions/0031-lock-and-backup.md.
 */
export const COST: Argon2Cost = { memoryKiB: 64 * 1024, passes: 3, lanes: 1 };

export interface Stretching extends Argon2Cost {
  readonly secret: string;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly bytes: number;
}

/**
 * Stretches a PIN or a passphrase by Argon2id, in a worker: the screen stays alive meanwhile, and the memory is given
 * back with the worker. However a keyboard composes its letters, the same text gives the same bytes (RFC 8265 §4.2).
 *
 * @throws where the device has not the memory.
 */
export function stretch({ secret, ...rest }: Stretching): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    const worker = new Worker(new URL('./argon2-worker.ts', import.meta.url), { type: 'module' });
    const end = (settle: () => void) => {
      worker.terminate();
      settle();
    };
    worker.onmessage = ({ data }) =>
      end(() => (data instanceof Uint8Array ? resolve(data as Uint8Array<ArrayBuffer>) : reject(data)));
    worker.onerror = (event) => end(() => reject(new Error(event.message)));
    worker.postMessage({ ...rest, secret: secret.normalize('NFC') } satisfies Stretching);
  });
}
