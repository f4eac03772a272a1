import { vi } from '../../../ui/languages/document-photo-vi.ts';
import { addWords } from '../../../ui/words.ts';

const words = addWords(vi, async () => (await import('../../../ui/languages/document-photo-en.ts')).en);
await words.ready;

/** What is said about photos of travel documents. */
export const say = words.t;
