import { addWords } from '../../ui/words.ts';
import { vi } from '../languages/inspections-vi.ts';

const words = addWords(vi, async () => (await import('../languages/inspections-en.ts')).en);
await words.ready;

/** The words of what inspectors' devices have counted. */
export const say = words.t;
