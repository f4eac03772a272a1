import type { Translation } from '../words.ts';
import type { vi } from './export-vi.ts';

/** Words of what takes certificates out of the wallet, in English. */
export const en: Translation<typeof vi> = {
  title: 'Export certificates',
  lead: 'Files are made on this device, without a network. Whoever holds the file or the paper can read it and scan the code.',
  who: 'Certificates',
  what: 'Export as',
  ways: {
    a4: { name: 'PDF, A4', text: 'The official form in two languages, a page for each certificate.' },
    card: {
      name: 'PDF, fold-up card',
      text: 'Cut and fold it to the size of an identity card, the code outside.',
    },
    picture: { name: 'PNG picture', text: 'QR code, name and date of birth, to send as a message.' },
    'health-card': { name: '.smart-health-card file', text: 'For another wallet on a phone.' },
  },
  share: 'Share',
  save: 'Save to this device',
  print: 'Print',
  saved: 'Saved {file}.',
  shareAgain: 'The file is ready. Press “Share” once more.',
  chooseSome: 'Choose at least one certificate.',
  withoutForm: 'Not in this form, so not exported: {names}.',
  failedTitle: 'The file could not be made',
  failed: {
    'not-loaded': 'What makes files has not been loaded yet. Connect to a network and try again.',
    failed: 'Try again with fewer certificates, or choose another form.',
  },
  otherWallet: 'Pass on to another wallet',
  emptyTitle: 'Nothing to export yet',
  emptyText: 'The wallet has no certificate, or this one is no longer in it.',
};
