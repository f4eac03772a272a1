import { vi } from '../ui/languages/verdict-vi.ts';
import { addWords } from '../ui/words.ts';

const words = addWords(vi, async () => (await import('../ui/languages/verdict-en.ts')).en);
await words.ready;

/** Words of a verdict's answers and of what it rests on. */
export const say = words.t;
