import { useSignal } from '@preact/signals';
import { Button } from '../../ui/components/button.tsx';
import { LockIcon } from '../../ui/components/icons.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { LANGUAGES } from '../../ui/words.ts';
import { HoldButton } from './hold-button.tsx';
import { InAll } from './kiosk-answer.tsx';
import { leaveKiosk, startKiosk } from './kiosk-lock.ts';
import { sayIn, sayKiosk } from './kiosk-words.ts';

/** Somebody or the system has left full screen: nothing is read, and there is no way on but back or by the PIN. */
export function KioskPaused() {
  const isRefused = useSignal(false);
  return (
    <div class="kiosk-start kiosk-paused">
      <div class="kiosk-start-text">
        <div>
          <InAll of="paused.title" class="kiosk-hold" />
          <InAll of="paused.desk" class="kiosk-near" />
        </div>
        {isRefused.value && (
          <Notice tone="problem" urgent code="fullscreen-refused">
            <p>{sayKiosk('start.refused')}</p>
          </Notice>
        )}
        <Button
          onClick={() =>
            void startKiosk().then((isLocked) => {
              isRefused.value = !isLocked;
            })
          }
        >
          {LANGUAGES.map((language) => (
            <span key={language} lang={language} class="kiosk-again">
              {sayIn(language, 'paused.again')}
            </span>
          ))}
        </Button>
      </div>
      <div class="kiosk-stop">
        <HoldButton onHeld={leaveKiosk}>
          <LockIcon />
          <span class="visually-hidden">{sayKiosk('stop')}</span>
        </HoldButton>
      </div>
    </div>
  );
}
