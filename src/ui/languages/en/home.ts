import type { Translation } from '../../words.ts';
import type { vi } from '../vi/home.ts';

export const en: Translation<typeof vi> = {
  app: {
    name: 'Ví Vắc-xin',
    skip: 'Skip to the main content',
    navigation: 'Parts of the app',
    demo: 'Demonstration · all data is made up',
    demoLabel: 'Demonstration',
    language: 'Language',
    loading: 'Opening…',
    back: 'Back',
    cancel: 'Cancel',
    close: 'Close',
    tryAgain: 'Try again',
    reload: 'Reload',
    errorCode: 'Error code: {code}',
  },
  update: {
    offer: 'A new version of the app is ready.',
    apply: 'Update',
    decline: 'Later',
  },
  notFound: {
    title: 'No such page',
    text: 'The address you opened is not part of the app. Your certificates are still in your wallet.',
    home: 'Go to my wallet',
  },
  crash: {
    title: 'Something went wrong',
    text: 'Your stored certificates are safe. Please reload; if it happens again, close the app and open it anew.',
    loadTitle: 'This screen could not be opened',
    loadText: 'This part of the app could not be loaded. Check your connection and reload.',
  },
  outcomes: {
    valid: 'Valid',
    invalid: 'Not valid',
    unknown: 'Cannot tell',
    checking: 'Checking…',
  },
  testOutcomes: {
    detected: 'Positive',
    'not-detected': 'Negative',
    inconclusive: 'Inconclusive',
  },
  kinds: {
    vaccination: 'Vaccination certificate',
    test: 'Test result',
    recovery: 'Certificate of recovery',
    statement: 'Vaccinated or exempt',
    unspecified: 'Another document',
  },
  validity: {
    remaining: '{duration} left',
    until: 'In force until {day}',
    openEnded: 'no expiry date stated',
    expiredFor: 'expired {duration} ago',
    from: 'in force from {day}',
  },
  wallet: {
    title: 'My wallet',
    totals: 'How far the country has come',
    lookUp: 'Look up my certificate',
    add: 'Scan a code or open a file',
    verify: 'Check somebody’s certificate',
    export: 'Export, print or share',
    travel: 'Travel check',
    help: 'Help',
    home: {
      emptyTitle: 'Your vaccination certificate, on your phone',
      emptyText:
        'Store it once and open it any time, even with no network. It is encrypted and stays on this device.',
      lookUpText:
        'By name, date of birth and document number. A code is sent to the phone you gave when vaccinated.',
      addText: 'You have a QR code on paper, in a picture, or a .smart-health-card file.',
      lookUpShort: 'Look up',
      addShort: 'Add',
      others: 'Other certificates of {name}',
      opening: 'Opening the wallet…',
      arrange: 'Arrange the wallet',
      arrived: {
        one: '{count} new certificate has come and is in the wallet.',
        other: '{count} new certificates have come and are in the wallet.',
      },
      waitingAt: 'No certificate yet · step {step} of 3',
      waitingFor: 'Still to come',
      settings: 'Lock and backup',
    },
    card: {
      kind: 'Vaccination certificate',
      doses: { one: '{count} dose', other: '{count} doses' },
      born: 'Born {day}',
      open: 'Show code',
      issued: 'Issued {day}',
    },
  },
  verifier: { title: 'Check' },
};
