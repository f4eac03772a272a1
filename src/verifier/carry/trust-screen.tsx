import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { loadTrust, trustState } from '../../ui/cached-trust.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { Screen } from '../../ui/components/screen.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { keepVerifierOffline } from '../../ui/keep-offline.ts';
import { t } from '../../ui/words.ts';
import '../../ui/words/verifier.ts';
import { areStatusesHere } from '../status/verifier-status.ts';
import '../../ui/components/panel.css';
import './carry.css';
import { say } from './carry-words.ts';
import { CountrySearch } from './country-search.tsx';
import { GiveSection } from './give-section.tsx';
import { RefreshButton } from './refresh-button.tsx';
import { TakeSection } from './take-section.tsx';
import { TrustState } from './trust-facts.tsx';

const TICK_MS = 1_000;

/** `/verify/trust`: whom this device believes and how old that is, and the ways by which it comes and goes without a network. */
export function TrustScreen() {
  const now = useSignal(new Date());
  useEffect(() => {
    void keepVerifierOffline(areStatusesHere());
    void loadTrust();
    const tick = setInterval(() => {
      now.value = new Date();
    }, TICK_MS);
    return () => clearInterval(tick);
  }, []);
  const state = trustState.value;
  return (
    <Screen
      title={say('title')}
      lead={say('lead')}
      back={{ href: '/verify', label: t('verifier.title') }}
      width="wide"
      actions={<RefreshButton />}
    >
      {state.status === 'loading' && <Waiting>{t('verifier.trust.loading')}</Waiting>}
      {state.status === 'none' && (
        <Notice tone="problem" title={say('state.noneTitle')}>
          <p>{say('state.noneText')}</p>
        </Notice>
      )}
      <div class="trust-sections">
        {state.status === 'ready' && <TrustState bundle={state.bundle} now={now.value} />}
        {state.status === 'ready' && <CountrySearch bundle={state.bundle} />}
        <TakeSection />
        {state.status === 'ready' && <GiveSection />}
      </div>
    </Screen>
  );
}
