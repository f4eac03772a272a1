import { vi } from '../../ui/languages/lock-vi.ts';
import { addWords } from '../../ui/words.ts';

const words = addWords(vi, async () => (await import('../../ui/languages/lock-en.ts')).en);
await words.ready;

/** The words of the lock. */
export const sayOfLock = words.t;
