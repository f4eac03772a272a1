import { formatMoment } from '../../ui/formats.ts';
import type { AttestationState } from '../../work-contract/attestation.ts';
import { w } from '../words.ts';

/** What the facility signed last, by whom. */
export function LatestAttestations({ latest }: Pick<AttestationState, 'latest'>) {
  if (latest.length === 0) return null;
  return (
    <section class="attest-latest">
      <h2>{w('attest.latest')}</h2>
      <ul>
        {latest.map(({ attestationId, at, by, records }) => (
          <li key={attestationId}>
            <strong>{formatMoment(at)}</strong> · {w('attest.signed', { count: records })}
            {by !== null && <span class="muted"> · {by}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
