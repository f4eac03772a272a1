import type { Translation, WordKey } from '../ui/words.ts';
import { addWords } from '../ui/words.ts';
import { vi } from './languages/vi.ts';

/** Every sentence of the workbench, in the shape of the Vietnamese file. */
export type WorkWords = Translation<typeof vi>;
export type WorkWordKey = WordKey<typeof vi>;

const words = addWords(vi, async () => (await import('./languages/en.ts')).en);
await words.ready;

/** The workbench's own sentence at a key, in the chosen language; `t` of `ui/words.ts` has those of the whole app. */
export const w = words.t;
