import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Certificate } from '../certificate/certificate.ts';
import { type Verdict, verify } from '../certificate/verify.ts';
import { trustState } from '../ui/cached-trust.ts';

/**
 * Verifies a certificate whenever another one is shown and whenever the trust changes; undefined while that is under
 * way for this certificate.
 */
export function useVerdict(certificate: Certificate): Verdict | undefined {
  const { signedText } = certificate;
  const judged = useSignal<{ signedText: string; verdict: Verdict } | undefined>(undefined);
  const state = trustState.value;
  // The same signed text is the same certificate, though it has been read again.
  useEffect(() => {
    if (state.status === 'loading') return;
    let current = true;
    void verify(certificate, state.status === 'ready' ? state.trust : undefined, new Date()).then(
      (verdict) => {
        if (current) judged.value = { signedText, verdict };
      },
    );
    return () => {
      current = false;
    };
  }, [signedText, state]);
  return judged.value?.signedText === signedText ? judged.value.verdict : undefined;
}
