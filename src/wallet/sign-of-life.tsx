import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { formatDayOf } from '../ui/formats.ts';
import './sign-of-life.css';

const pad = (number: number) => String(number).padStart(2, '0');

/** Pixels by which the pattern moves on each second where nothing may glide, and after which it is the same again. */
const STEP = 17;
const PERIOD = 96;

/**
 * The time to the second and a pattern that moves on with it, which a screenshot does not do: who looks knows that
 * the app itself is open. It says nothing to a reader, and stays away from the code.
 */
export function SignOfLife() {
  const now = useSignal(new Date());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      now.value = new Date();
      // With the clock's own seconds, so that two devices beside each other agree.
      timer = setTimeout(tick, 1000 - (Date.now() % 1000));
    };
    tick();
    return () => clearTimeout(timer);
  }, []);
  const { value } = now;
  return (
    <div class="sign-of-life" aria-hidden="true">
      <div class="sign-of-life-pattern" style={{ '--step': `${(value.getSeconds() * STEP) % PERIOD}px` }} />
      <p>
        <span>{formatDayOf(value)}</span>
        <strong>{[value.getHours(), value.getMinutes(), value.getSeconds()].map(pad).join(':')}</strong>
      </p>
    </div>
  );
}
