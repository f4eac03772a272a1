import type { Translation } from '../words.ts';
import type { vi } from './notices-vi.ts';

export const en: Translation<typeof vi> = {
  kinds: {
    ready: {
      title: 'A vaccination certificate is ready',
      text: 'Open the wallet with a network, and it comes by itself.',
    },
    renewed: {
      title: 'There is a new certificate',
      text: 'Open the wallet with a network, and the new one comes by itself.',
    },
    expiring: { title: 'A certificate ends soon', text: 'Open the wallet to see how many days are left.' },
    revoked: { title: 'A certificate holds no more', text: 'Open the wallet to see why, and what to do.' },
  },
  news: { title: 'News in Ví Vắc-xin', text: 'Open the wallet to see it.' },
  offer: {
    title: 'Tell me when there is news',
    text: 'This device tells you when a certificate is ready, ends soon or holds no more. A notice names nobody.',
    on: 'Turn notices on',
    working: 'Turning on…',
    isOn: 'Notices are on on this device.',
    off: 'Turn notices off',
    refused: 'Your browser blocks notices of this page. Allow them in its settings, then try again.',
    failed:
      'Notices could not be turned on. Check your connection and try again; a private window cannot have them.',
  },
};
