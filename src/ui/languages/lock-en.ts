import type { Translation } from '../words.ts';
import type { vi } from './lock-vi.ts';

/** The same in English. */
export const en: Translation<typeof vi> = {
  title: 'The wallet is locked',
  lead: 'Unlock it to see the certificates.',
  asked: 'Unlock it to put the certificate into the wallet.',
  notNow: 'Not now',
  pin: 'PIN of the wallet',
  byPasskey: 'Unlock by fingerprint or face',
  passkey: {
    declined: 'It could not be unlocked by fingerprint or face. Please try again.',
    unsupported:
      'The passkey is no longer on this device, or the device does not let it open the wallet. Use the PIN.',
  },
  elsewhere: 'Checking and looking up work while the wallet is locked.',
  forgot: 'Forgot the PIN or lost the passkey?',
  wipe: {
    title: 'Delete the wallet on this device?',
    text: 'Nobody can open the wallet without the PIN or the passkey. You can delete it and begin anew: every certificate on this device will be gone. Then look them up again, or restore them from a backup file.',
    confirm: 'Delete the wallet',
  },
};
