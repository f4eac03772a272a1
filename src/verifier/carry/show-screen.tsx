import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { loadTrust, trustState } from '../../ui/cached-trust.ts';
import { Button } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Screen } from '../../ui/components/screen.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { formatDuration } from '../../ui/formats.ts';
import { type Series, seriesOf } from '../../ui/series/code-series.ts';
import { ShownSeries } from '../../ui/series/shown-series.tsx';
import { useBusy } from '../../ui/updates.ts';
import { useWakeLock } from '../../ui/wake-lock.ts';
import { packCarriedFile } from './carried-file.ts';
import './carry.css';
import { say } from './carry-words.ts';
import { type Amount, gather } from './give.ts';

const SPEED = { slowest: 1, usual: 5, fastest: 8, still: 2 };
/** Of the codes that are shown, those that a camera catches (docs/decisions/0041-carried-trust.md). */
const CAUGHT = 0.8;

type Offered = Readonly<Record<Amount, Series | undefined>>;

/** `/verify/trust/show`: the giving device's side, codes one after the other without an end. */
export function ShowScreen() {
  useBusy();
  useWakeLock();
  const offered = useSignal<Offered | 'nothing' | undefined>(undefined);
  const amount = useSignal<Amount>('own');
  useEffect(() => {
    void loadTrust().then(async () => {
      const files = await gather().catch(() => undefined);
      if (!files) {
        offered.value = 'nothing';
        return;
      }
      void files.keep();
      const own = await seriesOf('TRUST', packCarriedFile(files.own));
      // Where no other country's keys are here, all of it is our own.
      const all =
        files.all.size === files.own.size ? own : await seriesOf('TRUST', packCarriedFile(files.all));
      offered.value = { own, all };
    });
  }, []);
  return (
    <Screen
      title={say('show.title')}
      lead={say('show.lead')}
      back={{ href: '/verify/trust', label: say('title') }}
    >
      {offered.value === undefined && trustState.value.status !== 'none' && (
        <Waiting>{say('show.gathering')}</Waiting>
      )}
      {(offered.value === 'nothing' || trustState.value.status === 'none') && (
        <Notice tone="problem">
          <p>{say('give.nothing')}</p>
        </Notice>
      )}
      {typeof offered.value === 'object' && (
        <Codes
          offered={offered.value}
          amount={amount.value}
          onAmount={(chosen) => {
            amount.value = chosen;
          }}
        />
      )}
    </Screen>
  );
}

function Codes({
  offered,
  amount,
  onAmount,
}: {
  offered: Offered;
  amount: Amount;
  onAmount: (amount: Amount) => void;
}) {
  const calm = useMemo(() => matchMedia('(prefers-reduced-motion: reduce)').matches, []);
  const codesPerSecond = useSignal(calm ? SPEED.still : SPEED.usual);
  const isPaused = useSignal(false);
  const series = offered[amount];
  const time = (of: Series) =>
    say('show.time', { time: formatDuration(Math.ceil(of.total / codesPerSecond.value / CAUGHT)) });
  return (
    <div class="carry">
      {series ? (
        <ShownSeries
          series={series}
          codesPerSecond={isPaused.value ? 0 : codesPerSecond.value}
          label={say('show.code')}
        />
      ) : (
        <Notice tone="problem">
          <p>{say('show.tooLarge')}</p>
        </Notice>
      )}
      {series && <p>{say('show.enough', { total: series.total })}</p>}
      <Button
        look="secondary"
        onClick={() => {
          isPaused.value = !isPaused.value;
        }}
      >
        {say(isPaused.value ? 'show.goOn' : 'show.pause')}
      </Button>
      <div class="field">
        <label class="field-label" for="carry-speed">
          {say('show.speed')}
        </label>
        <p class="field-hint" id="carry-speed-hint">
          {say('show.perSecond', { count: codesPerSecond.value })}
        </p>
        <input
          id="carry-speed"
          class="carry-speed"
          type="range"
          min={SPEED.slowest}
          max={SPEED.fastest}
          value={codesPerSecond.value}
          aria-describedby="carry-speed-hint"
          onInput={({ currentTarget }) => {
            codesPerSecond.value = Number(currentTarget.value);
          }}
        />
      </div>
      {offered.own !== offered.all && (
        <fieldset class="field carry-amount">
          <legend class="field-label">{say('show.amount')}</legend>
          {(['own', 'all'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="amount" checked={amount === one} onChange={() => onAmount(one)} />
              <span>
                {say(`show.${one}`)}
                <span class="muted small">
                  {[say(`show.${one}Text`), offered[one] && time(offered[one])].filter(Boolean).join(', ')}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {offered.own === offered.all && series && <p class="muted">{time(series)}</p>}
    </div>
  );
}
