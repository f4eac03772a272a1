import { vi } from '../../ui/languages/training-vi.ts';
import { addWords } from '../../ui/words.ts';

const words = addWords(vi, async () => (await import('../../ui/languages/training-en.ts')).en);
await words.ready;

/** The words of the training. */
export const say = words.t;
