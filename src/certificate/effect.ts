import type { Certificate, CertificateFormat } from './certificate.ts';
import { ICVP_PRODUCT } from './code-systems.ts';
import type { ReasonCode } from './reasons.ts';
import type { Trust } from './verify.ts';

/** The versions of each content's standard whose meaning is known here. */
const KNOWN_VERSIONS: Partial<Readonly<Record<CertificateFormat, RegExp>>> = {
  'eu-dcc': /^1(\.\d+)*$/,
  'who-icvp': /^(0\.3|1)(\.\d+)*$/,
  nzcp: /^1(\.\d+)*$/,
};

/**
 * What a certificate's own standard says beyond signature and envelope: whether its version is known, and when and
 * for what its vaccinations count. Days are compared in UTC, and a bound counts as a whole day.
 */
export function effectReasons(
  certificate: Certificate,
  trust: Pick<Trust, 'icvpProducts'>,
  now: Date,
): ReasonCode[] {
  const { format, version, immunizations, issuedAtSeconds } = certificate;
  const reasons = new Set<ReasonCode>();
  if (version !== undefined && KNOWN_VERSIONS[format]?.test(version) === false)
    reasons.add('unknown-version');
  const today = dayOf(now);
  const issuedOn = issuedAtSeconds === undefined ? today : dayOf(new Date(issuedAtSeconds * 1000));
  for (const { date, vaccine, effectiveFrom, effectiveUntil } of immunizations) {
    if (effectiveFrom !== undefined && today < effectiveFrom) reasons.add('not-yet-effective');
    if (effectiveUntil !== undefined && today > effectiveUntil) reasons.add('no-longer-effective');
    if (format !== 'who-icvp') continue;
    // SMART ICVP: neither in the future nor after the day of issue. A day later it may be further east.
    if (date > dayAfter(today) || date > dayAfter(issuedOn)) reasons.add('implausible-date');
    const unlisted = ({ system, code }: (typeof vaccine)[number]) =>
      system === ICVP_PRODUCT && trust.icvpProducts?.has(code) === false;
    if (vaccine.some(unlisted)) reasons.add('product-not-listed');
  }
  return [...reasons];
}

const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);
const dayAfter = (day: string): string => dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000));
