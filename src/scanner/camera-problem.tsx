import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { language, t } from '../ui/words.ts';
import '../ui/words/scanner.ts';
import { browserOf, surroundings, systemOf } from './browsers.ts';
import type { CameraError } from './camera-errors.ts';
import './camera-problem.css';

/** Nothing on this page helps. */
const HOPELESS: readonly CameraError[] = ['insecure', 'unsupported', 'embedded', 'in-app'];

/** Why there is no picture, and what to do about it step by step. */
export function CameraProblem({ error, onRetry }: { error: CameraError; onRetry: () => void }) {
  if (error === 'paused') {
    return (
      <>
        <p role="status">{t('scanner.errors.paused.text')}</p>
        {/* The touch itself lets the picture begin. */}
        <Button>{t('scanner.errors.paused.title')}</Button>
      </>
    );
  }
  return (
    <>
      <Notice title={t(`scanner.errors.${error}.title`)} code={`camera-${error}`} urgent>
        <p>{t(`scanner.errors.${error}.text`, { address: location.host })}</p>
        {(error === 'refused' || error === 'system') && <Steps error={error} />}
      </Notice>
      {!HOPELESS.includes(error) && (
        <Button look="secondary" onClick={onRetry}>
          {t('app.tryAgain')}
        </Button>
      )}
    </>
  );
}

function Steps({ error }: { error: 'refused' | 'system' }) {
  const all = useSignal<typeof import('./camera-steps.ts').CAMERA_STEPS | undefined>(undefined);
  useEffect(() => {
    void import('./camera-steps.ts').then(
      ({ CAMERA_STEPS }) => {
        all.value = CAMERA_STEPS;
      },
      // Neither kept nor reachable: the sentence above has said what is wrong.
      () => {},
    );
  }, []);
  const around = surroundings();
  const { browser, system } = all.value?.[language.value] ?? {};
  const steps = error === 'refused' ? browser?.[browserOf(around)] : system?.[systemOf(around)];
  return (
    <ol class="camera-steps">
      {steps?.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
