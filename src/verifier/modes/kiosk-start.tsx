import { useSignal } from '@preact/signals';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { change, isLocked } from '../settings.ts';
import { HoldButton } from './hold-button.tsx';
import { canFillScreen, startKiosk } from './kiosk-lock.ts';
import { sayKiosk } from './kiosk-words.ts';

/** Before citizens come: what is locked and what is not, and the ways on and out for the supervisor alone. */
export function KioskStart() {
  const isRefused = useSignal(false);
  const start = async () => {
    isRefused.value = !(await startKiosk());
  };
  return (
    <div class="kiosk-start">
      <div class="kiosk-start-text">
        <h2>{sayKiosk('start.title')}</h2>
        <p>{sayKiosk('start.text')}</p>
        <Notice title={sayKiosk('start.canTitle')}>
          <p>{sayKiosk('start.can')}</p>
        </Notice>
        <Notice tone="problem" title={sayKiosk('start.cannotTitle')}>
          <p>{sayKiosk('start.cannot')}</p>
          {!canFillScreen() && <p>{sayKiosk('start.noFullscreen')}</p>}
        </Notice>
        {isRefused.value && (
          <Notice tone="problem" urgent code="fullscreen-refused">
            <p>{sayKiosk('start.refused')}</p>
          </Notice>
        )}
        <Button onClick={() => void start()}>
          {sayKiosk(canFillScreen() ? 'start.begin' : 'start.beginHere')}
        </Button>
        {isLocked('mode') ? (
          <LinkButton href="/verify/supervisor" look="secondary">
            {sayKiosk('supervisor')}
          </LinkButton>
        ) : (
          <HoldButton onHeld={() => change({ mode: 'counter' })}>{sayKiosk('leave')}</HoldButton>
        )}
      </div>
    </div>
  );
}
