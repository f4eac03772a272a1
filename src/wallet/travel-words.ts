import { vi } from '../ui/languages/travel-vi.ts';
import { addWords } from '../ui/words.ts';

const words = addWords(vi, async () => (await import('../ui/languages/travel-en.ts')).en);
await words.ready;

/** The words of the travel check. */
export const say = words.t;
