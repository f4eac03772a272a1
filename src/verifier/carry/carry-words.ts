import { vi } from '../../ui/languages/carry-vi.ts';
import { addWords } from '../../ui/words.ts';

const words = addWords(vi, async () => (await import('../../ui/languages/carry-en.ts')).en);
await words.ready;

/** The words of the trust screen. */
export const say = words.t;
