import { judge, type Trust, type Verdict } from '../certificate/verify.ts';

/** What has been scanned of one code, and the answer to it so far. */
export interface Scan {
  /** One text, or those of the parts seen so far where a code comes in several. */
  readonly texts: readonly string[];
  readonly verdict: Verdict;
}

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
  return { texts: [text], verdict: await judge(text, trust, now) };
}
