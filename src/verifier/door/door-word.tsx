import type { Verdict } from '../../certificate/verify.ts';
import { AnswerMark } from '../../ui/components/answer-mark.tsx';
import { answerAtDoor } from './door.ts';
import { say } from './door-words.ts';
import './door.css';

/** The door's answer in a word and its shape, among the answers to the other questions; nothing without one. */
export function DoorWord({ verdict }: { verdict: Verdict }) {
  const said = answerAtDoor(verdict);
  if (said?.status !== 'judged') return null;
  return (
    <li class={`verdict-answer door-${said.answer}`}>
      <AnswerMark answer={said.answer} size="1.5rem" />
      {say(`answers.${said.answer}`)}
    </li>
  );
}
