import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Screen } from '../../ui/components/screen.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { drawText } from '../../ui/draw-qr.ts';
import { keepScannerOffline } from '../../ui/keep-offline.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { receiveSeries, type SeriesProgress } from '../../ui/series/code-series.ts';
import { useWakeLock } from '../../ui/wake-lock.ts';
import { t } from '../../ui/words.ts';
import { type Restored, restoreContent } from '../backup/backup.ts';
import { Scanning } from '../scanning.tsx';
import { StorageError, type StorageErrorCode } from '../storage.ts';
import { StorageNotice } from '../storage-notice.tsx';
import { comparisonCode, newReceiver, openFrom, type Receiver } from './envelope.ts';
import './move.css';
import { sayOfMove as say } from './move-words.ts';

interface Arrived {
  readonly content: string;
  readonly comparison: string;
}

/** `/receive`: the new phone's side. Shows its key as a code, scans what the old one shows, and adds it to the wallet. */
export function ReceiveScreen() {
  const receiver = useSignal<Receiver | undefined>(undefined);
  const scanning = useSignal(false);
  const series = useRef(receiveSeries('WALLET'));
  const progress = useSignal<SeriesProgress | undefined>(undefined);
  const arrived = useSignal<Arrived | undefined>(undefined);
  const restored = useSignal<Restored | undefined>(undefined);
  const problem = useSignal<StorageErrorCode | 'damaged' | undefined>(undefined);
  useWakeLock();

  const begin = async () => {
    scanning.value = false;
    series.current = receiveSeries('WALLET');
    receiver.value = progress.value = arrived.value = problem.value = undefined;
    receiver.value = await newReceiver();
  };
  useEffect(() => {
    void begin();
    void keepScannerOffline();
  }, []);

  const take = async (text: string) => {
    const { value: own } = receiver;
    if (!own || arrived.value) return;
    progress.value = series.current.take(text);
    const whole = await series.current.whole();
    if (!whole) return;
    const sealed = whole === 'damaged' ? '' : new TextDecoder().decode(whole);
    const content = await openFrom(own, sealed);
    if (content === undefined) problem.value = 'damaged';
    else arrived.value = { content, comparison: await comparisonCode(own.keyCode, sealed) };
    scanning.value = false;
  };
  const add = async ({ content }: Arrived) => {
    try {
      restored.value = await restoreContent(content);
    } catch (error) {
      problem.value = error instanceof StorageError ? error.code : 'damaged';
    }
  };

  const { value: has } = progress;
  return (
    <Screen
      title={say('receive.title')}
      lead={scanning.value || arrived.value ? undefined : say('receive.lead')}
      back={{ href: '/settings', label: t('wallet.home.settings') }}
      actions={restored.value && <LinkButton href="/">{say('receive.open')}</LinkButton>}
    >
      <div class="move-status" role="status">
        {scanning.value && has && <p>{say('receive.progress', { ...has })}</p>}
        {problem.value === 'damaged' && (
          <Notice tone="problem" code="damaged">
            <p>{say('receive.damaged')}</p>
          </Notice>
        )}
        {problem.value && problem.value !== 'damaged' && <StorageNotice code={problem.value} />}
        {restored.value && <Done {...restored.value} />}
      </div>
      {problem.value === 'damaged' && <Button onClick={() => void begin()}>{say('receive.again')}</Button>}
      {arrived.value && !restored.value && (
        <Compare
          {...arrived.value}
          onSame={() => (arrived.value ? add(arrived.value) : Promise.resolve())}
          onDiffers={() => void begin()}
        />
      )}
      {!arrived.value && !problem.value && scanning.value && (
        <section class="move" aria-labelledby="receive-scan">
          <h2 id="receive-scan">{say('receive.scan')}</h2>
          <p>{say('receive.scanText')}</p>
          <Scanning onText={(text) => void take(text)} />
        </section>
      )}
      {!arrived.value && !problem.value && !scanning.value && (
        <OwnKey
          receiver={receiver.value}
          onScanned={() => {
            scanning.value = true;
          }}
        />
      )}
    </Screen>
  );
}

function OwnKey({ receiver, onScanned }: { receiver: Receiver | undefined; onScanned: () => void }) {
  const drawing = useMemo(() => receiver && drawText(receiver.keyCode), [receiver]);
  if (!drawing) return <Waiting>{t('app.loading')}</Waiting>;
  return (
    <div class="move">
      <QrCode drawing={drawing} label={say('receive.code')} />
      <Button onClick={onScanned}>{say('receive.start')}</Button>
    </div>
  );
}

function Compare({
  comparison,
  onSame,
  onDiffers,
}: Arrived & { onSame: () => Promise<void>; onDiffers: () => void }) {
  const working = useSignal(false);
  const same = async () => {
    working.value = true;
    await onSame();
    working.value = false;
  };
  return (
    <section class="move" aria-labelledby="receive-compare">
      <h2 id="receive-compare">{say('receive.compare')}</h2>
      <p class="move-comparison">{say('comparison', { code: comparison })}</p>
      <Button working={working.value} onClick={() => void same()}>
        {say('receive.same')}
      </Button>
      <Button look="quiet" onClick={onDiffers}>
        {say('receive.differs')}
      </Button>
    </section>
  );
}

const Done = ({ added, alreadyThere, unreadable }: Restored) => (
  <Notice title={say('receive.done')}>
    <p>{say('receive.added', { count: added })}</p>
    {alreadyThere > 0 && <p>{say('receive.alreadyThere', { count: alreadyThere })}</p>}
    {unreadable > 0 && <p>{say('receive.unreadable', { count: unreadable })}</p>}
    <p>{say('receive.next')}</p>
  </Notice>
);
