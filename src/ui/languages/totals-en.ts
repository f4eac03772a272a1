import type { Translation } from '../words.ts';
import type { vi } from './totals-vi.ts';

/** Words of the public totals in English. */
export const en: Translation<typeof vi> = {
  lead: 'Numbers of vaccination records, counted once a minute. Nobody’s name is here.',
  people: 'Records',
  certified: 'With a certificate',
  blocked: 'Waiting for a correction',
  place: 'Province',
  others: 'Elsewhere',
  share: '{percent} have a certificate',
};
