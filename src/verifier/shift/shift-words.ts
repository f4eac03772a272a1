import { vi } from '../../ui/languages/shift-vi.ts';
import { addWords } from '../../ui/words.ts';

const words = addWords(vi, async () => (await import('../../ui/languages/shift-en.ts')).en);
await words.ready;

/** The words of the shift's tally. */
export const say = words.t;
