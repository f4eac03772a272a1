import { vi } from '../languages/pin-vi.ts';
import { addWords } from '../words.ts';

const words = addWords(vi, async () => (await import('../languages/pin-en.ts')).en);
await words.ready;

/** The words around every PIN. */
export const sayOfPin = words.t;
