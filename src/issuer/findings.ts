import type { FindingCode } from '../contract.ts';
import type { Mend } from '../correction-contract/corrections.ts';

export interface Finding {
  /** What the record is in while the finding blocks: too little is known, or what is known does not fit. */
  readonly state: 'incomplete' | 'mismatch';
  /** Whether it keeps the record from being certified; else it is a notice to whoever looks at the record. */
  readonly blocks: boolean;
  /** Whether a person can confirm that it is so as it stands; then it is no finding any more. */
  readonly canBeConfirmed: boolean;
  /** Where most of the way to mending it lies. */
  readonly mend: Mend | 'nothing';
}

const blocks = (state: Finding['state'], mend: Mend): Finding => ({
  state,
  blocks: true,
  canBeConfirmed: false,
  mend,
});
const doubtfulDose: Finding = { state: 'mismatch', blocks: true, canBeConfirmed: true, mend: 'dose' };
const notice = (mend: Finding['mend']): Finding => ({
  state: 'mismatch',
  blocks: false,
  canBeConfirmed: true,
  mend,
});

/**
 * The catalogue of findings, in words in docs/findings.md. What the digits of a number say about birth year and sex is
 * a notice alone: where the register agrees with the record, the register is the authority, and where it does not, the
 * record is blocked by that already.
 */
export const FINDINGS: Readonly<Record<FindingCode, Finding>> = {
  'document-number-missing': blocks('incomplete', 'document-number'),
  'document-number-malformed': blocks('incomplete', 'document-number'),
  'document-number-old-card': blocks('incomplete', 'document-number'),
  'document-number-impossible': blocks('incomplete', 'document-number'),
  'foreigner-has-citizen-number': blocks('mismatch', 'document-number'),
  'document-number-birth-year-differs': notice('document-number'),
  'document-number-sex-differs': notice('document-number'),
  'not-in-register': blocks('mismatch', 'police'),
  'name-tones-differ': blocks('mismatch', 'register'),
  'name-spelling-differs': blocks('mismatch', 'register'),
  'name-order-differs': blocks('mismatch', 'register'),
  'name-part-missing': blocks('mismatch', 'register'),
  'name-differs': blocks('mismatch', 'register'),
  'birth-day-month-swapped': blocks('mismatch', 'register'),
  'birth-year-off-by-one': blocks('mismatch', 'register'),
  'birth-date-placeholder': blocks('mismatch', 'register'),
  'birth-date-differs': blocks('mismatch', 'register'),
  'sex-differs': blocks('mismatch', 'register'),
  'guardian-needed': blocks('incomplete', 'guardian'),
  'guardian-not-in-register': blocks('mismatch', 'guardian'),
  'phone-shared': notice('nothing'),
  'duplicate-person': blocks('mismatch', 'same-or-two'),
  'dose-out-of-order': doubtfulDose,
  'dose-before-licence': doubtfulDose,
  'dose-before-birth': blocks('mismatch', 'dose'),
  'doses-on-one-day': doubtfulDose,
  'dose-entered-twice': doubtfulDose,
  'interval-too-short': notice('dose'),
  'lot-unknown': notice('dose'),
  'product-manufacturer-differ': doubtfulDose,
};

const CODES = Object.keys(FINDINGS) as FindingCode[];

/** Findings of which each makes a record incomplete. */
export const MAKING_INCOMPLETE = CODES.filter(
  (code) => FINDINGS[code].blocks && FINDINGS[code].state === 'incomplete',
);

/** Findings that keep a record from being certified, those that make it incomplete among them. */
export const BLOCKING = CODES.filter((code) => FINDINGS[code].blocks);

/** Findings that a person can confirm: no others in `record.waived` count. */
export const CONFIRMABLE = CODES.filter((code) => FINDINGS[code].canBeConfirmed);
