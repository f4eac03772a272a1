import type { ComponentChildren } from 'preact';
import { t } from '../words.ts';
import { InfoIcon, ProblemIcon } from './icons.tsx';
import './notice.css';

/**
 * Something to know before going on: what happened and what to do next.
 *
 * @param code a stable code to read out on the phone, shown small.
 * @param urgent read out at once, since it answers what the person just did.
 */
export function Notice({
  tone = 'info',
  title,
  code,
  urgent = false,
  children,
}: {
  tone?: 'info' | 'problem';
  title?: string;
  code?: string;
  urgent?: boolean;
  children?: ComponentChildren;
}) {
  return (
    <div class={`notice notice-${tone}`} role={urgent ? 'alert' : undefined}>
      {tone === 'info' ? <InfoIcon /> : <ProblemIcon />}
      <div class="notice-text">
        {title && <p class="notice-title">{title}</p>}
        {children}
        {code && <p class="notice-code">{t('app.errorCode', { code })}</p>}
      </div>
    </div>
  );
}
