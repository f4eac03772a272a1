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
    text: 'People hold their own code up to the front camera. The screen shows only the verdict, never a name, date of birth or number, and clears itself.',
    begin: 'Start in full screen',
    beginHere: 'Start',
    canTitle: 'What this page locks',
    can: 'Full screen, no links, no settings. Leaving full screen stops the checking.',
    cannotTitle: 'What the browser cannot lock',
    cannot:
      'The power button, the system’s keys, other apps. Turn on screen pinning (Android), Guided Access (iPad) or kiosk mode (Windows).',
    noFullscreen: 'This browser has no full screen. Install the app on the home screen.',
    refused: 'The browser did not allow full screen. Press again.',
  },
  paused: {
    title: 'The kiosk is paused',
    desk: 'Please go to the desk, or press to go on.',
    again: 'Go on in full screen',
  },
  pin: {
    title: 'The supervisor’s PIN',
    hint: 'Where nothing is pressed for 20 seconds, the kiosk goes on.',
    back: 'Back to checking',
    delete: 'Delete a digit',
    typed: 'Digits entered: {count}',
    refused: 'The browser does not let the PIN be opened on this device. Load the page again.',
  },
  supervisor: 'Supervisor: change the way of working',
  leave: 'Supervisor: hold for 3 seconds to leave',
  stop: 'Supervisor: hold for 3 seconds to stop',
};
