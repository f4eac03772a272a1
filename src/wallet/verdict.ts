import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Certificate } from '../certificate/certificate.ts';
import { type Verdict, verify } from '../certificate/verify.ts';
import { loadTrust, trustState } from '../ui/cached-trust.ts';
import { statuses } from './holders.ts';

/**
 * Verifies a certificate whenever another one is shown and whenever the trust or its status changes; undefined while that
 * is under way for this certificate.
 *
 * @param id of the certificate in the wallet, whose forms all have one status.
 */
export function useVerdict(certificate: Certificate, id: string): Verdict | undefined {
  const { signedText } = certificate;
  const judged = useSignal<{ signedText: string; verdict: Verdict } | undefined>(undefined);
  const state = trustState.value;
  const ended = statuses.value[id]?.kind;
  useEffect(() => void loadTrust(), []);
  // The same signed text is the same certificate, though it has been read again.
  useEffect(() => {
    if (state.status === 'loading') return;
    let current = true;
    const trust =
      state.status === 'ready' ? { ...state.trust, status: () => (ended ? [ended] : []) } : undefined;
    void verify(certificate, trust, new Date()).then((verdict) => {
      if (current) judged.value = { signedText, verdict };
    });
    return () => {
      current = false;
    };
  }, [signedText, state, ended]);
  return judged.value?.signedText === signedText ? judged.value.verdict : undefined;
}
