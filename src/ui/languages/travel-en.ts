import type { Translation } from '../words.ts';
import type { vi } from './travel-vi.ts';

/** Words of the travel check in English. */
export const en: Translation<typeof vi> = {
  lead: 'Your device holds the certificate against the entry rules of where you go. No network is needed, and nothing is sent.',
  who: 'Certificate',
  whose: '{name} · {kind}',
  whoseIssued: '{name}, issued {day} · {kind}',
  country: 'Going to',
  findCountry: 'Find a country',
  noCountry: 'This device has no rules of a country with such a name.',
  countryHint: 'Only countries whose rules have reached this device.',
  day: 'Day of arrival',
  dayHint:
    'The day counts from 0:00 to 24:00 UTC, which is from 7 in the morning until 7 the next morning in Viet Nam.',
  dayProblem: 'Choose a day from today to two years ahead.',
  choose: 'Choose where you go to see the result.',
  result: 'Result',
  checking: 'Checking…',
  answers: {
    enough: 'Meets the rules',
    'not-enough': 'Not enough',
    'cannot-tell': 'Cannot tell',
  },
  where: '{country}, {day}',
  until: 'Enough until the end of {day}.',
  from: 'Will be enough from {day}.',
  last: 'Enough only until the end of {day}.',
  doubts: {
    'no-rules': 'No rule of {country} is about this kind of certificate on that day.',
    'unreadable-rules': 'This app cannot read some of the rules. Update it, then look again.',
    'open-rules': 'Some rules cannot be worked out with this certificate; see below.',
    hour: 'On that day the result changes with the hour of arrival; see below.',
    'no-eu-form':
      'Rules are written for the EU form of a certificate, which this one does not have. Ask the embassy of where you go.',
  },
  troubles: {
    invalid: 'This certificate is invalid, so it is of no use anywhere.',
    unconfirmed: 'Your device could not confirm that this certificate is genuine and in force.',
    expired: 'By then the certificate has expired (on {day}). Get a new one before you leave.',
    'not-yet': 'On that day the certificate is not in force yet (it is from {day}).',
  },
  openCertificate: 'Open the certificate to see why',
  unmet: 'What is missing',
  unclear: 'Not clear',
  met: { one: 'One rule is met', other: '{count} rules are met' },
  rule: {
    from: 'Met from {day}.',
    last: 'Met only until the end of {day}.',
    never: 'Another day of travel would not help.',
    open: 'Your device cannot work this rule out.',
    hour: 'Depends on the hour of arrival.',
  },
  age: 'Rules taken over on {day}. The trust bundle on this device is {age} old.',
  ageNew: 'Rules taken over on {day}. The trust bundle on this device was updated just now.',
  border:
    'This is advice only: the border decides, and rules may just have changed. Ask the embassy or your carrier before you leave.',
  exampleTitle: 'Example rules',
  exampleText: 'These rules are made up to try this out. They are not those of {country}.',
  staleTitle: 'The rules on this device are old',
  staleText: 'They were last updated {age} ago. Connect to the internet and open this screen again.',
  noRulesTitle: 'No country’s rules on this device',
  noRulesText:
    'Connect to the internet and open this screen again. If there are still none, the issuer has not published any.',
  noCertificateTitle: 'No certificate in the wallet',
  noCertificateText: 'Look one up or add one first.',
};
