import type { Translation } from '../words.ts';
import type { vi } from './ways-vi.ts';

/** Words of the ways to a look-up besides the code by SMS, in English. */
export const en: Translation<typeof vi> = {
  title: 'Other ways to look up',
  lead: 'When no code comes, the phone number has changed, or you help somebody else.',
  back: 'Look up with a code by text message',
  toWays: 'Other ways to look up',
  eid: {
    title: 'National eID',
    text: 'With an eID account you need no code and nothing to type.',
    waiting: 'Getting your record…',
    again: 'Sign in again',
    problems: {
      declined: 'You stopped signing in, so nothing was opened.',
      unavailable: 'The eID service does not answer. Try again in a few minutes, or choose another way.',
      refused: 'This sign-in can no longer be used. Please sign in from the beginning.',
      incomplete:
        'Your eID account does not tell name, date of birth and document number. Raise its level, or choose another way.',
      'too-many': 'There were too many tries from this network. Wait a while and try again.',
    },
    noRecordTitle: 'No vaccination record matches your eID yet',
    noRecord:
      'Name, date of birth or document number may be wrong in the record, or you were vaccinated with another document. Look up with the document you used then, or take your identity card to where you had your latest dose.',
  },
  dose: {
    title: 'Day and place of the latest dose',
    text: 'When the phone on record is old, wrong or missing. Your vaccination paper says the day and the place.',
    choose: 'Use day and place',
    lead: 'Enter who was vaccinated, then when and where the latest dose was given.',
    date: 'Day of the latest dose',
    dateHint: 'As on the paper, for example: 20 10 2021',
    dateProblems: {
      missing: 'Enter day, month and year of the dose',
      'not-numbers': 'The day of the dose has digits only',
      'short-year': 'Enter the year of the dose with 4 digits, for example 2021',
      'no-such-day': 'The calendar has no such day; check day and month of the dose',
      'in-future': 'The day of the dose lies after today; check the year',
      'too-long-ago': 'The dose is too long ago; check the year',
    },
    tries:
      'Each document number can be tried 3 times a day, 9 times in 30 days. The phone on record, if any, is told.',
    submit: 'Show the result',
    submitting: 'Comparing…',
    wrong:
      'Nothing was opened. Compare with your vaccination paper: name, date of birth, the document number used then, day and place of the latest dose.',
  },
  facility: {
    province: 'Province or city of the dose',
    choose: 'Choose a province or city',
    elsewhere: 'Elsewhere',
    search: 'Find the place',
    searchHint: 'Type part of its name, with or without accents',
    legend: 'Place of vaccination',
    loading: 'Getting the list of places…',
    found: { one: '{count} place', other: '{count} places' },
    more: {
      one: '{count} more place; type more to narrow down.',
      other: '{count} more places; type more to narrow down.',
    },
    none: 'There is no such place. Type less, or choose another province.',
    missing: 'Choose the place of vaccination',
  },
  pickUp: {
    title: 'Code from the facility',
    text: 'For whoever has no phone, for records with somebody else’s phone, for children and elders. Take your papers to where the latest dose was given and ask for a code; parents, guardians and people you send may ask too.',
    choose: 'I have a code from the facility',
    lead: 'Enter name and date of birth as on the slip, then the code.',
    code: 'Code on the slip',
    codeHint: '10 letters and digits, for example: 7K2MD-4RWXA. Capitals or not',
    codeProblem: 'The code has 10 letters and digits; one is missing or wrong. Compare with the slip',
    submit: 'Show the result',
    submitting: 'Checking the code…',
    wrong:
      'Nothing was opened. Compare each field with the slip. A code works once within 7 days; if it was used or is too old, ask for a new one.',
  },
  others: {
    title: 'Looking up for somebody else',
    child:
      'A child without a number: enter the child’s name and date of birth, and the document number of the guardian in the record; the code goes to the phone on record.',
    elder:
      'Elders and people without a phone: enter their details on your device. The certificate goes into the wallet here, one card for each person.',
  },
  nothing: {
    title: 'No record, or doses missing',
    papers:
      'Try other documents that you may have used: the old 9-digit card, the identity card, a passport.',
    bring:
      'Take your papers and vaccination paper to where the missing dose was given; they enter it for you. If that place has closed, go to the health station where you live.',
    abroad: 'Vaccinated abroad: add the certificate’s QR code to the wallet under “Add a certificate”.',
    add: 'Add a certificate',
  },
};
