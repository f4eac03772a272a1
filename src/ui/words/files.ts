import { vi } from '../languages/vi/files.ts';
import { shareWords } from '../words.ts';

await shareWords(vi, async () => (await import('../languages/en/files.ts')).en);
