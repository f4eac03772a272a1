import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { PrintIcon } from '../../ui/components/export-icons.tsx';
import { ScanIcon } from '../../ui/components/icons.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Screen } from '../../ui/components/screen.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { useFocusAfter } from '../../ui/focus-after.ts';
import '../../ui/words/verifier.ts';
import { settings } from '../settings.ts';
import { Quiz } from './quiz.tsx';
import { SampleSheet } from './sample-sheet.tsx';
import { type JudgedSample, judgeSample } from './sample-verdict.ts';
import { makeSamples } from './samples.ts';
import { isTraining, train } from './training.ts';
import { say } from './training-words.ts';
import './training-screen.css';

/** `/verify/training`: turns the training on and off, with samples to scan and a quiz. */
export function TrainingScreen() {
  const samples = useSignal<readonly JudgedSample[] | undefined>(undefined);
  const hasFailed = useSignal(false);
  /** Undefined until somebody has begun one. */
  const isQuiz = useSignal<boolean | undefined>(undefined);
  const quizHeading = useFocusAfter<HTMLHeadingElement>(isQuiz.value === false ? 'ended' : undefined);
  useEffect(() => {
    const now = new Date();
    void makeSamples(now)
      .then((made) => Promise.all(made.map((sample) => judgeSample(sample, now))))
      .then(
        (judged) => {
          samples.value = judged;
        },
        () => {
          hasFailed.value = true;
        },
      );
  }, []);
  const { value: made } = samples;
  if (made && isQuiz.value) {
    return (
      <Screen title={say('quiz.title')} hideHeading back={{ href: '/verify', label: say('back') }}>
        <Quiz
          samples={made}
          onEnd={() => {
            isQuiz.value = false;
          }}
        />
      </Screen>
    );
  }
  return (
    <Screen
      title={say('title')}
      lead={say('lead')}
      back={{ href: '/verify', label: say('back') }}
      width="wide"
    >
      <Switching />
      {!hasFailed.value && (
        <section class="training-part">
          <h2 ref={quizHeading} tabIndex={-1}>
            {say('quiz.title')}
          </h2>
          <Button
            look="secondary"
            working={!made}
            onClick={() => {
              isQuiz.value = true;
            }}
          >
            {say('quiz.start')}
          </Button>
        </section>
      )}
      <section class="training-part">
        <h2>{say('samples')}</h2>
        <p class="training-hint">{say('samplesHint')}</p>
        {hasFailed.value && (
          <Notice tone="problem" code="samples-failed">
            <p>{say('failed')}</p>
          </Notice>
        )}
        {!made && !hasFailed.value && <Waiting>{say('making')}</Waiting>}
        {made && (
          <>
            <Button look="secondary" icon={<PrintIcon />} onClick={() => print()}>
              {say('print')}
            </Button>
            <SampleSheet samples={made} />
          </>
        )}
      </section>
    </Screen>
  );
}

function Switching() {
  if (!settings.value.training && !isTraining.value) return <Notice>{say('notAllowed')}</Notice>;
  return (
    <section class="training-part">
      <p role="status">{say(isTraining.value ? 'on' : 'off')}</p>
      <div class="training-actions">
        {isTraining.value && (
          <LinkButton href="/verify" icon={<ScanIcon />}>
            {say('scan')}
          </LinkButton>
        )}
        <Button look={isTraining.value ? 'secondary' : 'primary'} onClick={() => train(!isTraining.value)}>
          {say(isTraining.value ? 'stop' : 'start')}
        </Button>
      </div>
    </section>
  );
}
