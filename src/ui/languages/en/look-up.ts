import type { Translation } from '../../words.ts';
import type { vi } from '../vi/look-up.ts';

export const en: Translation<typeof vi> = {
  steps: {
    check: { name: 'Check of your record', who: 'Against the national population register' },
    attest: { name: 'Signature of the vaccination facility', who: 'Where you had your latest dose' },
    certify: { name: 'Issue of the certificate', who: 'Signed by the issuing authority' },
  },
  findings: {
    'document-number-missing': {
      what: 'Your vaccination record has no document number',
      next: 'Take your identity card or passport to where you had your latest dose, to have it added.',
    },
    'document-number-malformed': {
      what: 'The document number in your vaccination record is wrong',
      next: 'Take your identity card or passport to where you had your latest dose, to have it corrected.',
    },
    'document-number-old-card': {
      what: 'Your record has the number of an old identity card',
      next: 'Take your card with 12 digits to where you had your latest dose, to have the number corrected.',
    },
    'document-number-impossible': {
      what: 'No identity card can have the number in your record',
      next: 'Take your identity card to where you had your latest dose, to have it corrected.',
    },
    'foreigner-has-citizen-number': {
      what: 'The record says a foreigner, with the number of a Vietnamese citizen',
      next: 'Take your passport or identity card to where you had your latest dose, to have number or nationality corrected.',
    },
    'document-number-birth-year-differs': {
      what: 'The number of your identity card does not fit the year of birth in your record',
      next: 'Look at number and date of birth when you have your record corrected.',
    },
    'document-number-sex-differs': {
      what: 'The number of your identity card does not fit the sex in your record',
      next: 'Look at number and sex when you have your record corrected.',
    },
    'not-in-register': {
      what: 'This document number is not in the national population register',
      next: 'Check the number in your record; if it is right, ask the police of the commune where you live.',
    },
    'name-tones-differ': {
      what: 'Your name has other tone marks on your identity card',
      next: 'Take your identity card to where you had your latest dose, to have your name corrected.',
    },
    'name-spelling-differs': {
      what: 'Your name is spelt differently on your identity card',
      next: 'Take your identity card to where you had your latest dose, to have your name corrected.',
    },
    'name-order-differs': {
      what: 'The parts of your name are in another order on your identity card',
      next: 'Take your identity card to where you had your latest dose, to have your name corrected.',
    },
    'name-part-missing': {
      what: 'Your name has a part more or less on your identity card',
      next: 'Take your identity card to where you had your latest dose, to have your name corrected.',
    },
    'name-differs': {
      what: 'Your name does not match your identity card',
      next: 'Take your identity card to where you had your latest dose, to have your name corrected.',
    },
    'birth-day-month-swapped': {
      what: 'Day and month of your birth have changed places',
      next: 'Take your identity card to where you had your latest dose, to have your date of birth corrected.',
    },
    'birth-year-off-by-one': {
      what: 'Your year of birth is one off from your identity card',
      next: 'Take your identity card to where you had your latest dose, to have your date of birth corrected.',
    },
    'birth-date-placeholder': {
      what: 'Your record has 1 January in place of your date of birth',
      next: 'Take your identity card to where you had your latest dose, to have your date of birth corrected.',
    },
    'birth-date-differs': {
      what: 'Your date of birth does not match your identity card',
      next: 'Take your identity card to where you had your latest dose, to have your date of birth corrected.',
    },
    'sex-differs': {
      what: 'Your sex does not match your identity card',
      next: 'Take your identity card to where you had your latest dose, to have it corrected.',
    },
    'guardian-needed': {
      what: 'The child’s record lacks the number of a parent’s or guardian’s identity card',
      next: 'Take the guardian’s identity card to where the child had its latest dose, to have it added.',
    },
    'guardian-not-in-register': {
      what: 'The guardian is not in the national population register',
      next: 'Take the guardian’s identity card to where the child had its latest dose, to have the number corrected.',
    },
    'phone-shared': {
      what: 'Many people share the telephone number in your record',
      next: 'Give a number of your own when you have your record corrected.',
    },
    'duplicate-person': {
      what: 'Another vaccination record looks like yours',
      next: 'The facility is finding out whether both are one person’s; you may take your identity card there.',
    },
    'dose-out-of-order': {
      what: 'The order of your doses does not fit their dates',
      next: 'Take your vaccination slip to where you had your latest dose, to have it corrected.',
    },
    'dose-before-licence': {
      what: 'A dose is dated before its vaccine was licensed',
      next: 'Take your vaccination slip to where you had your latest dose, to have it corrected.',
    },
    'dose-before-birth': {
      what: 'A dose is dated before the birth',
      next: 'Take your vaccination slip to where you had your latest dose, to have it corrected.',
    },
    'doses-on-one-day': {
      what: 'Two doses of one kind are dated on one day',
      next: 'Take your vaccination slip to where you had your latest dose, to have it corrected.',
    },
    'dose-entered-twice': {
      what: 'One dose seems to be entered twice, with two dates',
      next: 'Take your vaccination slip to where you had your latest dose, to have it corrected.',
    },
    'interval-too-short': {
      what: 'Two doses are closer together than they should be',
      next: 'Look at the dates when you have your record corrected.',
    },
    'lot-unknown': {
      what: 'The lot number of a vaccine is not known',
      next: 'Look at the lot number when you have your record corrected.',
    },
    'product-manufacturer-differ': {
      what: 'The name of a vaccine does not fit its manufacturer',
      next: 'Take your vaccination slip to where you had your latest dose, to have it corrected.',
    },
  },
  wallet: {
    followRequest: 'Follow a request',
    lookUpScreen: {
      title: 'Look up my certificate',
      lead: 'Enter everything as on the document you used when vaccinated.',
      toReportTitle: 'Look up again to report a mistake',
      toReport:
        'Only you may report it, so each look-up is good for 30 minutes. Enter the document number again; after the code you come straight to the report.',
      name: 'Full name',
      nameHint: 'As on your identity card or passport',
      birthDate: 'Date of birth',
      birthDateHint: 'For example: 30 12 1968',
      day: 'Day',
      month: 'Month',
      year: 'Year',
      documentNumber: 'Document number',
      documentNumberHint:
        'Identity card (12 digits), old identity card (9 digits) or passport. Child without a number: the guardian’s',
      submit: 'Send me a code',
      submitting: 'Sending…',
      otherWays: 'No code?',
      eid: 'Sign in with the national eID',
      problemsTitle: 'Please correct this first',
      privacy: 'This is only used to find your vaccination record, and never appears in the page’s address.',
      asideTitle: 'Three steps to a certificate',
      asideText:
        'You need do nothing after your vaccination. The look-up shows which step your record has reached.',
    },
    nameProblems: {
      missing: 'Enter your full name',
      'no-letters': 'A name has letters',
      'has-digits': 'A name has no digits; the document number goes into the field below',
      'too-long': 'The name is longer than 100 characters',
    },
    birthDateProblems: {
      missing: 'Enter the day, month and year of birth',
      'not-numbers': 'A date of birth has digits only',
      'short-year': 'Enter all 4 digits of the year, such as 1968',
      'no-such-day': 'There is no such day; check the day and the month',
      'in-future': 'The date of birth lies in the future; check the year',
      'too-long-ago': 'The year of birth is more than 130 years ago; check the year',
    },
    documentNumberProblems: {
      missing: 'Enter your document number',
      'bad-characters': 'A document number has plain letters and digits only',
      'too-short': 'The document number is too short; enter all of its characters',
      'too-long': 'The document number is too long; please check it',
      'digits-count': 'An identity card has 12 digits, an old one 9; count the digits you entered',
    },
    codeScreen: {
      title: 'Enter the code',
      lead: 'If a record matches what you entered, a 6-digit code has been sent to the phone number in that record.',
      code: '6-digit code',
      codeProblem: 'Enter all 6 digits from the message',
      submit: 'See the result',
      submitting: 'Checking the code…',
      expiresIn: 'Code valid for {countdown}',
      expired: 'The code has expired. Get a new one.',
      resend: 'Send a new code',
      resendIn: 'A new code can be sent in {countdown}',
      resent: 'A new code has been sent. The old one no longer works.',
      edit: 'Change what I entered',
      outbox: 'Demonstration: open the outbox',
      noMessageTitle: 'No message?',
      noMessage:
        'Wait a minute, check what you entered, and make sure you still use the phone number you gave when vaccinated. If it has changed, choose “No code?”.',
    },
    resultScreen: {
      readyTitle: 'Your certificate is ready',
      readyText: {
        one: '{count} certificate has been stored in the wallet on this device.',
        other: '{count} certificates have been stored in the wallet on this device.',
      },
      waitingTitle: 'Your certificate is on its way',
      waitingText:
        'Nothing is wrong with your record. You need do nothing; the wallet takes the certificate in as soon as there is one.',
      stuckTitle: 'Your record needs a correction',
      stuckText: 'Your record has stopped at the check, for this reason.',
      holder: 'Record of {name}',
      stepsTitle: 'Three steps to a certificate',
      done: 'Done on {day}',
      current: 'At this step now',
      stopped: 'Stopped here',
      pending: 'Not yet',
      whatToDo: 'What to do',
      show: 'Open the certificate',
      toWallet: 'Go to my wallet',
      another: 'Look up somebody else',
      notStored: 'Not stored in the wallet yet',
      storeAgain: 'Try to store it again',
      notReadable:
        'The certificate that the service sent cannot be read. Update the app and look it up again.',
    },
  },
};
