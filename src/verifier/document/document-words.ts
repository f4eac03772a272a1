import { vi } from '../../ui/languages/document-vi.ts';
import { addWords } from '../../ui/words.ts';

const words = addWords(vi, async () => (await import('../../ui/languages/document-en.ts')).en);
await words.ready;

/** What is said about travel documents. */
export const say = words.t;
