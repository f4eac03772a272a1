import { effect, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isOfShownSeries, judgeAgain, judgeNext, type Scan } from './scan.ts';
import { loadStatuses } from './status/verifier-status.ts';
import { withTraining } from './training/training-trust.ts';
import { verifierTrust } from './verifier-trust.ts';

/** The code that was scanned last, and its verdict as soon as there is one. */
export function useScannedCode() {
  const scanned = useSignal<{ text: string; atMs: number } | undefined>(undefined);
  const scan = useSignal<(Scan & { atMs: number }) | undefined>(undefined);

  useEffect(() => void loadStatuses(), []);

  // Judged when it is scanned, and again when the trust by which it was judged has changed. At once: an effect of a
  // component waits for the next frame first, and so would everybody in the queue.
  useEffect(
    () =>
      effect(() => {
        const state = verifierTrust.value;
        const newest = scanned.value;
        if (!newest || state.status === 'loading') return;
        const trust = withTraining(state.trust);
        const before = scan.peek();
        const judging =
          before?.atMs === newest.atMs
            ? judgeAgain(before, trust, new Date())
            : judgeNext(newest.text, before, trust, new Date());
        let current = true;
        void judging.then((judged) => {
          if (current) scan.value = { ...judged, atMs: newest.atMs };
        });
        return () => {
          current = false;
        };
      }),
    [],
  );

  return {
    scan,
    isJudging: () => scanned.value !== undefined && scanned.value.atMs !== scan.value?.atMs,
    /** When it came, judged or not. */
    shownAtMs: () => scanned.value?.atMs,
    take: (text: string) => {
      if (!isOfShownSeries(text, scan.peek())) scanned.value = { text, atMs: Date.now() };
    },
    clear: () => {
      scanned.value = undefined;
      scan.value = undefined;
    },
  };
}
