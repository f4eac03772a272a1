import type { Translation } from '../../words.ts';
import type { vi } from '../vi/scanner.ts';

export const en: Translation<typeof vi> = {
  scanner: {
    picture: 'Picture from the camera',
    hints: {
      closer: 'Move closer',
      dark: 'Too dark to read',
      still: 'Hold still',
      torch: 'Turn the torch on',
    },
    opening: 'Opening the camera…',
    asking:
      'To read a QR code, the app needs the camera. The picture is looked at on this device only; it is neither kept nor sent.',
    allow: 'Open the camera',
    controls: {
      torch: 'Torch',
      zoomIn: 'Zoom in',
      zoomOut: 'Zoom out',
      switch: 'Change camera, now using: {name}',
      lowResolution: 'This camera has few pixels. Hold the code near, so that it fills the frame.',
    },
    errors: {
      insecure: {
        title: 'This page may not use the camera',
        text: 'Browsers give the camera to https addresses only. Open the address that begins with https://.',
      },
      embedded: {
        title: 'The camera is barred from this frame',
        text: 'The app is shown inside another page, which does not let it use the camera. Open {address} itself in the browser.',
      },
      'in-app': {
        title: 'Open this in Safari or Chrome',
        text: 'You are inside another app, where the camera cannot be used. Tap ⋯ or ⋮ in the corner and choose to open in the browser, or enter {address} in Safari or Chrome yourself.',
      },
      unsupported: {
        title: 'This browser cannot use the camera',
        text: 'Open the app in a recent Chrome, Safari, Firefox or Edge.',
      },
      dismissed: {
        title: 'The camera is not allowed yet',
        text: 'Tap Try again, then choose Allow when the browser asks.',
      },
      refused: {
        title: 'The camera is blocked',
        text: 'The browser has remembered a no. Change it like this:',
      },
      system: {
        title: 'The device keeps the camera from the browser',
        text: 'This is set in the device’s settings, not for this page:',
      },
      'no-camera': {
        title: 'No camera found',
        text: 'Connect a camera or use a phone, then tap Try again.',
      },
      unfit: {
        title: 'This camera cannot be used',
        text: 'No camera does what is needed. Connect another one, then tap Try again.',
      },
      'in-use': {
        title: 'The camera is busy',
        text: 'Another app is using the camera. Close it, then tap Try again.',
      },
      'no-answer': {
        title: 'The camera has not answered yet',
        text: 'If the browser is asking, choose Allow. If you see no question, close the app completely and open it again.',
      },
      stopped: {
        title: 'The camera has stopped',
        text: 'End the call or close the other app that uses the camera, then tap Try again.',
      },
      paused: {
        title: 'Start scanning',
        text: 'The camera is ready. The browser waits for one touch.',
      },
      'no-reader': {
        title: 'Codes cannot be read',
        text: 'What reads them could not be loaded, or has stopped. Connect to a network, then tap Try again.',
      },
      failed: {
        title: 'The camera did not open',
        text: 'Tap Try again. If that does not help, restart the device.',
      },
    },
  },
};
