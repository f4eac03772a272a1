import type { Outcome } from '../certificate/reasons.ts';
import { judge, type Trust, type Verdict } from '../certificate/verify.ts';
import { personAnswer } from './document/person-answer.ts';
import { keptAtDoor } from './door/door.ts';
import { type OtherCode, type OtherKind, otherCode } from './other-code.ts';

/** What has been scanned of one code, and the answer to it so far. */
export interface Scan {
  /** One text, or those of the parts seen so far where a code comes in several. */
  readonly texts: readonly string[];
  readonly verdict: Verdict;
  /** What it is where it is no certificate, if we know. */
  readonly other?: OtherCode;
}

/**
 * Who goes on by themselves when a queue moves: not those with a test's result, since what it says is to be read, nor those
 * for whom the door has anything to say, or whom their travel document does not surely show.
 */
export const movesOn = ({ verdict }: Scan): boolean =>
  verdict.outcome === 'valid' &&
  verdict.certificate?.tests.length === 0 &&
  !keptAtDoor(verdict) &&
  [undefined, 'same'].includes(personAnswer(verdict));

/** What is told before anybody reads: the verdict, or of a valid certificate that there is something to look at. */
export type Told = Outcome | 'look';

/** @returns undefined as long as the door's rules or the travel document are being read. */
export function toldOf(scan: Scan): Told | undefined {
  const { verdict } = scan;
  if (verdict.outcome !== 'valid' || movesOn(scan)) return verdict.outcome;
  const isOpen = keptAtDoor(verdict) === 'loading' || personAnswer(verdict) === 'reading';
  return isOpen ? undefined : 'look';
}

/**
 * Whether the queue stands until the inspector says so. Not for a code that is of something else, or that has parts
 * still to be read: the right one comes next.
 */
export const stopsQueue = (scan: Scan): boolean =>
  !movesOn(scan) && !scan.verdict.parts && !scan.verdict.reasons.includes('not-a-certificate');

const SERIES: readonly (OtherKind | undefined)[] = ['trust', 'wallet'];

/** Whether a code says no more than what is on screen: of a series several come in a second, and nobody could answer. */
export const isOfShownSeries = (text: string, shown: Scan | undefined): boolean =>
  SERIES.includes(shown?.other?.kind) && otherCode(text)?.kind === shown?.other?.kind;

/**
 * Judges the text of the code that was just scanned: as a further part of the code before it, if that still misses
 * parts and this is one of them; else as a code of its own.
 */
export async function judgeNext(
  text: string,
  before: Scan | undefined,
  trust: Trust | undefined,
  now: Date,
): Promise<Scan> {
  const collected = before?.verdict.parts ? before.texts : [];
  if (collected.length > 0) {
    const texts = collected.includes(text) ? collected : [...collected, text];
    const verdict = await judge(texts, trust, now);
    // So says `read` of texts that are no parts of one code.
    if (!verdict.reasons.includes('malformed-encoding')) return { texts, verdict };
  }
  const verdict = await judge(text, trust, now);
  const other = verdict.reasons.includes('not-a-certificate') ? otherCode(text) : undefined;
  return { texts: [text], verdict, ...(other && { other }) };
}

/** The same by another trust, or at another time. */
export const judgeAgain = async (scan: Scan, trust: Trust | undefined, now: Date): Promise<Scan> => ({
  ...scan,
  verdict: await judge(scan.texts, trust, now),
});

/**
 * Judges the texts of all codes that came together, each once and in their order: the parts of one code as one. A code
 * of something else beside a certificate, such as a web address on the same sheet, is nobody's question.
 */
export async function judgeAll(
  texts: readonly string[],
  trust: Trust | undefined,
  now: Date,
): Promise<readonly Scan[]> {
  const scans: Scan[] = [];
  for (const text of new Set(texts)) {
    const at = await placeOf(text, scans, trust, now);
    scans[at] = await judgeNext(text, scans[at], trust, now);
  }
  const certificates = scans.filter(({ verdict }) => !verdict.reasons.includes('not-a-certificate'));
  return certificates.length > 0 ? certificates : scans;
}

/** Where the code stands of which a text is a further part; after all others where it is none. */
async function placeOf(
  text: string,
  scans: readonly Scan[],
  trust: Trust | undefined,
  now: Date,
): Promise<number> {
  for (const [at, scan] of scans.entries()) {
    if (!scan.verdict.parts) continue;
    const { texts } = await judgeNext(text, scan, trust, now);
    if (texts.length > scan.texts.length) return at;
  }
  return scans.length;
}
