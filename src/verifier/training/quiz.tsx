import { useSignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { useFocusAfter } from '../../ui/focus-after.ts';
import { Papers, SampleAnswer } from './sample-answer.tsx';
import type { JudgedSample } from './sample-verdict.ts';
import { ACTIONS, type Action, SAMPLES } from './samples.ts';
import { say } from './training-words.ts';

/** Ten people one after the other; what is right is said at once, and the score goes with the page. */
export function Quiz({ samples, onEnd }: { samples: readonly JudgedSample[]; onEnd: () => void }) {
  const [queue, setQueue] = useState(() => shuffled(samples));
  const at = useSignal(0);
  const right = useSignal(0);
  const answer = useSignal<Action | undefined>(undefined);
  const heading = useFocusAfter<HTMLHeadingElement>(at.value);
  const said = useFocusAfter<HTMLParagraphElement>(answer.value);
  const sample = queue[at.value];
  if (!sample) {
    return (
      <section class="training-quiz">
        <h2>{say('quiz.title')}</h2>
        <p ref={heading} class="training-score" tabIndex={-1}>
          {say('quiz.score', { right: right.value, total: queue.length })}
        </p>
        <div class="training-actions">
          <Button onClick={onEnd}>{say('quiz.end')}</Button>
          <Button
            look="secondary"
            onClick={() => {
              setQueue(shuffled(samples));
              at.value = right.value = 0;
            }}
          >
            {say('quiz.again')}
          </Button>
        </div>
      </section>
    );
  }
  const best = SAMPLES[sample.id];
  const choose = (action: Action) => {
    answer.value = action;
    if (action === best) right.value++;
  };
  return (
    <section class="training-quiz" data-sample={sample.id}>
      <h2 ref={heading} tabIndex={-1}>
        {say('quiz.question', { number: at.value + 1, total: queue.length })}
      </h2>
      <p>{say('quiz.text')}</p>
      <SampleAnswer scan={sample.scan} />
      <Papers sample={sample} />
      {answer.value === undefined ? (
        <div class="training-actions">
          {ACTIONS.map((action) => (
            <Button key={action} look="secondary" onClick={() => choose(action)}>
              {say(`actions.${action}`)}
            </Button>
          ))}
        </div>
      ) : (
        <>
          <p ref={said} tabIndex={-1}>
            <strong>
              {answer.value === best
                ? say('quiz.right')
                : say('quiz.wrong', { action: say(`actions.${best}`) })}
            </strong>{' '}
            {say(`kinds.${sample.id}.do`)}
          </p>
          <Button
            onClick={() => {
              answer.value = undefined;
              at.value++;
            }}
          >
            {say('quiz.next')}
          </Button>
        </>
      )}
    </section>
  );
}

/** By Fisher and Yates. */
function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(Math.random() * left.length), 1));
}
