import { useSignal } from '@preact/signals';
import { Button } from '../ui/components/button.tsx';
import { formatDuration } from '../ui/formats.ts';
import { vi } from '../ui/languages/wallet-status-vi.ts';
import { addWords } from '../ui/words.ts';
import { keepCurrent } from './keep-current.ts';
import './status-note.css';
import { holders, statuses } from './holders.ts';

const words = addWords(vi, async () => (await import('../ui/languages/wallet-status-en.ts')).en);
await words.ready;
const say = words.t;

const JUST_NOW_SECONDS = 60;

/** Whether the issuer still stands by a certificate: when it was asked, or why not and what took its place. */
export function StatusNote({ id }: { id: string }) {
  const asking = useSignal(false);
  const known = statuses.value[id];
  const ask = async () => {
    asking.value = true;
    await keepCurrent(true);
    asking.value = false;
  };
  const ofHolder = holders.value.find(({ certificates }) => certificates.some((one) => one.id === id));
  const newer =
    known?.kind === 'superseded'
      ? ofHolder?.certificates.find((other) => !statuses.value[other.id]?.kind)
      : undefined;
  const age = known && Math.floor(Date.now() / 1000) - known.askedAtSeconds;
  return (
    <div class="status-note" role="status">
      <p class={known?.kind ? undefined : 'muted small'}>
        {known?.kind
          ? known.reason && say(`why.${known.reason}`)
          : age === undefined
            ? say('never')
            : age < JUST_NOW_SECONDS
              ? say('justNow')
              : say('checked', { ago: formatDuration(age) })}
      </p>
      {newer ? (
        <a class="button button-secondary" href={`/card/${newer.id}`}>
          {say('newer')}
        </a>
      ) : (
        <Button look="quiet" working={asking.value} onClick={() => void ask()}>
          {say(asking.value ? 'asking' : 'askAgain')}
        </Button>
      )}
    </div>
  );
}
