import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { formatDuration } from '../ui/formats.ts';
import { me, sittingEnded } from './session.ts';
import { CeremonyProblem, useCeremony } from './sign-in/ceremony.tsx';
import { signInByPasskey } from './sign-in/passkey.ts';
import { w } from './words.ts';

/** Early enough to finish the record at hand. */
const WARN_BEFORE_MS = 5 * 60_000;
const TICK_MS = 15_000;

/** Says when the sitting is about to end or has ended, and signs in again without leaving the page. */
export function SittingNotice() {
  const nowMs = useSignal(Date.now());
  useEffect(() => {
    const tick = setInterval(() => {
      nowMs.value = Date.now();
    }, TICK_MS);
    return () => clearInterval(tick);
  }, []);
  const { working, problem, run } = useCeremony(signInByPasskey);
  const endsMs = me.value && Date.parse(me.value.expiresAt) - nowMs.value;
  if (!endsMs || (!sittingEnded.value && endsMs > WARN_BEFORE_MS)) return null;
  const hasEnded = sittingEnded.value || endsMs <= 0;
  return (
    <div role="status">
      <Notice tone={hasEnded ? 'problem' : 'info'}>
        <p>
          {hasEnded ? w('sitting.ended') : w('sitting.endingSoon', { time: formatDuration(endsMs / 1000) })}
        </p>
        <CeremonyProblem error={problem} />
        <Button look="secondary" working={working} onClick={() => void run()}>
          {w('sitting.renew')}
        </Button>
      </Notice>
    </div>
  );
}
