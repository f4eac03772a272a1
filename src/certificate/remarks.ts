/**
 * The closed list of deviations from a standard that real issuers commit and readers must bear
 * (EU "Special case handling", SMART Trust). They are noted beside a verdict and never change it.
 */
export const REMARKS = [
  /** A list that has nothing to say is there as null or empty. */
  'empty-list',
  /** A text has blanks around it. */
  'blanks',
  /** An instant is given in fractions of a second. */
  'fractional-time',
  /** A day is written as an instant, or otherwise than `YYYY-MM-DD`. */
  'odd-date',
  /** A field that the schema demands is missing or empty, and can be done without. */
  'missing-field',
  /** A field holds a value, characters or a length that its schema forbids. */
  'odd-value',
  /** The dose's number is above the total. */
  'dose-beyond-total',
  /** The signature's envelope is tagged twice or not at all. */
  'odd-tag',
  /** Key or algorithm are named in the unprotected header only. */
  'unprotected-header',
] as const;

export type RemarkCode = (typeof REMARKS)[number];
