import type { Translation } from '../words.ts';
import type { vi } from './wallet-waiting-vi.ts';

/** The same in English. */
export const en: Translation<typeof vi> = {
  asked:
    'The wallet asks again whenever it is opened, last {ago} ago. A certificate is put in here as soon as there is one.',
  askNow: 'Ask now',
  asking: 'Asking…',
  stop: 'Stop following',
  goneTitle: 'Nothing is still to come here',
  goneText: 'The certificate has come, or you have stopped following this person on this device.',
};
