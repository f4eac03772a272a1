import { vi } from '../languages/vi/card.ts';
import { shareWords } from '../words.ts';

await shareWords(vi, async () => (await import('../languages/en/card.ts')).en);
