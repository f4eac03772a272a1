import type { Verdict } from '../../certificate/verify.ts';
import { AnswerMark } from '../../ui/components/answer-mark.tsx';
import { OutcomeMark } from '../../ui/components/outcome-mark.tsx';
import { t } from '../../ui/words.ts';
import '../../ui/words/verifier.ts';
import { CameFromField } from './came-from-field.tsx';
import { answerAtDoor } from './door.ts';
import { DoorReasons } from './door-answer.tsx';
import { say } from './door-words.ts';

/** Why somebody with a valid certificate is kept: the door's word as large as a verdict's, and the verdict small above. */
export function BigDoor({ verdict }: { verdict: Verdict }) {
  const said = answerAtDoor(verdict);
  if (said?.status !== 'judged') return <p class="big-word">{say('loading')}</p>;
  return (
    <>
      <p class={`big-verdict verdict-${verdict.outcome}`}>
        <OutcomeMark outcome={verdict.outcome} size="1.25em" />
        {t(`outcomes.${verdict.outcome}`)}
      </p>
      <div class="big-answer">
        <AnswerMark answer={said.answer} size="1em" />
        <p class="big-word">{say(`answers.${said.answer}`)}</p>
      </div>
      <div class="big-reason">
        <DoorReasons said={said} />
        {said.doubt === 'came-from' && said.door && (
          <CameFromField id="big-door-came-from" riskAreas={said.door.riskAreas} verdict={verdict} />
        )}
      </div>
    </>
  );
}
