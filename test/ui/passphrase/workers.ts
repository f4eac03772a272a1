import { vi } from 'vitest';
import type { Stretching } from '../../../src/ui/passphrase/argon2.ts';
import { stretchHere } from '../../../src/ui/passphrase/argon2id.ts';

/**
 * Node has no workers of the browser's kind: the same computation, here, with a thousandth of the memory.
 *
 * @returns what each was asked.
 */
export function stretchWithoutWorker(): readonly Stretching[] {
  const asked: Stretching[] = [];
  vi.stubGlobal(
    'Worker',
    class {
      onmessage: ((event: { data: unknown }) => void) | undefined;
      postMessage(stretching: Stretching) {
        asked.push(stretching);
        const memoryKiB = Math.max(8 * stretching.lanes, Math.floor(stretching.memoryKiB / 1024));
        void stretchHere({ ...stretching, memoryKiB }).then((data) => this.onmessage?.({ data }));
      }
      terminate() {}
    },
  );
  return asked;
}
