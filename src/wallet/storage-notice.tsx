import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { t } from '../ui/words.ts';
import type { StorageErrorCode } from './storage.ts';

/** Why the wallet cannot be opened or written to, and what helps. */
export const StorageNotice = ({ code, title }: { code: StorageErrorCode; title?: string }) => (
  <Notice tone="problem" code={code} urgent {...(title && { title })}>
    <p>{t(`wallet.storageErrors.${code}`)}</p>
    {(code === 'failed' || code === 'outdated') && (
      <Button look="secondary" onClick={() => location.reload()}>
        {t('app.reload')}
      </Button>
    )}
  </Notice>
);
