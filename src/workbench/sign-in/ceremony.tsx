import { useSignal } from '@preact/signals';
import { Notice } from '../../ui/components/notice.tsx';
import { WorkError } from '../api.ts';
import { Problem } from '../problem.tsx';
import { w } from '../words.ts';
import { PasskeyError } from './passkey.ts';

/** What a passkey is asked for: one ceremony at a time, and what went wrong with the last. */
export function useCeremony(ceremony: () => Promise<void>) {
  const working = useSignal(false);
  const problem = useSignal<PasskeyError | WorkError | undefined>(undefined);
  const run = async () => {
    if (working.value) return;
    working.value = true;
    problem.value = undefined;
    try {
      await ceremony();
    } catch (error) {
      if (!(error instanceof PasskeyError) && !(error instanceof WorkError)) throw error;
      problem.value = error;
    } finally {
      working.value = false;
    }
  };
  return { working: working.value, problem: problem.value, run };
}

/** What the device or the service had against it. */
export function CeremonyProblem({ error }: { error: PasskeyError | WorkError | undefined }) {
  if (!error) return null;
  if (error instanceof WorkError) return <Problem error={error} />;
  return (
    <Notice tone="problem" urgent code={error.code}>
      <p>{w(`signIn.problems.${error.code}`)}</p>
    </Notice>
  );
}
