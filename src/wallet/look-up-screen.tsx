import { useEffect } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { CodeScreen } from './code-screen.tsx';
import { lookUp } from './look-up.ts';
import { LookUpForm } from './look-up-form.tsx';
import { ResultScreen } from './result-screen.tsx';

/**
 * The look-up in its three screens, each with an address of its own, so that "back" goes one screen back. Whoever
 * arrives at a screen whose turn it is not goes to the one whose turn it is.
 */
export function LookUpScreen() {
  const { step } = useRoute().params;
  const { route } = useLocation();
  const { sentCode, outcome } = lookUp.value;
  const there =
    step === 'code' && sentCode ? (
      <CodeScreen sentCode={sentCode} />
    ) : step === 'result' && outcome ? (
      <ResultScreen outcome={outcome} />
    ) : step === undefined ? (
      <LookUpForm />
    ) : undefined;
  const astray = there === undefined;
  useEffect(() => {
    if (astray) route(outcome ? '/look-up/result' : '/look-up', true);
  }, [astray, outcome, route]);
  return there ?? <main />;
}
