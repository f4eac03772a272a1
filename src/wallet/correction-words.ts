import { vi } from '../ui/languages/corrections-vi.ts';
import { addWords } from '../ui/words.ts';

const words = addWords(vi, async () => (await import('../ui/languages/corrections-en.ts')).en);
await words.ready;

/** The sentences about corrections, in the chosen language. */
export const say = words.t;
