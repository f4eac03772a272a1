import type { ComponentChildren } from 'preact';
import { STEPS, type Step } from '../contract.ts';
import { DoneIcon, ProblemIcon } from '../ui/components/icons.tsx';
import { formatDayOf } from '../ui/formats.ts';
import { t } from '../ui/words.ts';
import '../ui/words/look-up.ts';
import './step-list.css';

/**
 * The three official steps to a certificate as a line of time.
 *
 * @param steps how far one person has come; without it, the steps as such.
 * @param stopped the step that is next cannot go on until something is corrected.
 * @param children what else is to be said about the step that is next.
 */
export function StepList({
  steps,
  stopped = false,
  children,
}: {
  steps?: readonly Step[];
  stopped?: boolean;
  children?: ComponentChildren;
}) {
  const doneAt = (step: Step['step']) => steps?.find((one) => one.step === step)?.doneAt;
  const current = steps && STEPS.find((step) => !doneAt(step));
  return (
    <ol class="step-list">
      {STEPS.map((step, at) => {
        const done = doneAt(step);
        const state = done ? 'done' : step === current ? (stopped ? 'stopped' : 'current') : 'pending';
        return (
          <li
            key={step}
            class={`step step-${steps ? state : 'plain'}`}
            {...(step === current && { 'aria-current': 'step' })}
          >
            <span class="step-mark">
              {steps && state === 'done' ? (
                <DoneIcon />
              ) : steps && state === 'stopped' ? (
                <ProblemIcon />
              ) : (
                <span aria-hidden="true">{at + 1}</span>
              )}
            </span>
            <div>
              <p class="step-name">{t(`steps.${step}.name`)}</p>
              <p class="muted small">{t(`steps.${step}.who`)}</p>
              {steps && (
                <p class="step-state">
                  {done
                    ? t('wallet.resultScreen.done', { day: formatDayOf(new Date(done)) })
                    : t(`wallet.resultScreen.${state === 'done' ? 'pending' : state}`)}
                </p>
              )}
              {step === current && children}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
