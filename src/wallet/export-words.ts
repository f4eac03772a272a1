import { vi } from '../ui/languages/export-vi.ts';
import { addWords } from '../ui/words.ts';

const words = addWords(vi, async () => (await import('../ui/languages/export-en.ts')).en);
await words.ready;

/** The words of what takes certificates out of the wallet. */
export const say = words.t;
