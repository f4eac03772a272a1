import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { lazy } from 'preact-iso';
import { Button, LinkButton } from '../ui/components/button.tsx';
import { CodeIcon } from '../ui/components/icons.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { t } from '../ui/words.ts';
import '../ui/words/look-up.ts';
import { keepAgain, type LookUp, notKept, startAnew } from './look-up.ts';
import './look-up.css';
import { NoticesLater } from './notices-later.tsx';
import { StepList } from './step-list.tsx';
import { StorageNotice } from './storage-notice.tsx';
import { useWallet } from './wallet.ts';
import { WalletCard } from './wallet-card.tsx';

// They bring words of their own.
const loading = () => import('./result-corrections.tsx');
const StateDoes = lazy(() => loading().then((module) => module.StateDoes));
const WaitingTime = lazy(() => loading().then((module) => module.WaitingTime));
const AskLink = lazy(() => loading().then((module) => module.AskLink));
const Corrections = lazy(() => loading().then((module) => module.Corrections));

/**
 * How far a person has come: the certificate, the wait, or what has to be corrected.
 *
 * @param follow what this phone may ask by about them.
 * @param children what else can be done on the way.
 */
export function ResultScreen({
  outcome,
  follow,
  children,
}: {
  outcome: NonNullable<LookUp['outcome']>;
  follow: string | undefined;
  children?: ComponentChildren;
}) {
  const { name, steps, findings, waiting, keptIds, unreadable } = outcome;
  const stuck = findings.length > 0;
  const ready = keptIds.length > 0 || notKept.value !== undefined;
  const [firstId] = keptIds;
  const wallet = useWallet();
  const kept = wallet.status === 'open' ? wallet.certificates.filter((one) => keptIds.includes(one.id)) : [];
  const title = t(`wallet.resultScreen.${ready ? 'readyTitle' : stuck ? 'stuckTitle' : 'waitingTitle'}`);
  const lead =
    keptIds.length > 0
      ? t('wallet.resultScreen.readyText', { count: keptIds.length })
      : ready
        ? undefined
        : t(`wallet.resultScreen.${stuck ? 'stuckText' : 'waitingText'}`);
  return (
    <Screen
      title={title}
      lead={lead}
      back={{ href: '/', label: t('wallet.title') }}
      width="wide"
      actions={
        firstId ? (
          <LinkButton href={`/card/${firstId}`} icon={<CodeIcon />}>
            {t('wallet.resultScreen.show')}
          </LinkButton>
        ) : (
          <>
            {stuck && <AskLink name={name} correcting={outcome.correcting} look="primary" />}
            <LinkButton href="/" look={stuck ? 'quiet' : 'primary'}>
              {t('wallet.resultScreen.toWallet')}
            </LinkButton>
          </>
        )
      }
    >
      <NotKept />
      {unreadable > 0 && (
        <Notice tone="problem" code="unreadable" urgent>
          <p>{t('wallet.resultScreen.notReadable')}</p>
        </Notice>
      )}
      <div class="look-up">
        <section class="look-up-result" aria-labelledby="result-findings">
          <p class="look-up-holder" id="result-findings">
            {t('wallet.resultScreen.holder', { name })}
          </p>
          {findings.map((finding) => (
            <Notice key={finding} tone="problem" title={t(`findings.${finding}.what`)} code={finding}>
              <p>
                <strong>{t('wallet.resultScreen.whatToDo')}: </strong>
                {t(`findings.${finding}.next`)}
              </p>
            </Notice>
          ))}
          <StateDoes waiting={waiting} />
          {kept.map((one) => (
            <WalletCard key={one.id} {...one} />
          ))}
          <Corrections {...outcome} stuck={stuck && !firstId} />
          <a class="button button-quiet look-up-another" href="/look-up" onClick={startAnew}>
            {t('wallet.resultScreen.another')}
          </a>
        </section>
        <section class="look-up-steps" aria-labelledby="result-steps">
          <h2 id="result-steps">{t('wallet.resultScreen.stepsTitle')}</h2>
          <StepList steps={steps} stopped={stuck}>
            <WaitingTime waiting={waiting} />
          </StepList>
          {children}
          {!ready && <a href="/totals">{t('wallet.totals')}</a>}
          <NoticesLater follow={follow} />
          <a href="/help">{t('wallet.help')}</a>
        </section>
      </div>
    </Screen>
  );
}

/** The certificate has come and the device would not take it: why, and once more. */
function NotKept() {
  const working = useSignal(false);
  if (!notKept.value) return null;
  const again = async () => {
    working.value = true;
    await keepAgain();
    working.value = false;
  };
  return (
    <>
      <StorageNotice code={notKept.value.code} title={t('wallet.resultScreen.notStored')} />
      <Button look="secondary" working={working.value} onClick={() => void again()}>
        {t('wallet.resultScreen.storeAgain')}
      </Button>
    </>
  );
}
