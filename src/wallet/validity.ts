import type { Certificate } from '../certificate/certificate.ts';
import { formatDayOf, formatDuration } from '../ui/formats.ts';
import { t } from '../ui/words.ts';

type Validity =
  | { readonly state: 'running'; readonly remainingSeconds: number }
  | { readonly state: 'open-ended' }
  | { readonly state: 'expired'; readonly sinceSeconds: number }
  | { readonly state: 'upcoming'; readonly fromSeconds: number };

/** Where an instant lies in the time for which a certificate was issued. Says nothing about whether it is genuine. */
export function validityAt(
  { issuedAtSeconds, expiresAtSeconds }: Pick<Certificate, 'issuedAtSeconds' | 'expiresAtSeconds'>,
  now: Date,
): Validity {
  const nowSeconds = now.getTime() / 1000;
  if (expiresAtSeconds !== undefined && expiresAtSeconds <= nowSeconds) {
    return { state: 'expired', sinceSeconds: nowSeconds - expiresAtSeconds };
  }
  if (issuedAtSeconds !== undefined && issuedAtSeconds > nowSeconds) {
    return { state: 'upcoming', fromSeconds: issuedAtSeconds };
  }
  if (expiresAtSeconds === undefined) return { state: 'open-ended' };
  return { state: 'running', remainingSeconds: expiresAtSeconds - nowSeconds };
}

/** The same in words: "còn 214 ngày". */
export function validityWords(certificate: Certificate, now: Date): string {
  const validity = validityAt(certificate, now);
  switch (validity.state) {
    case 'running':
      return t('validity.remaining', { duration: formatDuration(validity.remainingSeconds) });
    case 'expired':
      return t('validity.expiredFor', { duration: formatDuration(validity.sinceSeconds) });
    case 'upcoming':
      return t('validity.from', { day: formatDayOf(new Date(validity.fromSeconds * 1000)) });
    case 'open-ended':
      return t('validity.openEnded');
  }
}
