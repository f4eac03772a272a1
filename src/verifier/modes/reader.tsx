import { Icon } from '../../ui/components/icons.tsx';
import { offlineReady } from '../../ui/keep-offline.ts';
import { t } from '../../ui/words.ts';
import '../../ui/words/verifier.ts';
import { useWakeLock } from '../../ui/wake-lock.ts';
import { OtherWays } from '../other-ways.tsx';
import { Answer } from './answer.tsx';
import { Bar, Door, FlashOf } from './picture.tsx';
import './reader.css';
import { Spoken } from './spoken.tsx';
import type { ViewProps } from './view.ts';
import { say } from './words.ts';

/** For a hand-held reader that types: no camera is opened, and the whole screen is the answer. */
export function Reader(props: ViewProps) {
  useWakeLock();
  const { current, isListShown, read, given } = props.inspection;
  return (
    <>
      <div class="reader-top">
        <Bar inspection={props.inspection} />
      </div>
      <Spoken inspection={props.inspection} />
      <Answer {...props}>
        <div class="reader-waiting">
          <Icon size={112}>
            <path d="M4 5.5h13.5l2.5 2v4l-2.5 2H12l-1.2 6.2a1 1 0 0 1-1 .8H7a1 1 0 0 1-1-1.2L7.2 13.5H4zM4 5.5v8M22.2 6.5l1-.6M22.2 12.5l1 .6M22.5 9.5h1.2" />
          </Icon>
          <p class="reader-ready">{say('readyToRead')}</p>
          <p class="reader-means">{say('readerMeans')}</p>
          {offlineReady.value && <p class="muted">{t('verifier.offlineReady')}</p>}
          <Door inspection={props.inspection} />
          <OtherWays showButtons={!current && !isListShown} onFiles={read} onRefused={given.refuse} />
        </div>
      </Answer>
      <FlashOf inspection={props.inspection} />
    </>
  );
}
