import type { Translation } from '../../words.ts';
import type { vi } from '../vi/requests.ts';

export const en: Translation<typeof vi> = {
  requestErrors: {
    'bad-request': 'The service did not accept what was sent. Check each field and send it again.',
    'too-large': 'What was sent is too long. Check each field and send it again.',
    'too-many-requests': 'There have been too many attempts. Wait a while and try again.',
    'proof-wrong': 'This does not match any record. Please check each field and try again.',
    'code-wrong': 'That code is not right. Look at the newest message and enter all 6 digits.',
    'code-expired': 'The code has expired or was entered wrongly too often. Get a new one.',
    'not-found': 'This look-up is gone. Please start again.',
    unavailable:
      'The service is busy or under maintenance. Try again in a few minutes; what you entered is kept.',
    'no-connection':
      'The service cannot be reached. Check your connection and try again; what you entered is kept.',
    timeout: 'The service took too long to answer. The network may be weak; please try again.',
    'bad-answer': 'The answer was not in the right form, so it was not used. Update the app and try again.',
  },
  requests: { retryAfter: 'You can try again in {duration}.' },
};
