import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { vi } from '../ui/languages/notices-vi.ts';
import { addWords } from '../ui/words.ts';
import './notices-offer.css';
import { isSubscribed, NoticesError, noticeKey, subscribe, unsubscribe } from './notices.ts';
import { RequestError } from './request.ts';
import { RequestNotice } from './request-notice.tsx';

const words = addWords(vi, async () => (await import('../ui/languages/notices-en.ts')).en);
await words.ready;
const say = words.t;

/** Turns notices on for what was looked up, and off for this browser; nothing where the service sends none. */
export function NoticesOffer({ follow }: { follow: string }) {
  const key = useSignal<string | null>(null);
  const isOn = useSignal(false);
  const working = useSignal(false);
  const failure = useSignal<RequestError | NoticesError | undefined>(undefined);

  useEffect(() => {
    void (async () => {
      // Who cannot ask now is offered nothing; nobody has asked for it.
      const found = await noticeKey().catch(() => null);
      if (found === null) return;
      isOn.value = await isSubscribed();
      // Another person may be followed beside those who are: that needs no question.
      if (isOn.value) await subscribe(found, follow).catch(() => {});
      key.value = found;
    })();
  }, [follow, key, isOn]);

  const attempt = async (work: () => Promise<void>, on: boolean) => {
    working.value = true;
    failure.value = undefined;
    try {
      await work();
      isOn.value = on;
    } catch (error) {
      if (!(error instanceof RequestError || error instanceof NoticesError)) throw error;
      failure.value = error;
    } finally {
      working.value = false;
    }
  };

  const found = key.value;
  if (found === null) return null;
  return (
    <section class="notices-offer" aria-labelledby="notices-title">
      <h3 id="notices-title">{say('offer.title')}</h3>
      <p class="muted">{say('offer.text')}</p>
      {failure.value instanceof RequestError && <RequestNotice error={failure.value} />}
      {failure.value instanceof NoticesError && (
        <Notice tone="problem" code={`notices-${failure.value.code}`} urgent>
          <p>{say(`offer.${failure.value.code}`)}</p>
        </Notice>
      )}
      <p role="status">{isOn.value && say('offer.isOn')}</p>
      {isOn.value ? (
        <Button look="quiet" working={working.value} onClick={() => void attempt(unsubscribe, false)}>
          {say('offer.off')}
        </Button>
      ) : (
        <Button
          look="secondary"
          working={working.value}
          onClick={() => void attempt(() => subscribe(found, follow), true)}
        >
          {say(working.value ? 'offer.working' : 'offer.on')}
        </Button>
      )}
    </section>
  );
}
