import type { Translation } from '../words.ts';
import type { vi } from './shift-vi.ts';

/** The same in English. */
export const en: Translation<typeof vi> = {
  title: 'The shift in numbers',
  lead: 'How many verdicts this device has given, hour by hour. Numbers alone: nobody’s name, document or code.',
  back: 'Verify',
  day: 'Day',
  today: 'Today, {day}',
  zone: 'Hours in the time zone {zone}.',
  none: 'There is no verdict of this day.',
  noneYet: 'This device has counted nothing yet. Each code that is scanned counts once, except in training.',
  scan: 'Start scanning',
  total: 'Verdicts in all',
  byHour: 'Hour by hour',
  hour: 'Hour',
  reasons: 'Most frequent reasons',
  noReasons: 'Every verdict was valid.',
  door: {
    title: 'At the door',
    lead: 'Of the valid ones, on a device that stands at a door. Each counts by the first rule that decided.',
    answers: {
      enough: 'Enough for the door',
      'not-enough': 'Not enough for the door',
      'cannot-tell': 'Cannot tell',
    },
    kept: 'Kept, by rule',
    noneKept: 'Nobody was kept at the door.',
    noRule: 'the door has no rules any more, or they cannot be read',
    gone: 'a door that the trust bundle does not have',
  },
  times: { one: '{count} time', other: '{count} times' },
  save: 'Save the day as CSV',
  share: 'Share the CSV',
  saveAll: 'Save 90 days as CSV',
  shareAgain: 'The file is ready. Press Share once more.',
  kept: 'The numbers stay on this device, for 90 days at most.',
  delete: 'Delete the numbers',
  deleteTitle: 'Delete all numbers on this device?',
  deleteText: 'Every day is deleted and cannot be had back. Save them as CSV first if they are still needed.',
  failed: {
    title: 'The numbers cannot be opened',
    text: 'The browser lets nothing be kept on this device, so nothing is counted. Leave the private mode, or use another browser.',
  },
};
