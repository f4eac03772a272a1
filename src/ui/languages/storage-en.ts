import type { Translation } from '../words.ts';
import type { vi } from './storage-vi.ts';

/** The same in English. */
export const en: Translation<typeof vi> = {
  errors: {
    refused:
      'The browser does not allow storing data. If this is a private window, open the app in a normal one.',
    full: 'The device is full, so nothing could be stored. Remove some pictures or apps and try again.',
    'no-encryption': 'This address is not protected, so the wallet cannot encrypt. Open the app over https.',
    outdated: 'A newer version has opened the wallet. Please reload this page.',
    locked: 'The wallet is locked. Try again, and unlock it when asked.',
    failed: 'The store of certificates cannot be opened. Reload; if it stays so, restart the browser.',
  },
  unreadable: {
    one: '{count} certificate cannot be opened on this device. The others are not affected.',
    other: '{count} certificates cannot be opened on this device. The others are not affected.',
  },
  unreadableNext: 'Look them up or add them again, then remove what is damaged.',
  discard: 'Remove what is damaged',
  lost: {
    title: 'The certificates on this device were cleared',
    text: 'There were certificates in this wallet, and the browser has removed them, mostly because the device was full or website data was cleared. Your certificates are still good: look them up again, or restore them from a backup file.',
    restore: 'Restore from a backup file',
    understood: 'I understand',
  },
  nearlyFull: {
    title: 'The device is nearly full',
    text: 'When space runs out the browser may clear the wallet. Remove some pictures or apps, and back the wallet up.',
    backUp: 'Back up the wallet',
  },
};
