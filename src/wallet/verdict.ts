import { useSignal, useSignalEffect } from '@preact/signals';
import type { Certificate } from '../certificate/certificate.ts';
import { type Verdict, verify } from '../certificate/verify.ts';
import { trustState } from '../ui/cached-trust.ts';

/** Verifies a certificate whenever it is shown and whenever the trust changes; undefined while that is under way. */
export function useVerdict(certificate: Certificate): Verdict | undefined {
  const verdict = useSignal<Verdict | undefined>(undefined);
  useSignalEffect(() => {
    const state = trustState.value;
    if (state.status === 'loading') return;
    let current = true;
    void verify(certificate, state.status === 'ready' ? state.trust : undefined, new Date()).then(
      (judged) => {
        if (current) verdict.value = judged;
      },
    );
    return () => {
      current = false;
    };
  });
  return verdict.value;
}
