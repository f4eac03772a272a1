import { useSignal } from '@preact/signals';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { SecretField } from '../components/secret-field.tsx';
import { type PinProblem, pinProblem } from './pin.ts';
import './pin.css';
import { sayOfPin as say } from './pin-words.ts';

/** Asks for a new PIN, twice. */
export function NewPinForm({
  lossHint,
  onPin,
}: {
  /** What is lost with it. */
  lossHint: string;
  onPin: (pin: string) => Promise<void>;
}) {
  const pin = useSignal('');
  const repeated = useSignal('');
  const problem = useSignal<PinProblem | undefined>(undefined);
  const differs = useSignal(false);
  const working = useSignal(false);
  const submit = async () => {
    problem.value = pinProblem(pin.value);
    differs.value = !problem.value && pin.value !== repeated.value;
    if (problem.value || differs.value) return;
    working.value = true;
    await onPin(pin.value);
    working.value = false;
  };
  return (
    <form
      class="pin-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!working.value) void submit();
      }}
    >
      <Notice>
        <p>{lossHint}</p>
      </Notice>
      <SecretField
        id="new-pin"
        label={say('newPin')}
        show={say('show')}
        hint={say('newPinHint')}
        problem={problem.value && say(problem.value)}
        value={pin.value}
        autocomplete="new-password"
        onText={(text) => {
          pin.value = text;
        }}
      />
      <SecretField
        id="repeat-pin"
        label={say('repeatPin')}
        show={say('show')}
        problem={differs.value ? say('differs') : undefined}
        value={repeated.value}
        autocomplete="new-password"
        onText={(text) => {
          repeated.value = text;
        }}
      />
      <Button type="submit" working={working.value}>
        {say('save')}
      </Button>
    </form>
  );
}
