import { vi } from '../ui/languages/settings-vi.ts';
import { addWords } from '../ui/words.ts';

const words = addWords(vi, async () => (await import('../ui/languages/settings-en.ts')).en);
await words.ready;

/** The words of the wallet's settings. */
export const sayOfSettings = words.t;
