import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Totals } from '../contract.ts';
import { Button } from '../ui/components/button.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { formatNumber, formatShare } from '../ui/formats.ts';
import { vi } from '../ui/languages/totals-vi.ts';
import { addWords, t } from '../ui/words.ts';
import { ask, RequestError } from './request.ts';
import { RequestNotice } from './request-notice.tsx';
import '../ui/components/number-table.css';
import './totals-screen.css';

const words = addWords(vi, async () => (await import('../ui/languages/totals-en.ts')).en);
await words.ready;
const say = words.t;

/** `/totals`: how far the country and its provinces have come, for everybody. */
export function TotalsScreen() {
  const totals = useSignal<Totals | undefined>(undefined);
  const problem = useSignal<RequestError | undefined>(undefined);
  const load = async () => {
    problem.value = undefined;
    try {
      totals.value = await ask('/api/totals', undefined, Totals);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      problem.value = error;
    }
  };
  useEffect(() => {
    void load();
  }, []);
  return (
    <Screen
      title={t('wallet.totals')}
      lead={say('lead')}
      back={{ href: '/', label: t('wallet.title') }}
      width="wide"
    >
      {problem.value && (
        <>
          <RequestNotice error={problem.value} />
          <Button look="secondary" onClick={() => void load()}>
            {t('app.tryAgain')}
          </Button>
        </>
      )}
      {!totals.value && !problem.value && <Waiting>{t('app.loading')}</Waiting>}
      {totals.value && <Numbers totals={totals.value} />}
      {totals.value && totals.value.parts.length > 0 && <Provinces parts={totals.value.parts} />}
    </Screen>
  );
}

function Numbers({ totals: { people, certified, blocked } }: { totals: Totals }) {
  const share = people === 0 ? 0 : certified / people;
  return (
    <section class="totals">
      <dl class="totals-numbers">
        <Count label={say('people')} count={people} />
        <Count label={say('certified')} count={certified} />
        <Count label={say('blocked')} count={blocked} />
      </dl>
      <div class="totals-bar" aria-hidden="true">
        <span style={{ inlineSize: `${100 * share}%` }} />
      </div>
      <p>{say('share', { percent: formatShare(share) })}</p>
    </section>
  );
}

const Count = ({ label, count }: { label: string; count: number }) => (
  <div>
    <dt>{label}</dt>
    <dd>{formatNumber(count)}</dd>
  </div>
);

function Provinces({ parts }: Pick<Totals, 'parts'>) {
  return (
    <table class="number-table">
      <thead>
        <tr>
          <th scope="col">{say('place')}</th>
          <th scope="col">{say('people')}</th>
          <th scope="col">{say('certified')}</th>
          <th scope="col">{say('blocked')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ name, people, certified, blocked }) => (
          <tr key={name}>
            <th scope="row">{name ?? say('others')}</th>
            <td>{formatNumber(people)}</td>
            <td>{formatNumber(certified)}</td>
            <td>{formatNumber(blocked)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
