import { vi } from '../../ui/languages/modes-vi.ts';
import { addWords } from '../../ui/words.ts';

const words = addWords(vi, async () => (await import('../../ui/languages/modes-en.ts')).en);
await words.ready;

/** The words of modes and of how a device inspects. */
export const say = words.t;
