import type { ComponentChildren } from 'preact';
import { Notice } from '../ui/components/notice.tsx';
import { formatDuration } from '../ui/formats.ts';
import type { WorkError } from './api.ts';
import { w } from './words.ts';

/** Why the service did not do what was asked, and what to do now. */
export function Problem({ error, action }: { error: WorkError; action?: ComponentChildren }) {
  return (
    <Notice tone="problem" urgent code={error.code}>
      <p>{w(`errors.${error.code}`)}</p>
      {error.retryAfterSeconds !== undefined && (
        <p>{w('retryAfter', { time: formatDuration(error.retryAfterSeconds) })}</p>
      )}
      {action}
    </Notice>
  );
}
