import { useEffect } from 'preact/hooks';
import { lazy, useLocation, useRoute } from 'preact-iso';
import { eid } from '../ui/deployment.ts';
import { LoadFailed } from '../ui/shell/crash.tsx';
import { CodeScreen } from './code-screen.tsx';
import {
  addCorrection,
  followNow,
  isToReport,
  lookUp,
  lookUpToReport,
  reporting,
  settle,
  typeDraft,
} from './look-up.ts';
import { LookUpForm } from './look-up-form.tsx';
import { ResultScreen } from './result-screen.tsx';

const OtherWays = lazy(() =>
  import('./other-ways.tsx').then(
    (module) => module.OtherWays,
    () => LoadFailed,
  ),
);
const CorrectionScreen = lazy(() =>
  import('./correction-screen.tsx').then((module) => module.CorrectionScreen).catch(() => LoadFailed),
);
const OTHER_WAYS = ['ways', 'dose', 'pickup', 'eid'];

/**
 * The look-up in its three screens, and the report of a mistake that it may lead to, each with an address of its own, so
 * that "back" goes one screen back. Whoever arrives at a screen whose turn it is not goes to the one whose turn it is.
 * Whom no code reaches has other ways.
 */
export function LookUpScreen() {
  const { step } = useRoute().params;
  const { route } = useLocation();
  const { sentCode, outcome } = lookUp.value;
  const there =
    step === 'code' && sentCode ? (
      <CodeScreen sentCode={sentCode} />
    ) : step === 'result' && outcome ? (
      <ResultScreen outcome={outcome} follow={followNow.value} />
    ) : step === 'correct' && outcome?.correcting ? (
      <CorrectionScreen
        token={outcome.correcting.token}
        onSent={addCorrection}
        onLookUpAgain={() => lookUpToReport(outcome.name)}
      />
    ) : step === undefined ? (
      <LookUpForm />
    ) : OTHER_WAYS.includes(step) ? (
      <OtherWays underWay={{ draft: lookUp.value.draft, type: typeDraft, settle }} eid={eid.value} />
    ) : undefined;
  const astray = there === undefined;
  useEffect(() => {
    if (astray) route(outcome ? '/look-up/result' : '/look-up', true);
  }, [astray, outcome, route]);
  const arrived = step === 'result' && reporting.value !== undefined ? outcome : undefined;
  useEffect(() => {
    if (arrived && isToReport(arrived)) route('/look-up/correct');
  }, [arrived, route]);
  return there ?? <main />;
}
