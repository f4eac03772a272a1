import { Notice } from '../ui/components/notice.tsx';
import { formatDuration } from '../ui/formats.ts';
import { t } from '../ui/words.ts';
import '../ui/words/requests.ts';
import type { RequestError } from './request.ts';

/** Why a request failed and what to do; with "too many", when to try again. */
export const RequestNotice = ({ error }: { error: RequestError }) => (
  <Notice tone="problem" code={error.code} urgent>
    <p>{t(`requestErrors.${error.code}`)}</p>
    {error.retryAfterSeconds !== undefined && (
      <p>
        <strong>{t('requests.retryAfter', { duration: formatDuration(error.retryAfterSeconds) })}</strong>
      </p>
    )}
  </Notice>
);
