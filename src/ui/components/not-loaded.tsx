import { t } from '../words.ts';
import { Notice } from './notice.tsx';

/** In the place of a part of a screen whose code could not be loaded. */
export const NotLoaded = () => (
  <Notice tone="problem" title={t('crash.loadTitle')} code="load-failed">
    <p>{t('crash.loadText')}</p>
  </Notice>
);
