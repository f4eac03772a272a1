import type { Translation } from '../words.ts';
import type { vi } from './settings-vi.ts';

/** The same in English. */
export const en: Translation<typeof vi> = {
  title: 'Lock and backup',
  lead: 'So that nobody who holds this device sees your certificates, and a lost device loses none.',
  lock: {
    title: 'Lock of the wallet',
    none: 'The wallet opens with the app. The certificates are encrypted, but whoever can unlock the device can see them.',
    set: 'The wallet opens only by {ways}.',
    ways: { pin: 'PIN', passkey: 'fingerprint or face' },
    setPin: 'Set a PIN',
    changePin: 'Change the PIN',
    removePin: 'Remove the PIN',
    setPasskey: 'Use fingerprint or face',
    renewPasskey: 'Set fingerprint or face anew',
    removePasskey: 'Remove fingerprint and face',
    remove: 'Remove the lock',
    now: 'Lock now',
    after: 'Lock when I leave the app',
    afterSeconds: { '0': 'At once', '60': 'After 1 minute', '300': 'After 5 minutes' },
    confirm: 'First, please unlock once more.',
    lossHint:
      'Once it is forgotten nobody can open the wallet, and we cannot either. Back the wallet up first.',
    passkeyText:
      'The device will ask for fingerprint, face or its own code. Should this key be lost with it, only a PIN opens the wallet.',
    makePasskey: 'Make the key',
    declined: 'The key was not made. Please try again.',
    unsupported: 'This device does not let fingerprint or face encrypt anything. Please set a PIN.',
  },
  storage: {
    title: 'Space on this device',
    persisted: 'The browser will not clear the wallet by itself.',
    notPersisted:
      'When space runs out, the browser may clear the wallet. Tell the browser to keep it, and back it up.',
    persist: 'Keep it for good',
    refused:
      'The browser did not agree. Add the app to the home screen and try again, and back the wallet up.',
    left: '{left} are free.',
  },
  backup: {
    title: 'Backup',
    text: 'One file with everything in the wallet, which only your passphrase opens. Keep the file somewhere else.',
    passphrase: 'Passphrase',
    passphraseHint:
      'Six unrelated words are good, such as six things at home. Write them down and keep them safe.',
    repeat: 'The passphrase once more',
    show: 'Show what I type',
    short: 'At least {count} characters are needed.',
    differs: 'The two are not the same.',
    strength: { weak: 'Easy to guess: add words', fair: 'Fair', good: 'Good' },
    make: 'Make the backup file',
    made: 'The backup file was made, with {count} certificates.',
    madeNext: 'Copy the file away from this device. Without the passphrase nobody can open it.',
    empty: 'There is no certificate in the wallet to back up.',
    restore: 'Restore from a backup file',
  },
  move: {
    title: 'Move to a new phone',
    text: 'The two phones scan each other’s codes, without a network. The wallet on the old one stays.',
    fromHere: 'This is the old phone',
    toHere: 'This is the new phone',
  },
};
