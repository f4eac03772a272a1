import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Button, LinkButton } from '../ui/components/button.tsx';
import { TextField } from '../ui/components/field.tsx';
import { MessageIcon } from '../ui/components/icons.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { demo } from '../ui/deployment.ts';
import { formatCountdown } from '../ui/formats.ts';
import { t } from '../ui/words.ts';
import '../ui/words/look-up.ts';
import { handInCode, type LookUp, lookUp, sendCode } from './look-up.ts';
import { checkCode, checkWho, dayHere } from './look-up-fields.ts';
import { RequestError } from './request.ts';
import './look-up.css';
import { RequestNotice } from './request-notice.tsx';

const RESEND_AFTER_MS = 60_000;

/** The code that came by SMS. */
export function CodeScreen({ sentCode }: { sentCode: NonNullable<LookUp['sentCode']> }) {
  const { route } = useLocation();
  const typed = useSignal('');
  const problem = useSignal<'codeProblem' | undefined>(undefined);
  const failure = useSignal<RequestError | undefined>(undefined);
  const working = useSignal<'confirm' | 'resend' | undefined>(undefined);
  const resent = useSignal(false);
  const field = useRef<HTMLFormElement>(null);
  const nowMs = useNowMs();
  const expired = nowMs >= sentCode.expiresAtMs;
  const resendInMs = sentCode.sentAtMs + RESEND_AFTER_MS - nowMs;
  // The service has given this code up: there is nothing to wait for.
  const lost = failure.value?.code === 'code-expired' || failure.value?.code === 'not-found';

  const attempt = async (what: 'confirm' | 'resend', request: () => Promise<void>) => {
    if (working.value) return;
    working.value = what;
    failure.value = undefined;
    resent.value = false;
    try {
      await request();
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      failure.value = error;
      field.current?.querySelector('input')?.focus();
    } finally {
      working.value = undefined;
    }
  };

  const submit = (event: Event) => {
    event.preventDefault();
    const code = checkCode(typed.value);
    problem.value = code ? undefined : 'codeProblem';
    if (!code) return field.current?.querySelector('input')?.focus();
    void attempt('confirm', async () => {
      await handInCode(sentCode.lookUpId, code);
      route('/look-up/result', true);
    });
  };

  const resend = () =>
    attempt('resend', async () => {
      // What was typed on the screen before is still there, unless somebody emptied it in between.
      const { who } = checkWho(lookUp.value.draft, dayHere(new Date()));
      if (!who) return route('/look-up', true);
      await sendCode(who);
      typed.value = '';
      resent.value = true;
    });

  return (
    <Screen
      title={t('wallet.codeScreen.title')}
      lead={t('wallet.codeScreen.lead')}
      back={{ href: '/look-up', label: t('wallet.codeScreen.edit') }}
      width="wide"
    >
      <div class="look-up">
        <form class="look-up-form" noValidate ref={field} onSubmit={submit}>
          <div class="look-up-code">
            <TextField
              id="code"
              label={t('wallet.codeScreen.code')}
              problem={problem.value && t(`wallet.codeScreen.${problem.value}`)}
              value={typed.value}
              onText={(text) => {
                typed.value = text;
              }}
              autocomplete="one-time-code"
              inputmode="numeric"
              maxlength={12}
              spellcheck={false}
            />
            <p class={expired ? 'look-up-expired' : 'muted'} role="timer">
              {expired
                ? t('wallet.codeScreen.expired')
                : t('wallet.codeScreen.expiresIn', {
                    countdown: formatCountdown((sentCode.expiresAtMs - nowMs) / 1000),
                  })}
            </p>
          </div>
          {failure.value && <RequestNotice error={failure.value} />}
          <div role="status">{resent.value && <Notice>{t('wallet.codeScreen.resent')}</Notice>}</div>
          {demo.value && (
            <p>
              <LinkButton href="/outbox" look="quiet" icon={<MessageIcon />} newTab>
                {t('wallet.codeScreen.outbox')}
              </LinkButton>
            </p>
          )}
          <div class="look-up-actions">
            <Button type="submit" working={working.value === 'confirm'}>
              {working.value === 'confirm'
                ? t('wallet.codeScreen.submitting')
                : t('wallet.codeScreen.submit')}
            </Button>
            {resendInMs > 0 && !lost ? (
              <p class="look-up-resend muted">
                {t('wallet.codeScreen.resendIn', { countdown: formatCountdown(resendInMs / 1000) })}
              </p>
            ) : (
              <Button look="secondary" working={working.value === 'resend'} onClick={() => void resend()}>
                {t('wallet.codeScreen.resend')}
              </Button>
            )}
          </div>
        </form>
        <aside class="look-up-aside">
          <h2>{t('wallet.codeScreen.noMessageTitle')}</h2>
          <p class="muted">{t('wallet.codeScreen.noMessage')}</p>
          <LinkButton href="/look-up/ways" look="secondary">
            {t('wallet.lookUpScreen.otherWays')}
          </LinkButton>
          <a href="/help">{t('wallet.help')}</a>
        </aside>
      </div>
    </Screen>
  );
}

/** The time, each second. */
function useNowMs(): number {
  const nowMs = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      nowMs.value = Date.now();
    }, 1000);
    return () => clearInterval(timer);
  }, [nowMs]);
  return nowMs.value;
}
