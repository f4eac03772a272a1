import { vi } from '../../ui/languages/door-vi.ts';
import { addWords } from '../../ui/words.ts';

const words = addWords(vi, async () => (await import('../../ui/languages/door-en.ts')).en);
await words.ready;

/** The words of the door that a device stands at. */
export const say = words.t;
