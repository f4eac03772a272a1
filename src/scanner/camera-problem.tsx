import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { t } from '../ui/words.ts';
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
  const steps = stepsFor(error);
  return (
    <>
      <Notice title={t(`scanner.errors.${error}.title`)} code={`camera-${error}`} urgent>
        <p>{t(`scanner.errors.${error}.text`, { address: location.host })}</p>
        {steps.length > 0 && (
          <ol class="camera-steps">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        )}
      </Notice>
      {!HOPELESS.includes(error) && (
        <Button look="secondary" onClick={onRetry}>
          {t('app.tryAgain')}
        </Button>
      )}
    </>
  );
}

function stepsFor(error: CameraError): readonly string[] {
  const around = surroundings();
  if (error === 'refused') return t(`scanner.steps.${browserOf(around)}`).split('\n');
  if (error === 'system') return t(`scanner.systemSteps.${systemOf(around)}`).split('\n');
  return [];
}
