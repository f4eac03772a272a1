import type { TestOutcome } from './certificate.ts';
import { SNOMED_CT } from './code-systems.ts';
import type { Coding } from './vaccines.ts';

/** SNOMED CT's codes for what a test found, as the EU, WHO and SMART Health Cards use them. */
const OUTCOMES: Readonly<Record<string, TestOutcome>> = {
  '260373001': 'detected',
  '10828004': 'detected',
  '11214006': 'detected',
  '260415000': 'not-detected',
  '260385009': 'not-detected',
  '131194007': 'not-detected',
  '419984006': 'inconclusive',
  '42425007': 'inconclusive',
  '82334004': 'inconclusive',
  '455371000124106': 'inconclusive',
  '125154007': 'inconclusive',
};

/**
 * What a coded test result means; undefined where no code of it is known, or where they contradict each other: then
 * the codes themselves are shown.
 */
export function outcomeOf(result: readonly Coding[]): TestOutcome | undefined {
  const [outcome, ...others] = new Set(
    result
      .filter(({ system, code }) => system === SNOMED_CT && Object.hasOwn(OUTCOMES, code))
      .map(({ code }) => OUTCOMES[code]),
  );
  return others.length === 0 ? outcome : undefined;
}

const WORDS: Readonly<Record<string, TestOutcome>> = { negative: 'not-detected', positive: 'detected' };

/** What a test result in plain English means, where it is one of the two words that mean nothing else. */
export function outcomeInWords(result: string): TestOutcome | undefined {
  const word = result.trim().toLowerCase();
  return Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
}
