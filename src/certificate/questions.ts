import { type Outcome, REASONS, type ReasonCode } from './reasons.ts';
import type { Verdict } from './verify.ts';

/** What an inspector asks of a certificate before anybody asks whether it is enough here. */
export const QUESTIONS = ['genuine', 'current'] as const;
export type Question = (typeof QUESTIONS)[number];

/** Which question each reason answers with anything but yes. */
const QUESTION_OF: Readonly<Record<ReasonCode, Question>> = {
  'not-a-certificate': 'genuine',
  'unsupported-format': 'genuine',
  'link-only': 'genuine',
  incomplete: 'genuine',
  'too-large': 'genuine',
  'malformed-encoding': 'genuine',
  'malformed-envelope': 'genuine',
  'malformed-compression': 'genuine',
  'malformed-content': 'genuine',
  'not-one-entry': 'genuine',
  'unknown-version': 'genuine',
  'algorithm-not-allowed': 'genuine',
  'critical-extension': 'genuine',
  'unknown-issuer': 'genuine',
  'unknown-key': 'genuine',
  'key-not-valid': 'genuine',
  'key-revoked': 'genuine',
  'weak-key': 'genuine',
  'wrong-key-usage': 'genuine',
  'signer-not-chained': 'genuine',
  'test-key': 'genuine',
  'not-fully-signed': 'genuine',
  'unsupported-signature': 'genuine',
  'bad-signature': 'genuine',
  'no-trust': 'genuine',
  'key-expired': 'current',
  revoked: 'current',
  superseded: 'current',
  suspended: 'current',
  'no-status': 'current',
  'stale-status': 'current',
  'not-yet-valid': 'current',
  expired: 'current',
  'not-yet-effective': 'current',
  'no-longer-effective': 'current',
  'implausible-date': 'current',
  'product-not-listed': 'current',
  'no-immunization': 'current',
  'stale-trust': 'current',
  'clock-behind': 'current',
};

/** With these there is no certificate yet to ask anything of. */
const WITHOUT_QUESTIONS: readonly ReasonCode[] = ['not-a-certificate', 'incomplete', 'link-only'];

/** The answer to each question: yes (`valid`), no, or cannot tell. */
export type Answers = Readonly<Record<Question, Outcome>>;

/**
 * A verdict as answers to its questions, which people must not have to take apart themselves: "genuine, and run out" is
 * another thing than "forged".
 *
 * @returns undefined where the code is no whole certificate. Of one that is not known to be genuine nobody can tell
 *   whether it is current, unless it certainly is not.
 */
export function answersOf({ reasons }: Pick<Verdict, 'reasons'>): Answers | undefined {
  if (reasons.some((reason) => WITHOUT_QUESTIONS.includes(reason))) return undefined;
  const answer = (question: Question): Outcome => {
    const outcomes = reasons
      .filter((reason) => QUESTION_OF[reason] === question)
      .map((reason) => REASONS[reason]);
    return outcomes.includes('invalid') ? 'invalid' : outcomes.includes('unknown') ? 'unknown' : 'valid';
  };
  const genuine = answer('genuine');
  const current = answer('current');
  return { genuine, current: genuine === 'valid' || current === 'invalid' ? current : 'unknown' };
}
