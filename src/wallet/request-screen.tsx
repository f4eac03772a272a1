import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { CorrectionFate } from '../correction-contract/corrections.ts';
import { groupedNumber, readRequestNumber } from '../correction-contract/request-number.ts';
import { Button } from '../ui/components/button.tsx';
import { TextField } from '../ui/components/field.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { t } from '../ui/words.ts';
import { followCorrection } from './correction-api.ts';
import { readDay } from './correction-fields.ts';
import { say } from './correction-words.ts';
import { FateList } from './fate-list.tsx';
import { followed } from './followed.ts';
import { dayHere } from './look-up-fields.ts';
import { RequestError } from './request.ts';
import { RequestNotice } from './request-notice.tsx';
import './look-up.css';

/** `/request`: what has become of a request, for whoever has its number and the birth date. */
export function RequestScreen() {
  const number = useSignal(followed.peek() ? groupedNumber(followed.peek() ?? '') : '');
  const birthDate = useSignal('');
  const problems = useSignal<{ number?: boolean; birthDate?: boolean }>({});
  const failure = useSignal<RequestError | undefined>(undefined);
  const fate = useSignal<CorrectionFate | undefined>(undefined);
  const working = useSignal(false);
  const form = useRef<HTMLFormElement>(null);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (working.value) return;
    const digits = readRequestNumber(number.value);
    const day = readDay(birthDate.value, dayHere(new Date()));
    problems.value = { ...(!digits && { number: true }), ...(!day && { birthDate: true }) };
    failure.value = undefined;
    if (!digits || !day) {
      // After the fields have been told that they are wrong.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    working.value = true;
    try {
      fate.value = await followCorrection({ number: digits, birthDate: day });
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      failure.value = error;
    } finally {
      working.value = false;
    }
  };

  return (
    <Screen
      title={say('follow.title')}
      lead={say('follow.lead')}
      back={{ href: '/', label: t('wallet.title') }}
    >
      <form class="look-up-form" noValidate ref={form} onSubmit={(event) => void submit(event)}>
        <TextField
          id="request-number"
          label={say('follow.number')}
          hint={say('follow.numberHint')}
          problem={problems.value.number ? say('follow.numberProblem') : undefined}
          inputmode="numeric"
          autocomplete="off"
          maxlength={20}
          value={number.value}
          onText={(typed) => {
            number.value = typed;
          }}
        />
        <TextField
          id="request-birth-date"
          label={say('follow.birthDate')}
          hint={say('report.dayHint')}
          problem={problems.value.birthDate ? say('problems.day') : undefined}
          autocomplete="off"
          maxlength={10}
          value={birthDate.value}
          onText={(typed) => {
            birthDate.value = typed;
          }}
        />
        {failure.value?.code === 'not-found' ? (
          <Notice tone="problem" urgent code="not-found">
            <p>{say('follow.notFound')}</p>
          </Notice>
        ) : (
          failure.value && <RequestNotice error={failure.value} />
        )}
        <div class="look-up-actions">
          <Button type="submit" working={working.value}>
            {working.value ? say('follow.submitting') : say(fate.value ? 'follow.again' : 'follow.submit')}
          </Button>
        </div>
      </form>
      <div role="status">{fate.value && <FateList fate={fate.value} level="h2" />}</div>
    </Screen>
  );
}
