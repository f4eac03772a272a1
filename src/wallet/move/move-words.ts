import { vi } from '../../ui/languages/move-vi.ts';
import { addWords } from '../../ui/words.ts';

const words = addWords(vi, async () => (await import('../../ui/languages/move-en.ts')).en);
await words.ready;

/** The words of moving a wallet. */
export const sayOfMove = words.t;
