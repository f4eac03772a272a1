import type { Translation } from '../words.ts';
import type { vi } from './modes-vi.ts';

export const en: Translation<typeof vi> = {
  settings: {
    title: 'How you inspect',
    mode: 'Way of working',
    door: 'Door',
    signals: 'Signals and queue',
    surroundings: 'Hands and light',
    keys: 'Keyboard',
  },
  modes: {
    counter: { name: 'Counter', means: 'Everything, one person at a time' },
    reader: { name: 'Hand-held reader', means: 'Opens no camera' },
  },
  light: {
    title: 'Light',
    system: 'As the device',
    sun: 'Bright sun: black on white',
    night: 'Night: dark and dim',
  },
  leftHanded: 'Left-handed',
  gloves: 'Gloves: large buttons',
  keys: {
    next: 'Seen, next person',
    settings: 'Open these settings',
    language: 'Change the language',
    mode: 'In the settings: choose the way of working',
    space: 'Space',
  },
  readyToRead: 'Ready: scan a code',
  readerMeans: 'Point the reader at the QR code and pull the trigger. Nothing need be pressed on the screen.',
};
