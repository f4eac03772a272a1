import type { Certificate } from '../../../src/certificate/certificate.ts';
import type { ReasonCode } from '../../../src/certificate/reasons.ts';
import type { Verdict } from '../../../src/certificate/verify.ts';
import { certificateOf } from '../../wallet/certificates.ts';

/** A scan at an instant, of somebody's certificate; valid where nothing speaks against it. */
export function scanOf(
  {
    name = 'Nguyễn Văn An',
    latinName,
    birthDate = '1990-01-02',
    ...rest
  }: Partial<Certificate['holder']> & { tests?: Certificate['tests'] } = {},
  reasons: readonly ReasonCode[] = [],
  { atMs = 1, ...verdict }: Partial<Verdict> & { atMs?: number } = {},
) {
  const certificate = certificateOf({
    holder: { name, birthDate, ...(latinName !== undefined && { latinName }) },
    ...rest,
  });
  const outcome = reasons.length === 0 ? ('valid' as const) : ('invalid' as const);
  return { texts: ['code'], atMs, verdict: { outcome, reasons, certificate, ...verdict } };
}
