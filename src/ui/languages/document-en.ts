import type { Translation } from '../words.ts';
import type { vi } from './document-vi.ts';

/** Words of the comparison with a travel document in English. */
export const en: Translation<typeof vi> = {
  open: 'Compare with a passport or card',
  title: 'Compare with a document',
  lead: 'Put the document on the reader, or type the lines with < from the foot of the passport’s page or the back of the card.',
  lines: 'The lines with <',
  linesHint: 'Small letters will do. The < at the ends of lines may be left out.',
  compare: 'Compare',
  unreadable: 'The document could not be read',
  unreadableNext:
    'It takes both lines of a passport, or all three of a card, each on a line of its own. Read or type it again.',
  unavailable: 'What compares documents could not be loaded',
  unavailableNext: 'Go online and read the document again, or compare by eye.',
  reading: 'Reading the document…',
  answers: {
    same: 'Same as the document',
    'probably-same': 'Probably the same, look closely',
    different: 'Different from the document',
    incomparable: 'Names cannot be compared, look for yourself',
  },
  marked: 'Different: “{certificate}” in the certificate, “{document}” in the document.',
  nothing: 'nothing',
  birthDateDiffers: 'The dates of birth are different.',
  birthDatePartly: 'The date of birth is known in part only.',
  certificate: 'Certificate',
  kinds: { passport: 'Passport', visa: 'Visa', card: 'Card' },
  unknown: 'not known',
  cutOff: 'The document has no more room: the name may be cut off.',
  expired: 'This document has expired.',
  misread: 'Check digits do not fit: {fields}. Read the document again.',
  fields: {
    number: 'document number',
    'birth-date': 'date of birth',
    expiry: 'date of expiry',
    composite: 'the whole',
  },
  decide: 'You decide.',
  waiting: 'The document of {name} has been read. Now scan the code.',
};
