import type { Translation } from '../words.ts';
import type { vi } from './verdict-vi.ts';

/** Words of a verdict’s answers and of what it rests on in English. */
export const en: Translation<typeof vi> = {
  answers: {
    genuine: { valid: 'Genuine', invalid: 'Not genuine', unknown: 'Cannot tell if genuine' },
    current: { valid: 'In force', invalid: 'Not in force', unknown: 'Cannot tell if in force' },
  },
  withoutApp: {
    title: 'Cannot be ascertained: use the procedure on paper',
    steps: {
      paper:
        'Ask for the paper: vaccination book, confirmation or yellow card, signed and stamped where it was given.',
      document: 'Compare its name and date of birth with the identity document.',
      ask: 'If in doubt, call the issuer at a number that you looked up yourself, not at one that is on the paper.',
      supervisor: 'The supervisor of the shift decides. That this device cannot tell is no reason to refuse.',
    },
  },
  basis: {
    title: 'What this verdict rests on',
    key: 'Signing key',
    keyFrom: 'Key in use from',
    keyUntil: 'Key in use until',
    trust: 'Trust bundle',
    statuses: 'Revocations',
    none: 'not on this device yet',
    version: 'version {version}, {moment}',
  },
};
