import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { Button } from '../ui/components/button.tsx';
import { LockIcon, MessageIcon } from '../ui/components/icons.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { eid } from '../ui/deployment.ts';
import { t } from '../ui/words.ts';
import '../ui/words/look-up.ts';
import { EidLink } from './eid-link.tsx';
import { lookUp, reporting, sendCode, typeDraft } from './look-up.ts';
import { checkWho, dayHere } from './look-up-fields.ts';
import { RequestError } from './request.ts';
import './look-up.css';
import { RequestNotice } from './request-notice.tsx';
import { StepList } from './step-list.tsx';
import { WhoFields, type WhoProblems } from './who-fields.tsx';

/** Who is looking for their certificate: name, birth date, document number. */
export function LookUpForm() {
  const { route } = useLocation();
  const problems = useSignal<WhoProblems>({});
  const sending = useSignal(false);
  const failure = useSignal<RequestError | undefined>(undefined);
  const { draft } = lookUp.value;

  const submit = async (event: Event) => {
    event.preventDefault();
    if (sending.value) return;
    const checked = checkWho(draft, dayHere(new Date()));
    failure.value = undefined;
    problems.value = checked.problems;
    if (!checked.who) return;
    sending.value = true;
    try {
      await sendCode(checked.who);
      route('/look-up/code');
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      failure.value = error;
    } finally {
      sending.value = false;
    }
  };

  return (
    <Screen
      title={t('wallet.lookUpScreen.title')}
      lead={t('wallet.lookUpScreen.lead')}
      back={{ href: '/', label: t('wallet.title') }}
      width="wide"
    >
      <div class="look-up">
        <form class="look-up-form" noValidate onSubmit={(event) => void submit(event)}>
          {reporting.value !== undefined && reporting.value === draft.name && (
            <Notice title={t('wallet.lookUpScreen.toReportTitle')}>
              <p>{t('wallet.lookUpScreen.toReport')}</p>
            </Notice>
          )}
          <WhoFields draft={draft} type={typeDraft} problems={problems.value} />
          <p class="look-up-privacy">
            <LockIcon />
            <span>{t('wallet.lookUpScreen.privacy')}</span>
          </p>
          {failure.value && <RequestNotice error={failure.value} />}
          <div class="look-up-actions">
            <Button type="submit" icon={<MessageIcon />} working={sending.value}>
              {sending.value ? t('wallet.lookUpScreen.submitting') : t('wallet.lookUpScreen.submit')}
            </Button>
            {eid.value && <EidLink look="secondary">{t('wallet.lookUpScreen.eid')}</EidLink>}
            <a class="button button-quiet" href="/look-up/ways">
              {t('wallet.lookUpScreen.otherWays')}
            </a>
          </div>
        </form>
        <aside class="look-up-aside" aria-labelledby="look-up-aside-title">
          <h2 id="look-up-aside-title">{t('wallet.lookUpScreen.asideTitle')}</h2>
          <p class="muted">{t('wallet.lookUpScreen.asideText')}</p>
          <StepList />
          <a href="/request">{t('wallet.followRequest')}</a>
        </aside>
      </div>
    </Screen>
  );
}
