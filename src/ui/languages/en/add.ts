import type { Translation } from '../../words.ts';
import type { vi } from '../vi/add.ts';

export const en: Translation<typeof vi> = {
  wallet: {
    addScreen: {
      title: 'Add a certificate',
      lead: 'Yours or your family’s. The wallet reads certificates of Viet Nam, the EU, WHO and many countries.',
      scan: 'Scan a QR code',
      scanText: 'With the camera, from paper or another screen',
      startScan: 'Turn on the camera',
      stopScan: 'Turn off the camera',
      file: 'Open a picture, PDF or file',
      chooseFile: 'Choose a picture or file',
      fileText: 'Photo, screenshot, PDF, .smart-health-card file; you can drop or paste it here too',
      paste: 'Paste the code’s content',
      pasteText: 'Text that begins with “shc:/”, “HC1:”, “NZCP:/”, “eyJ” or “{"data"”',
      pasteLabel: 'Content of the code',
      pasteSubmit: 'Add to the wallet',
      pasteEmpty: 'Paste the content of the code here',
      reading: 'Reading…',
      added: 'Stored the certificate of {name}',
      alreadyThere: 'The certificate of {name} is in the wallet already',
      notAdded: 'Could not be added',
      parts: 'Parts {have} of {total} are here.',
      partsAgain: 'Discard these parts and start again',
      open: 'Open',
      done: 'Go to my wallet',
    },
  },
};
