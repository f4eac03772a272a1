import { vi } from '../ui/languages/ways-vi.ts';
import { addWords } from '../ui/words.ts';

const words = addWords(vi, async () => (await import('../ui/languages/ways-en.ts')).en);
await words.ready;

/** The sentences of the ways besides the code by SMS. */
export const say = words.t;
