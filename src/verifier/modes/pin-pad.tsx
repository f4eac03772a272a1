import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { formatCountdown } from '../../ui/formats.ts';
import { countDown, type KeptTries } from '../../ui/pin/count-down.ts';
import { sayOfPin } from '../../ui/pin/pin-words.ts';
import type { Tries } from '../../ui/pin/tries.ts';
import { sayKiosk } from './kiosk-words.ts';
import './pin-pad.css';

const ROWS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const LONGEST = 64;

/** Asks for a PIN of digits on a screen that has no keyboard, or by one; after wrong ones, the next try waits. */
export function PinPad({
  label,
  tries,
  kept,
  onPin,
}: {
  label: string;
  /** As they were when it was opened. */
  tries: Tries;
  kept: KeptTries;
  /** Tries it. Gives the tries so far where it was wrong. */
  onPin: (pin: string) => Promise<Tries | undefined>;
}) {
  const pin = useSignal('');
  const working = useSignal(false);
  const failed = useSignal(0);
  const isEmpty = useSignal(false);
  const waitMs = useSignal(tries.waitMs);
  const heading = useRef<HTMLHeadingElement>(null);
  const isWaiting = waitMs.value > 0;
  const mayType = () => !working.value && waitMs.value === 0;

  const add = (digit: string) => {
    if (!mayType() || pin.value.length >= LONGEST) return;
    pin.value += digit;
    failed.value = 0;
    isEmpty.value = false;
  };
  const remove = () => {
    if (mayType()) pin.value = pin.value.slice(0, -1);
  };
  const submit = async () => {
    if (!mayType()) return;
    isEmpty.value = pin.value === '';
    if (isEmpty.value) return;
    working.value = true;
    const now = await onPin(pin.value);
    pin.value = '';
    failed.value = now?.failed ?? 0;
    waitMs.value = now?.waitMs ?? 0;
    working.value = false;
  };

  useEffect(() => {
    if (!isWaiting) return;
    return countDown(kept, (leftMs) => {
      waitMs.value = leftMs;
    });
  }, [isWaiting]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    const onKey = ({ key, target, ctrlKey, altKey, metaKey }: KeyboardEvent) => {
      if (ctrlKey || altKey || metaKey) return;
      if (/^\d$/.test(key)) add(key);
      if (key === 'Backspace') remove();
      // On a button, it is that button which is meant.
      if (key === 'Enter' && !(target instanceof Element && target.closest('button'))) void submit();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const problem = isEmpty.value
    ? sayOfPin('empty')
    : failed.value > 0 && !isWaiting
      ? sayOfPin('wrong', { count: failed.value })
      : undefined;
  const key = (name: string, face: string, press: () => void) => (
    <button
      key={name}
      type="button"
      aria-label={name}
      aria-disabled={!mayType() || undefined}
      onClick={press}
    >
      {face}
    </button>
  );
  return (
    <section class="pin-pad" aria-labelledby="pin-pad-label">
      <h2 id="pin-pad-label" ref={heading} tabIndex={-1}>
        {label}
      </h2>
      <p class="pin-pad-typed" aria-hidden="true">
        {'●'.repeat(pin.value.length)}
      </p>
      <div role="status">
        {pin.value !== '' && (
          <span class="visually-hidden">{sayKiosk('pin.typed', { count: pin.value.length })}</span>
        )}
        {problem && <p class="pin-pad-problem">{problem}</p>}
        {isWaiting && <p>{sayOfPin('wait', { time: formatCountdown(Math.ceil(waitMs.value / 1000)) })}</p>}
      </div>
      <div class="pin-pad-keys">
        {ROWS.map((digit) => key(digit, digit, () => add(digit)))}
        <span />
        {key('0', '0', () => add('0'))}
        {key(sayKiosk('pin.delete'), '⌫', remove)}
      </div>
      <Button working={working.value || isWaiting} onClick={() => void submit()}>
        {sayOfPin('open')}
      </Button>
    </section>
  );
}
