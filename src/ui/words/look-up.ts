import { vi } from '../languages/vi/look-up.ts';
import { shareWords } from '../words.ts';

await shareWords(vi, async () => (await import('../languages/en/look-up.ts')).en);
