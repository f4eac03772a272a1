import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { CameraScanner } from '../../scanner/scanner.tsx';
import { loadTrust } from '../../ui/cached-trust.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Screen } from '../../ui/components/screen.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { formatShare } from '../../ui/formats.ts';
import { receiveSeries, type SeriesProgress } from '../../ui/series/code-series.ts';
import { useBusy } from '../../ui/updates.ts';
import { useWakeLock } from '../../ui/wake-lock.ts';
import './carry.css';
import { say } from './carry-words.ts';
import { type Taken, takeCarried } from './take.ts';
import { TakenNotice } from './taken-notice.tsx';

/** `/verify/trust/scan`: the receiving device's side, codes in whatever order until all of it is here. */
export function ScanScreen() {
  useBusy();
  useWakeLock();
  const series = useRef(receiveSeries('TRUST'));
  const progress = useSignal<SeriesProgress | undefined>(undefined);
  const isChecking = useSignal(false);
  const taken = useSignal<Taken | undefined>(undefined);
  useEffect(() => void loadTrust(), []);

  const take = async (text: string) => {
    if (isChecking.value) return;
    progress.value = series.current.take(text);
    if (!progress.value || progress.value.have < progress.value.total) return;
    isChecking.value = true;
    const whole = await series.current.whole();
    taken.value =
      whole instanceof Uint8Array
        ? await takeCarried(whole)
        : { trust: { kind: 'damaged', code: 'damaged-codes' }, statuses: [] };
  };
  const again = () => {
    series.current = receiveSeries('TRUST');
    progress.value = taken.value = undefined;
    isChecking.value = false;
  };

  return (
    <Screen
      title={say('scan.title')}
      lead={taken.value ? undefined : say('scan.lead')}
      back={{ href: '/verify/trust', label: say('title') }}
      actions={
        taken.value && (
          <>
            <LinkButton href="/verify/trust">{say('scan.done')}</LinkButton>
            <Button look="secondary" onClick={again}>
              {say('scan.again')}
            </Button>
          </>
        )
      }
    >
      <div class="carry">
        <div role="status">
          {taken.value && <TakenNotice {...taken.value} />}
          {isChecking.value && !taken.value && <Waiting>{say('scan.checking')}</Waiting>}
        </div>
        {!isChecking.value && (
          <>
            <Progress progress={progress.value} />
            <div class="carry-camera">
              <CameraScanner onText={(text) => void take(text)} />
            </div>
          </>
        )}
      </div>
    </Screen>
  );
}

/** Each tenth is read out; every code would be too much to listen to. */
const SPOKEN_STEP = 0.1;

function Progress({ progress }: { progress: SeriesProgress | undefined }) {
  if (!progress) return <p class="muted">{say('scan.waiting')}</p>;
  const { have, total } = progress;
  const spoken = Math.floor(have / total / SPOKEN_STEP) * SPOKEN_STEP;
  return (
    <div class="carry-progress">
      <progress value={have} max={total} aria-label={say('scan.bar')} />
      <p>{say('scan.progress', { have, total, missing: total - have })}</p>
      <p class="visually-hidden" role="status">
        {spoken > 0 && say('scan.spoken', { percent: formatShare(spoken) })}
      </p>
    </div>
  );
}
