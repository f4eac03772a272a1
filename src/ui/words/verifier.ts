import { vi } from '../languages/vi/verifier.ts';
import { shareWords } from '../words.ts';

await shareWords(vi, async () => (await import('../languages/en/verifier.ts')).en);
