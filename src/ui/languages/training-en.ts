import type { Translation } from '../words.ts';
import type { vi } from './training-vi.ts';

/** The same in English. */
export const en: Translation<typeof vi> = {
  title: 'Training',
  lead: 'Scan samples, good and bad, before a shift. Nothing is counted, and nobody real is let through.',
  back: 'Verify',
  off: 'This device inspects for real. Outside the training, samples are never green.',
  on: 'This device is in training: samples alone are believed. Loading the page anew ends the training too.',
  start: 'Begin the training',
  stop: 'End the training',
  scan: 'Open the scanner',
  notAllowed: 'The supervisor allows no training on this device.',
  samples: 'Samples',
  samplesHint:
    'Open this page on another device, or print it, and scan each code with the device in training.',
  print: 'Print the samples',
  making: 'Making the samples…',
  failed: 'The samples cannot be made on this device. Use a newer browser.',
  sampleCode: 'Sample: {title}',
  part: 'Part {part}',
  document: 'The document beside it',
  says: 'The code says',
  see: 'The device says',
  do: 'What to do',
  actions: {
    pass: 'Let pass',
    refuse: 'Refuse this code',
    otherwise: 'Check in another way',
  },
  kinds: {
    valid: {
      title: 'Genuine, in force, the right person',
      do: 'Compare name and birth date with the document, then let pass.',
    },
    expired: { title: 'Expired', do: 'Refuse. Ask for the new one in the wallet, or to look it up again.' },
    tampered: { title: 'Content that was changed', do: 'Refuse. Tell the supervisor.' },
    unknownIssuer: {
      title: 'An unknown issuer',
      do: 'It cannot be told, which does not mean false. Check the paper by the procedure.',
    },
    revoked: { title: 'Withdrawn', do: 'Refuse. Send the person to the vaccination facility.' },
    superseded: { title: 'Superseded by a newer one', do: 'Refuse this one. Ask for the newer one.' },
    notYetValid: { title: 'Not valid yet', do: 'Refuse. See whether date and time of the device are right.' },
    incomplete: {
      title: 'A code in several parts',
      do: 'Scan the parts that are missing; only all of them give a verdict.',
    },
    wrongPerson: {
      title: 'Somebody else’s certificate',
      do: 'The device shows green, since the certificate is genuine, but name and birth date differ from the document. Ask, have another document shown, and tell the supervisor.',
    },
    notACertificate: { title: 'No certificate', do: 'Ask for the code of the certificate.' },
  },
  quiz: {
    title: 'A quick quiz: ten people',
    text: 'The device says this, and the person shows this document. What do you do? The score is kept nowhere.',
    start: 'Start the quiz',
    question: 'Person {number} of {total}',
    right: 'Right.',
    wrong: 'Not quite. Better: {action}.',
    next: 'Next person',
    score: '{right} of {total} right.',
    again: 'Once more',
    end: 'Back to the samples',
  },
};
