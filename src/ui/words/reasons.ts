import { vi } from '../languages/vi/reasons.ts';
import { shareWords } from '../words.ts';

await shareWords(vi, async () => (await import('../languages/en/reasons.ts')).en);
