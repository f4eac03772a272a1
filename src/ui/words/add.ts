import { vi } from '../languages/vi/add.ts';
import { shareWords } from '../words.ts';

await shareWords(vi, async () => (await import('../languages/en/add.ts')).en);
