import { ScanIcon } from '../../ui/components/icons.tsx';
import { offlineReady } from '../../ui/keep-offline.ts';
import { t } from '../../ui/words.ts';
import '../../ui/words/verifier.ts';
import { OtherWays } from '../other-ways.tsx';
import { Answer } from './answer.tsx';
import { Picture } from './picture.tsx';
import { Spoken } from './spoken.tsx';
import type { ViewProps } from './view.ts';

/** Everything about one person at a time, from the camera, a reader or a file. */
export function Counter(props: ViewProps) {
  const { current, isListShown, read, given } = props.inspection;
  const isIdle = !current && !isListShown;
  return (
    <>
      <Picture inspection={props.inspection}>
        <OtherWays showButtons={isIdle} onFiles={read} onRefused={given.refuse} />
        {isIdle && (
          <p class="verifier-aim">
            {t('verifier.aim')}
            {offlineReady.value && <span class="verifier-ready">{t('verifier.offlineReady')}</span>}
          </p>
        )}
      </Picture>
      <Spoken inspection={props.inspection} />
      <Answer {...props}>
        <p class="verifier-waiting muted">
          <ScanIcon />
          {t('verifier.waiting')}
        </p>
      </Answer>
    </>
  );
}
