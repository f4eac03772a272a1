import type { Translation } from '../words.ts';
import type { vi } from './offer-vi.ts';

/** The same in English. */
export const en: Translation<typeof vi> = {
  title: 'Pass on to another wallet',
  lead: 'A wallet that speaks OpenID4VCI can fetch {name}’s certificate, once.',
  make: 'Make a code',
  making: 'Making it…',
  code: 'Code for the other wallet to scan',
  scan: 'Open the other wallet, scan this code, then type these 6 digits:',
  expiresIn: 'Good for another {countdown}',
  expired: 'The code has run out. Make a new one.',
  openHere: 'Open with another wallet on this device',
  beCareful: 'Give code and digits to nobody: they could fetch the certificate.',
  lookUpTitle: 'Look it up first',
  lookUpText:
    'This certificate was added from a code or a file, so the service does not know that it is yours. Look it up once, then come back.',
  notHolding:
    'This certificate does not hold any more, or the service has forgotten this device. Look it up again.',
};
