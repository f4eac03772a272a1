import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { countDown } from '../../ui/pin/count-down.ts';
import { PinForm } from '../../ui/pin/pin-form.tsx';
import { t } from '../../ui/words.ts';
import { KEPT_TRIES, readPin, tryPin } from '../supervisor/supervisor-pin.ts';
import type { SupervisorPin } from '../supervisor/supervisor-storage.ts';
import { sayKiosk } from './kiosk-words.ts';
import { PinPad } from './pin-pad.tsx';

/** Who holds the lock and walks away leaves no screen behind that says nothing to the next one. */
const GIVEN_UP_MS = 20_000;

/** Asks for the supervisor's PIN before citizens' checking ends; where there is none, there is nothing to ask. */
export function KioskPin({ onOpened, onGivenUp }: { onOpened: () => void; onGivenUp: () => void }) {
  const pin = useSignal<SupervisorPin | undefined>(undefined);
  const isRefused = useSignal(false);
  useEffect(() => {
    readPin().then(
      (kept) => {
        if (kept) pin.value = kept;
        else onOpened();
      },
      () => {
        isRefused.value = true;
      },
    );
    let timer = setTimeout(onGivenUp, GIVEN_UP_MS);
    const listening = new AbortController();
    const { signal } = listening;
    const restart = () => {
      clearTimeout(timer);
      timer = setTimeout(onGivenUp, GIVEN_UP_MS);
    };
    for (const event of ['pointerdown', 'keydown']) {
      document.addEventListener(event, restart, { capture: true, signal });
    }
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && onGivenUp(), { signal });
    return () => {
      clearTimeout(timer);
      listening.abort();
    };
  }, []);
  const attempt = async (tried: string) => {
    const wrong = await tryPin(tried);
    if (!wrong) onOpened();
    return wrong;
  };
  const { value: kept } = pin;
  const common = kept && { tries: kept.tries, kept: KEPT_TRIES, onPin: attempt };
  return (
    <div class="kiosk-start kiosk-pin">
      <div class="kiosk-start-text">
        {isRefused.value && (
          <Notice tone="problem" urgent code="supervisor-refused">
            <p>{sayKiosk('pin.refused')}</p>
          </Notice>
        )}
        {!kept && !isRefused.value && <Waiting>{t('app.loading')}</Waiting>}
        {common &&
          (kept.wrap.digits ? (
            <PinPad label={sayKiosk('pin.title')} {...common} />
          ) : (
            <PinForm label={sayKiosk('pin.title')} digits={false} {...common} />
          ))}
        <Button look="secondary" onClick={onGivenUp}>
          {sayKiosk('pin.back')}
        </Button>
        <p class="muted small">{sayKiosk('pin.hint')}</p>
      </div>
    </div>
  );
}

/** The wait after wrong PINs passes also while citizens go on, since its own screen does not stay. */
export function useWaitingForPin(run: string): void {
  useEffect(() => {
    if (run !== 'running' && run !== 'paused') return;
    let isOver = false;
    let end = () => {};
    void readPin()
      .then((kept) => {
        if (isOver || !kept || kept.tries.waitMs === 0) return;
        end = countDown(KEPT_TRIES, (leftMs) => {
          if (leftMs === 0) end();
        });
      })
      .catch(() => {});
    return () => {
      isOver = true;
      end();
    };
  }, [run]);
}
