import type { Translation } from '../../ui/words.ts';
import type { vi } from './inspections-vi.ts';

/** The same in English. */
export const en: Translation<typeof vi> = {
  lead: 'Inspectors’ devices send sums of each hour when it is over. Each code that is scanned counts once, except in training. Numbers alone: nobody’s name, document or code.',
  loading: 'Adding up…',
  day: 'Day, where the device stands',
  refresh: 'Refresh',
  csv: 'Save the day as CSV',
  place: 'Place',
  everywhere: 'Everywhere',
  total: 'Verdicts in all',
  kept: 'Valid, kept at the door',
  none: 'There are no numbers of this day.',
  noDevices: 'No device sends its numbers yet.',
  howTo:
    'The operator gives out a code by “vi-vacxin tallies code PLACE”; the supervisor enters it at /verify/supervisor on each device. A device is ended by “vi-vacxin tallies remove DEVICE”.',
  silent: {
    one: '{count} device has sent nothing today',
    other: '{count} devices have sent nothing today',
  },
  silentHint:
    'A device sends nothing while it has scanned nobody, its first hour is not over, or it has no network. Where it is in use, ask at its place.',
  devices: 'Device by device',
  device: 'Device',
  lastSent: 'Last sent',
  never: 'never',
  silentMark: 'nothing today',
  reasons: 'Why they were not valid',
  noReasons: 'All were valid.',
  times: { one: '{count} time', other: '{count} times' },
  door: {
    title: 'What doors said',
    lead: 'Of valid certificates, on devices that stand at a door. Each counts by the first rule that decided; a rule’s words are those of its newest version.',
    none: 'No device stands at a door.',
    name: 'Door',
    answer: 'Answer',
    rule: 'Deciding rule',
    count: 'Times',
    gone: 'not in the device’s trust bundle any more',
    answers: { enough: 'Enough', 'not-enough': 'Not enough', 'cannot-tell': 'Cannot tell' },
  },
};
