import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { language } from '../ui/words.ts';
import { sayOfSettings as say } from './settings-words.ts';

/** Whether the browser keeps the wallet when space runs short, and how much is left. */
export function StorageSection() {
  const persisted = useSignal<boolean | undefined>(undefined);
  const refused = useSignal(false);
  const leftBytes = useSignal<number | undefined>(undefined);
  useEffect(() => {
    void navigator.storage?.persisted?.().then((answer) => {
      persisted.value = answer;
    });
    void navigator.storage?.estimate?.().then(({ quota, usage = 0 }) => {
      if (quota !== undefined) leftBytes.value = quota - usage;
    });
  }, []);
  const persist = async () => {
    persisted.value = await navigator.storage.persist();
    refused.value = !persisted.value;
  };
  return (
    <section class="panel settings-section" aria-labelledby="settings-storage">
      <h2 id="settings-storage">{say('storage.title')}</h2>
      {persisted.value === true && <p>{say('storage.persisted')}</p>}
      {persisted.value === false && (
        <>
          <p>{say('storage.notPersisted')}</p>
          <Button look="secondary" onClick={() => void persist()}>
            {say('storage.persist')}
          </Button>
          <div role="status">{refused.value && <Notice>{say('storage.refused')}</Notice>}</div>
        </>
      )}
      {leftBytes.value !== undefined && (
        <p class="muted small">{say('storage.left', { left: inMegabytes(leftBytes.value) })}</p>
      )}
    </section>
  );
}

const inMegabytes = (bytes: number): string =>
  new Intl.NumberFormat(language.value, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 0,
  }).format(bytes / 1e6);
