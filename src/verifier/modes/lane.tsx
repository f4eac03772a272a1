import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ScanIcon } from '../../ui/components/icons.tsx';
import { t } from '../../ui/words.ts';
import '../../ui/words/verifier.ts';
import { useWakeLock } from '../../ui/wake-lock.ts';
import { DocumentWaiting } from '../document/document-waiting.tsx';
import { Answer } from './answer.tsx';
import { BigVerdict } from './big-verdict.tsx';
import './lane.css';
import { counted, NOBODY_YET } from './lane-count.ts';
import { Picture } from './picture.tsx';
import { Spoken } from './spoken.tsx';
import type { ViewProps } from './view.ts';
import { say } from './words.ts';

/** For a queue: one word at a time, and who looks at people and not at the screen hears what it says. */
export function Lane({ inspection, focusScreen }: ViewProps) {
  useWakeLock();
  const count = useSignal(NOBODY_YET);
  const { current, told } = inspection;
  useEffect(() => {
    if (current) count.value = counted(count.value, current);
  }, [current?.atMs, told]);
  return (
    <>
      <Picture inspection={inspection} />
      <Spoken inspection={inspection} />
      <div class="lane">
        <p class="lane-count">
          <span>{say('lane.passed', { count: count.value.passed })}</span>
          <span>{say('lane.stopped', { count: count.value.stopped })}</span>
        </p>
        <div class="lane-answer">
          {inspection.given.isThere() ? (
            <Answer inspection={inspection} focusScreen={focusScreen} />
          ) : current ? (
            <BigVerdict inspection={inspection} focusScreen={focusScreen} />
          ) : inspection.isDocumentShown ? (
            <DocumentWaiting />
          ) : (
            <div class="lane-ready">
              <ScanIcon />
              <p>{say('ready')}</p>
              <p class="muted">{t('verifier.aim')}</p>
            </div>
          )}
        </div>
      </div>
    </>
  );
}
