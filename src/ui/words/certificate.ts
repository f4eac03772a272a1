import { vi } from '../languages/vi/certificate.ts';
import { shareWords } from '../words.ts';

await shareWords(vi, async () => (await import('../languages/en/certificate.ts')).en);
