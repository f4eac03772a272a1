import type { ComponentChildren } from 'preact';
import type { Outcome } from '../../certificate/reasons.ts';
import { t } from '../words.ts';
import { InfoIcon } from './icons.tsx';
import './notice.css';
import { OutcomeMark } from './outcome-mark.tsx';

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
  tone?: 'info' | Outcome;
  title?: string;
  code?: string;
  urgent?: boolean;
  children?: ComponentChildren;
}) {
  return (
    <div class={`notice notice-${tone}`} role={urgent ? 'alert' : undefined}>
      {tone === 'info' ? <InfoIcon /> : <OutcomeMark outcome={tone} />}
      <div class="notice-text">
        {title && <p class="notice-title">{title}</p>}
        {children}
        {code && <p class="notice-code">{t('app.errorCode', { code })}</p>}
      </div>
    </div>
  );
}
