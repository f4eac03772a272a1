import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { SecretField } from '../components/secret-field.tsx';
import { formatCountdown } from '../formats.ts';
import { countDown, type KeptTries } from './count-down.ts';
import './pin.css';
import { sayOfPin as say } from './pin-words.ts';
import type { Tries } from './tries.ts';

/** Asks for a PIN; after wrong ones, the next try waits. */
export function PinForm({
  label,
  digits,
  tries,
  kept,
  look = 'primary',
  onPin,
}: {
  label: string;
  /** It is known to be of digits. */
  digits: boolean;
  /** As they were when it was opened. */
  tries: Tries;
  kept: KeptTries;
  look?: 'primary' | 'secondary';
  /** Tries it. Gives the tries so far where it was wrong. */
  onPin: (pin: string) => Promise<Tries | undefined>;
}) {
  const pin = useSignal('');
  const working = useSignal(false);
  const empty = useSignal(false);
  const failed = useSignal(0);
  const waitMs = useSignal(tries.waitMs);

  const isWaiting = waitMs.value > 0;
  useEffect(() => {
    if (!isWaiting) return;
    return countDown(kept, (leftMs) => {
      waitMs.value = leftMs;
    });
  }, [isWaiting]);

  const submit = async () => {
    working.value = true;
    failed.value = 0;
    const now = await onPin(pin.value);
    pin.value = '';
    failed.value = now?.failed ?? 0;
    waitMs.value = now?.waitMs ?? 0;
    working.value = false;
  };
  const problem = empty.value
    ? say('empty')
    : failed.value > 0 && !isWaiting
      ? say('wrong', { count: failed.value })
      : undefined;
  return (
    <form
      class="pin-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        empty.value = pin.value === '';
        if (!empty.value && !isWaiting && !working.value) void submit();
      }}
    >
      <SecretField
        id="pin"
        label={label}
        show={say('show')}
        digits={digits}
        problem={problem}
        value={pin.value}
        autocomplete="current-password"
        onText={(text) => {
          pin.value = text;
          empty.value = false;
        }}
      />
      <div role="status">
        {isWaiting && <p>{say('wait', { time: formatCountdown(Math.ceil(waitMs.value / 1000)) })}</p>}
        {isWaiting && <p class="muted small">{say('waitHint')}</p>}
      </div>
      <Button type="submit" look={look} working={working.value || isWaiting}>
        {say('open')}
      </Button>
    </form>
  );
}
