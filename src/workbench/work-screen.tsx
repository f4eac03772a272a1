import { useEffect } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { Button } from '../ui/components/button.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { keepWorkbenchOffline } from '../ui/keep-offline.ts';
import { NotFound } from '../ui/shell/not-found.tsx';
import { t } from '../ui/words.ts';
import { partFor } from './parts.ts';
import { Problem } from './problem.tsx';
import { said } from './said.ts';
import { askMe, me, meProblem } from './session.ts';
import { SignIn } from './sign-in/sign-in.tsx';
import { w } from './words.ts';
import { WorkPage } from './work-page.tsx';

const RETRY_MS = 4_000;

/** `/work/…`: signing in, and then the part of the workbench that the address names. */
export function WorkScreen() {
  return (
    <>
      <p class="visually-hidden" aria-live="polite">
        {said.value}
      </p>
      <CurrentPart />
    </>
  );
}

function CurrentPart() {
  const { params } = useRoute();
  const { route } = useLocation();
  useEffect(() => {
    void keepWorkbenchOffline();
    void askMe();
    // A device says that it is online before anything can be reached, and some never say it.
    const retry = setInterval(() => {
      if (meProblem.peek()) void askMe();
    }, RETRY_MS);
    return () => clearInterval(retry);
  }, []);
  const name = params['part'];
  const account = me.value;
  useEffect(() => {
    if (account && !name) route('/work/queue', true);
  }, [account, name]);

  if (account === undefined) {
    return (
      <WorkPage title={w('title')}>
        {meProblem.value ? (
          <Problem
            error={meProblem.value}
            action={<Button onClick={() => void askMe()}>{t('app.tryAgain')}</Button>}
          />
        ) : (
          <Waiting>{t('app.loading')}</Waiting>
        )}
      </WorkPage>
    );
  }
  if (account === null) return <SignIn />;
  if (!name) return <Waiting>{t('app.loading')}</Waiting>;
  const part = partFor(name, account.role);
  return part ? <part.Screen /> : <NotFound />;
}
