import type { Translation } from '../words.ts';
import type { vi } from './training-vi.ts';

/** The same in English. */
export const en: Translation<typeof vi> = {
  title: 'Training',
  lead: 'Scan samples, good and bad, before a shift. Nothing is counted, and nobody real is let through.',
  back: 'Verify',
  off: 'This device is inspecting for real. Outside training, samples are never green.',
  on: 'This device is in training: only samples are trusted. Reloading the page also ends the training.',
  start: 'Start training',
  stop: 'End training',
  scan: 'Open the scanner',
  notAllowed: 'The supervisor does not allow training on this device.',
  samples: 'Samples',
  samplesHint:
    'Open this page on another device, or print it, and scan each code with the device in training.',
  print: 'Print the samples',
  making: 'Making the samples…',
  failed: 'The samples could not be made on this device. Use a newer browser.',
  sampleCode: 'Sample: {title}',
  part: 'Part {part}',
  document: 'The document shown with it',
  says: 'The code says',
  see: 'The device says',
  do: 'What to do',
  actions: {
    pass: 'Let pass',
    refuse: 'Refuse this code',
    otherwise: 'Check another way',
  },
  kinds: {
    valid: {
      title: 'Genuine, in force, the right person',
      do: 'Compare name and birth date with the document, then let pass.',
    },
    expired: {
      title: 'Expired',
      do: 'Refuse. Ask them to open the new one in the wallet, or to look it up again.',
    },
    tampered: { title: 'Altered content', do: 'Refuse. Tell the supervisor.' },
    unknownIssuer: {
      title: 'An unknown issuer',
      do: 'No verdict is possible, which does not mean that it is false. Check the paper certificate by the procedure.',
    },
    revoked: { title: 'Revoked', do: 'Refuse. Send the person to the vaccination facility.' },
    superseded: { title: 'Superseded by a newer one', do: 'Refuse this one. Ask for the newer one.' },
    notYetValid: { title: 'Not valid yet', do: 'Refuse. See whether the device’s date and time are right.' },
    incomplete: {
      title: 'A code in several parts',
      do: 'Scan the parts that are missing; only all of them give a verdict.',
    },
    wrongPerson: {
      title: 'Somebody else’s certificate',
      do: 'The device shows green, since the certificate is genuine, but name and birth date differ from the document. Ask again, ask for another document, and tell the supervisor.',
    },
    notACertificate: { title: 'Not a certificate', do: 'Ask for the code of the certificate.' },
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
    again: 'Try again',
    end: 'Back to the samples',
  },
};
