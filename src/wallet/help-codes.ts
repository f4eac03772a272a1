import type { vi as help } from '../ui/languages/help-vi.ts';
import { vi as storage } from '../ui/languages/storage-vi.ts';
import { vi as files } from '../ui/languages/vi/files.ts';
import { vi as lookUp } from '../ui/languages/vi/look-up.ts';
import { vi as reasons } from '../ui/languages/vi/reasons.ts';
import { vi as requests } from '../ui/languages/vi/requests.ts';
import { vi as scanner } from '../ui/languages/vi/scanner.ts';
import { t } from '../ui/words.ts';
import '../ui/words/files.ts';
import '../ui/words/look-up.ts';
import '../ui/words/reasons.ts';
import '../ui/words/requests.ts';
import '../ui/words/scanner.ts';

import { say } from './help-answers.ts';
import { sayOfStorage } from './storage-notice.tsx';

export type EntryId = keyof typeof help.entries;

/** A code as a notice shows it: what it says in plain words, and where the help says more. */
export interface HelpCode {
  readonly code: string;
  readonly entry: EntryId;
  /** In the language that is chosen when it is asked. */
  readonly sentence: () => string;
}

const keysOf = <Words extends object>(words: Words) => Object.keys(words) as (keyof Words & string)[];

/** Codes of one kind: all lead to one entry, but for those named. */
function family<Code extends string>(
  codes: readonly Code[],
  sentence: (code: Code) => string,
  entry: EntryId,
  others: Partial<Record<Code, EntryId>> = {},
): HelpCode[] {
  return codes.map((code) => ({
    code,
    entry: others[code] ?? entry,
    sentence: () => sentence(code),
  }));
}

// A camera that was paused is no error.
const CAMERA_ERRORS = keysOf(scanner.scanner.errors).filter((error) => error !== 'paused');

/** Every code that a citizen may be shown, so that it can be read out on the phone, or typed into the help. */
export const HELP_CODES: readonly HelpCode[] = [
  ...family(
    keysOf(lookUp.findings),
    (code) => `${t(`findings.${code}.what`)}. ${t(`findings.${code}.next`)}`,
    'wrong-details',
    {
      'foreigner-has-citizen-number': 'foreigner',
      'guardian-needed': 'child',
      'guardian-not-in-register': 'child',
      'phone-shared': 'phone-changed',
      'dose-out-of-order': 'wrong-doses',
      'dose-before-licence': 'wrong-doses',
      'dose-before-birth': 'wrong-doses',
      'doses-on-one-day': 'wrong-doses',
      'dose-entered-twice': 'wrong-doses',
      'interval-too-short': 'wrong-doses',
      'lot-unknown': 'wrong-doses',
      'product-manufacturer-differ': 'wrong-doses',
    },
  ),
  ...family(keysOf(requests.requestErrors), (code) => t(`requestErrors.${code}`), 'offline', {
    'code-wrong': 'code-late',
    'code-expired': 'code-late',
    'too-many-requests': 'code-late',
    'not-found': 'code-late',
  }),
  ...family(keysOf(reasons.reasons), (code) => t(`reasons.${code}.citizen`), 'how-checked', {
    'unknown-issuer': 'unknown',
    'unknown-key': 'unknown',
    'stale-trust': 'unknown',
    'no-trust': 'unknown',
    'clock-behind': 'unknown',
    'unsupported-format': 'unknown',
    'unsupported-signature': 'unknown',
    'unknown-version': 'unknown',
    'not-fully-signed': 'unknown',
    'not-a-certificate': 'from-paper',
    incomplete: 'from-paper',
    'link-only': 'from-paper',
    expired: 'expiry',
    'key-expired': 'expiry',
    'no-longer-effective': 'expiry',
    'not-yet-effective': 'expiry',
    'implausible-date': 'wrong-doses',
    'product-not-listed': 'travel',
  }),
  ...family(keysOf(storage.errors), (code) => sayOfStorage(`errors.${code}`), 'storage'),
  ...family(['unreadable'], () => sayOfStorage('unreadableNext'), 'storage'),
  ...family(['notices-refused', 'notices-failed'], () => say('entries.notices.answer'), 'notices'),
  ...family(
    keysOf(files.files.problems),
    (code) => `${t(`files.problems.${code}.title`)}. ${t(`files.problems.${code}.text`)}`,
    'from-paper',
  ),
  ...CAMERA_ERRORS.map((error) => ({
    code: `camera-${error}`,
    entry: 'camera' as const,
    sentence: () =>
      `${t(`scanner.errors.${error}.title`)}. ${t(`scanner.errors.${error}.text`, { address: location.host })}`,
  })),
];
