import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import type { LookUpRequest } from '../contract.ts';
import { ConfirmedLookUp } from '../correction-contract/corrections.ts';
import type { Draft } from './look-up.ts';
import { checkWho, dayHere } from './look-up-fields.ts';
import { ask, RequestError } from './request.ts';
import type { WhoProblems } from './who-fields.tsx';

/** The look-up that is under way. Handed in, so that the wallet itself is not loaded again with these screens. */
export interface UnderWay {
  readonly draft: Draft;
  readonly type: (typed: Partial<Draft>) => void;
  /** Keeps what came. */
  readonly settle: (status: ConfirmedLookUp) => Promise<void>;
}

/** A form that proves who somebody is without the phone on record: their details, and a proof. */
export function useProof({ draft, settle }: UnderWay, path: '/api/look-up/dose' | '/api/look-up/pick-up') {
  const { route } = useLocation();
  const problems = useSignal<WhoProblems>({});
  const working = useSignal(false);
  const failure = useSignal<RequestError | undefined>(undefined);

  /** Sends details and proof where nothing is missing in either, and goes to the result. */
  const submit = async (proof: object | undefined): Promise<void> => {
    if (working.value) return;
    const { problems: found, who } = checkWho(draft, dayHere(new Date()));
    failure.value = undefined;
    problems.value = found;
    if (!who || !proof) return;
    working.value = true;
    try {
      await settle(await ask(path, { ...(who satisfies LookUpRequest), ...proof }, ConfirmedLookUp));
      route('/look-up/result', true);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      failure.value = error;
    } finally {
      working.value = false;
    }
  };

  return {
    problems: problems.value,
    working: working.value,
    failure: failure.value,
    submit,
  };
}
