import type { Translation } from '../words.ts';
import type { vi } from './wallet-status-vi.ts';

/** The same in English. */
export const en: Translation<typeof vi> = {
  checked: 'The issuer was asked {ago} ago: the certificate holds.',
  justNow: 'The issuer was asked just now: the certificate holds.',
  never: 'The issuer could not be asked yet whether the certificate still holds. Connect and ask again.',
  askAgain: 'Ask again',
  asking: 'Asking…',
  newer: 'Open the new one',
  why: {
    correction: 'The record was corrected, so a new certificate takes the place of this one.',
    'key-compromised':
      'The issuer’s signing key is no longer safe. This is not your doing; a new certificate will be issued.',
    'issued-in-error':
      'The certificate was issued by mistake. Look it up again to see whether there is a right one, or ask your facility.',
    fraud:
      'The issuer found that this certificate does not say the truth. If you think otherwise, ask your facility.',
    'record-annulled':
      'The vaccination record was annulled. Take your vaccination slip to your facility and ask.',
    'holder-died': 'The record was closed because the holder has died. If that is not so, ask your facility.',
    'holder-request': 'Revoked at the holder’s request.',
    'under-investigation':
      'The issuer is looking into this certificate. Ask again in a few days, or ask your facility.',
  },
};
