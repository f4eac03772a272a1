import { vi } from '../languages/vi/scanner.ts';
import { shareWords } from '../words.ts';

await shareWords(vi, async () => (await import('../languages/en/scanner.ts')).en);
