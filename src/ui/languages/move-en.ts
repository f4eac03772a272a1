import type { Translation } from '../words.ts';
import type { vi } from './move-vi.ts';

/** The same in English. */
export const en: Translation<typeof vi> = {
  move: {
    title: 'Move the wallet from this phone',
    lead: 'On the new phone, open Ví Vắc-xin, go to “Lock and backup” and choose “This is the new phone”.',
    scan: 'Scan the code on the new phone',
    notTheCode:
      'This is not the new phone’s code. Scan the one on the screen “Move the wallet to this phone”.',
    show: 'Now scan this phone with the new one',
    showText:
      'The code keeps changing, and any order will do. Keep this screen on until the new phone has all.',
    code: 'Codes of the wallet, {total} at least, that keep changing',
    tooMuch: 'There are too many certificates to move them by codes. Please use a backup file.',
    empty: 'There is no certificate in the wallet to move.',
  },
  receive: {
    title: 'Move the wallet to this phone',
    lead: 'On the old phone, go to “Lock and backup”, choose “This is the old phone”, and scan this code.',
    code: 'QR code of this phone',
    start: 'The old phone has scanned it',
    scan: 'Scan the old phone',
    scanText: 'Hold this phone before the old one until all parts are here. You may pause and go on.',
    progress: '{have} of {total} parts are here.',
    damaged: 'The parts were not for this phone, or are damaged. Begin again on both phones.',
    again: 'Begin again',
    compare: 'Does the old phone show the same number?',
    same: 'The same, add to the wallet',
    differs: 'It differs',
    done: 'The wallet has moved',
    added: { one: '{count} certificate was added.', other: '{count} certificates were added.' },
    alreadyThere: {
      one: '{count} certificate was in the wallet already.',
      other: '{count} certificates were in the wallet already.',
    },
    unreadable: {
      one: '{count} entry cannot be read. Please look that certificate up again.',
      other: '{count} entries cannot be read. Please look those certificates up again.',
    },
    next: 'Once you have checked it you may delete the certificates on the old phone.',
    open: 'Open the wallet',
  },
  comparison: 'Number to compare: {code}',
};
