import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Notice } from '../../ui/components/notice.tsx';
import { Screen } from '../../ui/components/screen.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { keepScannerOffline } from '../../ui/keep-offline.ts';
import { type Series, seriesOf } from '../../ui/series/code-series.ts';
import { ShownSeries } from '../../ui/series/shown-series.tsx';
import { useBusy } from '../../ui/updates.ts';
import { useWakeLock } from '../../ui/wake-lock.ts';
import { t } from '../../ui/words.ts';
import { walletContent } from '../backup/backup.ts';
import { holders } from '../holders.ts';
import { Scanning } from '../scanning.tsx';
import { StorageError, type StorageErrorCode } from '../storage.ts';
import { StorageNotice } from '../storage-notice.tsx';
import { useWallet } from '../wallet.ts';
import { comparisonCode, sealFor } from './envelope.ts';
import './move.css';
import { sayOfMove as say } from './move-words.ts';

/** Long enough for a slow camera to catch each. */
const CODES_PER_SECOND = 3;

interface Sealed {
  readonly series: Series;
  readonly comparison: string;
}

/** `/move`: the old phone's side. Scans the new one's key and shows the wallet, encrypted to it, as a series of codes. */
export function MoveScreen() {
  const wallet = useWallet();
  const sealed = useSignal<Sealed | undefined>(undefined);
  const problem = useSignal<'notTheCode' | 'tooMuch' | undefined>(undefined);
  const failure = useSignal<StorageErrorCode | undefined>(undefined);
  useEffect(() => void keepScannerOffline(), []);
  const take = async (keyCode: string) => {
    problem.value = failure.value = undefined;
    try {
      const { content } = await walletContent();
      const jwe = await sealFor(keyCode, content);
      const series = jwe && (await seriesOf('WALLET', new TextEncoder().encode(jwe)));
      if (series) sealed.value = { series, comparison: await comparisonCode(keyCode, jwe) };
      else problem.value = jwe ? 'tooMuch' : 'notTheCode';
    } catch (error) {
      failure.value = error instanceof StorageError ? error.code : 'failed';
    }
  };
  return (
    <Screen
      title={say('move.title')}
      lead={sealed.value ? undefined : say('move.lead')}
      back={{ href: '/settings', label: t('wallet.home.settings') }}
    >
      <div class="move-status" role="status">
        {problem.value && (
          <Notice tone="problem">
            <p>{say(`move.${problem.value}`)}</p>
          </Notice>
        )}
        {failure.value && <StorageNotice code={failure.value} />}
      </div>
      {sealed.value ? (
        <Shown {...sealed.value} />
      ) : wallet.status !== 'open' ? (
        <Waiting>{t('wallet.home.opening')}</Waiting>
      ) : holders.value.length === 0 ? (
        <Notice>
          <p>{say('move.empty')}</p>
        </Notice>
      ) : (
        <section class="move" aria-labelledby="move-scan">
          <h2 id="move-scan">{say('move.scan')}</h2>
          <Scanning onText={(text) => void take(text)} />
        </section>
      )}
    </Screen>
  );
}

function Shown({ series, comparison }: Sealed) {
  useBusy();
  useWakeLock();
  return (
    <section class="move" aria-labelledby="move-show">
      <h2 id="move-show">{say('move.show')}</h2>
      <ShownSeries
        series={series}
        codesPerSecond={CODES_PER_SECOND}
        label={say('move.code', { total: series.total })}
      />
      <p class="move-comparison">{say('comparison', { code: comparison })}</p>
      <p>{say('move.showText')}</p>
    </section>
  );
}
