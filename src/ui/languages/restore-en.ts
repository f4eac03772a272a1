import type { Translation } from '../words.ts';
import type { vi } from './restore-vi.ts';

/** The same in English. */
export const en: Translation<typeof vi> = {
  title: 'Restore from a backup file',
  lead: 'The certificates in the file are added to the wallet. Whatever is in the wallet stays.',
  choose: 'Choose the backup file',
  chooseOther: 'Choose another file',
  file: 'Backup file',
  chosen: '{name} is chosen',
  passphrase: 'Passphrase of the file',
  show: 'Show what I type',
  empty: 'Enter the passphrase.',
  restore: 'Restore',
  done: {
    title: 'Restored',
    added: { one: '{count} certificate was added.', other: '{count} certificates were added.' },
    alreadyThere: {
      one: '{count} certificate was in the wallet already.',
      other: '{count} certificates were in the wallet already.',
    },
    unreadable: {
      one: '{count} entry of the file cannot be read. Please look that certificate up again.',
      other: '{count} entries of the file cannot be read. Please look those certificates up again.',
    },
    open: 'Open the wallet',
  },
  problems: {
    'too-large': 'The file is too large to be a backup of this wallet.',
    foreign: 'This is no backup of this wallet. The name of one mostly ends in .jwe.',
    damaged:
      'The backup file is damaged, or a part of it is missing. Please copy it again from the original.',
    'wrong-passphrase': 'The passphrase is not right. Look at capitals, accents and spaces.',
    'too-costly': 'This file wants too much computing, and the wallet makes none like it. Do not use it.',
    'no-memory': 'The device has too little memory to open the file. Close some apps and try again.',
    'not-read': 'The file could not be read. Please choose it again.',
  },
};
