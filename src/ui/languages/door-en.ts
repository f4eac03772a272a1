import type { Translation } from '../words.ts';
import type { vi } from './door-vi.ts';

/** Words of the verifier's door in English. */
export const en: Translation<typeof vi> = {
  choose: 'This device stands at',
  chooseHint:
    'Each door has rules of its own, which come with the trust bundle. What they say is apart from whether a certificate is genuine.',
  noDoor: 'no door',
  noDoors: 'The trust bundle on this device has no rules for any door.',
  gone: 'the door that was chosen, without rules now',
  cameFrom: 'People here come from',
  cameFromOne: 'This person comes from',
  cameFromHint: 'Kept for those who come next, until you choose again.',
  cameFromHintOne: 'For this person alone. The settings have it for all who come.',
  cameFromUnknown: 'not known: ask',
  cameFromElsewhere: 'another country',
  chip: 'Door: {door}',
  chipFrom: 'Door: {door} · from {country}',
  chipAsk: 'Door: {door} · ask where from',
  chipGone: 'No rules any more for the door chosen: choose again',
  chipChange: 'Change the door',
  title: 'Enough for this door?',
  answers: {
    enough: 'Enough for this door',
    'not-enough': 'Not enough for this door',
    'cannot-tell': 'Cannot tell for this door',
  },
  enough: 'Genuine, and enough for {door}.',
  missing: 'Genuine, but {missing} for {door}.',
  unmet: 'Not met: {rule}',
  open: 'Not clear: {rule}',
  doubts: {
    'no-rules': 'No rule is in force now for {door}.',
    'unreadable-rules': 'This app cannot read some of the rules for {door}. Update it.',
    'open-rules': 'The certificate does not say enough for the rules for {door}. Ask for other papers.',
    'no-eu-form':
      'The published rules can be worked out for the EU form alone, and this certificate has another.',
    'no-such-door':
      'The trust bundle has no rules any more for the door chosen. Choose again in the settings.',
    'came-from': 'Ask where this person comes from, and choose it below.',
  },
  moot: 'The certificate is not confirmed, so whether it is enough for the door does not matter.',
  loading: 'Comparing with the door’s rules…',
  rules: 'What this door asks, version {version}',
  states: { passed: 'met', failed: 'not met', open: 'not clear' },
  published: 'Rules version {version}, published {day}',
  example: 'example rules, no country’s own',
};
