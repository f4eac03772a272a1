import { answersOf, QUESTIONS } from '../certificate/questions.ts';
import type { Verdict } from '../certificate/verify.ts';
import { OutcomeMark } from '../ui/components/outcome-mark.tsx';
import { DoorWord } from './door/door-word.tsx';
import { say } from './verdict-words.ts';
import './verdict-answers.css';

/** Genuine? In force? Enough for this door? Each with its own answer, so that "run out" never looks like "forged". */
export function VerdictAnswers({ verdict }: { verdict: Verdict }) {
  const answers = answersOf(verdict);
  if (!answers) return null;
  return (
    <ul class="verdict-answers">
      {QUESTIONS.map((question) => (
        <li key={question} class={`verdict-answer verdict-answer-${answers[question]}`}>
          <OutcomeMark outcome={answers[question]} size="1.5rem" />
          {say(`answers.${question}.${answers[question]}`)}
        </li>
      ))}
      <DoorWord verdict={verdict} />
    </ul>
  );
}

/** The same as sentences, to be read out; nothing where the word of the verdict says it all. */
export function answersSaid(verdict: Verdict): string[] {
  const answers = answersOf(verdict);
  if (!answers || verdict.outcome === 'valid') return [];
  return QUESTIONS.map((question) => say(`answers.${question}.${answers[question]}`));
}
