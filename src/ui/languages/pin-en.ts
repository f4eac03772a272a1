import type { Translation } from '../words.ts';
import type { vi } from './pin-vi.ts';

/** The same in English. */
export const en: Translation<typeof vi> = {
  show: 'Show what I type',
  open: 'Unlock',
  empty: 'Enter the PIN.',
  wrong: {
    one: 'The PIN is not right. {count} wrong try so far.',
    other: 'The PIN is not right. {count} wrong tries so far.',
  },
  wait: 'Too many wrong tries. Try again in {time}.',
  waitHint: 'The time runs only while this screen is open.',
  newPin: 'New PIN',
  newPinHint: 'At least 6 digits. A long sentence is much safer.',
  repeatPin: 'The PIN once more',
  short: 'At least 6 characters are needed.',
  guessable: 'This is too easy to guess. Please choose another.',
  differs: 'The two are not the same.',
  save: 'Set the PIN',
};
