import type { Translation } from '../words.ts';
import type { vi } from './show-vi.ts';

/** Words of the code that is shown to a reader, in English. */
export const en: Translation<typeof vi> = {
  title: 'Code of {name}',
  where: {
    portrait:
      'The QR code is in the upper half of the screen. Hold the phone upright, its screen towards the reader, about 20 cm away.',
    landscape:
      'The QR code is in the left half of the screen. Hold the phone sideways, its screen towards the reader, about 20 cm away.',
  },
  longEnough: 'The code has been shown for 10 seconds, which is usually enough.',
  stillShown:
    'The code is still shown. If it has not been read, move the phone a little further away or closer.',
  brightness: 'A browser cannot make the screen brighter. If a reader struggles, turn the brightness up.',
  mayDarken: 'This device does not let the screen stay lit: touch it now and then.',
  fullscreen: 'Full screen',
};
