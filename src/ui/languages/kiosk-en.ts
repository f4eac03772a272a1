import type { Translation } from '../words.ts';
import type { vi } from './kiosk-vi.ts';

export const en: Translation<typeof vi> = {
  hold: 'Hold your QR code up to the camera',
  near: 'About a hand’s width from the screen, with the code facing the camera',
  answers: {
    valid: 'Valid',
    invalid: 'Not valid',
    unknown: 'Cannot tell',
    look: 'One more check',
  },
  next: {
    valid: 'Please go ahead',
    desk: 'Please go to the desk',
    otherPart: 'Please show the other code of this certificate',
    otherCode: 'This is not a certificate’s code. Please open the code of your certificate.',
  },
  start: {
    title: 'Kiosk',
    text: 'People hold their code up to the front camera themselves. The screen says the verdict only, without name, date of birth or number, and clears by itself.',
    begin: 'Begin in full screen',
    beginHere: 'Begin',
    canTitle: 'What this page locks',
    can: 'Full screen, no links, no settings. Whoever leaves full screen ends the checking.',
    cannotTitle: 'What no browser can lock',
    cannot:
      'The power button, the system’s keys, other apps. Turn on screen pinning (Android), Guided Access (iPad) or kiosk mode (Windows).',
    noFullscreen: 'This browser has no full screen. Install the app on the home screen.',
    refused: 'The browser has not allowed full screen. Press once more.',
  },
  supervisor: 'The supervisor changes the way of working',
  leave: 'Supervisor: hold 3 seconds to leave',
  stop: 'Supervisor: hold 3 seconds to stop',
};
