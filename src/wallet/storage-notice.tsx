import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { vi } from '../ui/languages/storage-vi.ts';
import { addWords, t } from '../ui/words.ts';
import type { StorageErrorCode } from './storage.ts';

const words = addWords(vi, async () => (await import('../ui/languages/storage-en.ts')).en);
await words.ready;
/** The words about trouble with storage. */
export const sayOfStorage = words.t;

/** Why the wallet cannot be opened or written to, and what helps. */
export const StorageNotice = ({ code, title }: { code: StorageErrorCode; title?: string }) => (
  <Notice tone="problem" code={code} urgent {...(title && { title })}>
    <p>{sayOfStorage(`errors.${code}`)}</p>
    {(code === 'failed' || code === 'outdated') && (
      <Button look="secondary" onClick={() => location.reload()}>
        {t('app.reload')}
      </Button>
    )}
  </Notice>
);
