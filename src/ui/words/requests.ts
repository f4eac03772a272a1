import { vi } from '../languages/vi/requests.ts';
import { shareWords } from '../words.ts';

await shareWords(vi, async () => (await import('../languages/en/requests.ts')).en);
