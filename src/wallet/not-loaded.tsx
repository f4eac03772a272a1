import { Notice } from '../ui/components/notice.tsx';
import { t } from '../ui/words.ts';

/** In the place of a part of a screen that could not be loaded. */
export const NotLoaded = () => (
  <Notice tone="problem" title={t('crash.loadTitle')} code="load-failed">
    <p>{t('crash.loadText')}</p>
  </Notice>
);
