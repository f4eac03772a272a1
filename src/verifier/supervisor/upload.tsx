import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { TextField } from '../../ui/components/field.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { vi } from '../../ui/languages/supervisor-vi.ts';
import { enrol, readDevice, SendError, sendTally, stopSending, unsentHours } from './send-tally.ts';
import type { Device } from './supervisor-storage.ts';
import { say } from './supervisor-words.ts';

type Code = keyof typeof vi.upload.errors;
const isSaid = (code: string): code is Code => Object.hasOwn(vi.upload.errors, code);

/** Whether sums are sent to the service, off until the supervisor enters a code. */
export function Upload() {
  /** Null where nothing is sent. */
  const device = useSignal<Device | null | undefined>(undefined);
  const waiting = useSignal(0);
  const sent = useSignal<number | undefined>(undefined);
  const problem = useSignal<Code | undefined>(undefined);
  const isWorking = useSignal(false);
  const look = async () => {
    device.value = (await readDevice()) ?? null;
    waiting.value = device.value ? (await unsentHours()).size : 0;
  };
  const work = async (what: () => Promise<void>) => {
    isWorking.value = true;
    sent.value = problem.value = undefined;
    let failed: Code | undefined;
    try {
      await what();
    } catch (error) {
      const code = error instanceof SendError ? error.code : 'failed';
      failed = isSaid(code) ? code : 'failed';
    }
    await look();
    // Together, so that who reads what went wrong can try again at once.
    problem.value = failed;
    isWorking.value = false;
  };
  const send = () =>
    work(async () => {
      sent.value = await sendTally();
    });
  useEffect(() => {
    void work(async () => {});
  }, []);
  return (
    <section class="supervisor-part">
      <h2>{say('upload.title')}</h2>
      {problem.value && (
        <Notice tone="problem" code={problem.value} urgent>
          <p>{say(`upload.errors.${problem.value}`)}</p>
        </Notice>
      )}
      {device.value === null && (
        <Enrolment
          isWorking={isWorking.value}
          onCode={(code) =>
            void work(async () => {
              await enrol(code);
              sent.value = await sendTally();
            })
          }
        />
      )}
      {device.value && (
        <>
          <p>{say('upload.on', { place: device.value.place })}</p>
          <p class="muted small">{say('upload.device', { thumbprint: device.value.thumbprint })}</p>
          <p role="status">
            {sent.value !== undefined && `${say('upload.sent', { count: sent.value })} `}
            {waiting.value > 0 && say('upload.waiting', { count: waiting.value })}
          </p>
          <div class="supervisor-actions">
            <Button look="secondary" working={isWorking.value} onClick={() => void send()}>
              {say('upload.now')}
            </Button>
            <Button look="quiet" onClick={() => void work(stopSending)}>
              {say('upload.stop')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function Enrolment({ isWorking, onCode }: { isWorking: boolean; onCode: (code: string) => void }) {
  const code = useSignal('');
  return (
    <form
      class="supervisor-part"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWorking && code.value.trim() !== '') onCode(code.value.trim());
      }}
    >
      <p>{say('upload.off')}</p>
      <TextField
        id="tally-code"
        label={say('upload.code')}
        hint={say('upload.codeHint')}
        value={code.value}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        maxlength={40}
        onText={(text) => {
          code.value = text;
        }}
      />
      <Button type="submit" look="secondary" working={isWorking}>
        {say('upload.start')}
      </Button>
    </form>
  );
}
