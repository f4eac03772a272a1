import type { Translation } from '../words.ts';
import type { vi } from './document-photo-vi.ts';

/** Words of photos of travel documents in English. */
export const en: Translation<typeof vi> = {
  take: 'Take a photo of it',
  again: 'Take another photo',
  looking: 'Reading the photo…',
  problems: {
    'no-zone':
      'No lines with < were found in the photo. Take in the whole lines from end to end, hold the phone level and nearer, with enough light and no glare.',
    'no-picture': 'This file could not be opened as a picture. Take another photo, or choose a JPEG or PNG.',
    'too-large': 'The picture is too large. Take it with this device at its usual size.',
    unavailable:
      'What reads photos could not be loaded. Go online and take the photo again, or type the lines.',
  },
  look: 'Compare the photo with what was read',
  lookText:
    'The photo is above, what was read is below it. Put right what is wrong in the field below, then press Compare.',
  doubtful: {
    one: '1 character is not certain, in a frame: {places}.',
    other: '{count} characters are not certain, in frames: {places}.',
  },
  many: {
    other: '{count} characters are not certain, in frames. A nearer and sharper photo would be better.',
  },
  place: 'line {line}, character {at}, read as {glyph}',
  unfit: 'Check digits do not fit: {fields}. Something was misread, inside or outside of a frame.',
  unreadable:
    'No document could be read from these lines. Take another photo, or correct them in the field below.',
  fields: {
    number: 'document number',
    'birth-date': 'date of birth',
    expiry: 'date of expiry',
    composite: 'the whole',
  },
  next: 'Correct what is not certain',
};
