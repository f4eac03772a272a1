import type { ComponentChildren } from 'preact';
import { formatDay, formatDayOf } from '../../ui/formats.ts';
import type { ListedCertificate } from '../../work-contract/revocations.ts';
import { w } from '../words.ts';

/** Certificates with whose they are and whether they hold. */
export function CertificatesTable({
  certificates,
  more = 0,
  action,
}: {
  certificates: readonly ListedCertificate[];
  more?: number;
  action?: (certificate: ListedCertificate) => ComponentChildren;
}) {
  return (
    <>
      <div class="revocations-scroll">
        <table class="revocations-table">
          <thead>
            <tr>
              <th scope="col">{w('revocations.number')}</th>
              <th scope="col">{w('revocations.holder')}</th>
              <th scope="col">{w('revocations.issued')}</th>
              <th scope="col">{w('revocations.status')}</th>
              {action && <th scope="col">{w('revocations.action')}</th>}
            </tr>
          </thead>
          <tbody>
            {certificates.map((certificate) => (
              <tr key={certificate.certificateId}>
                <td class="tabular">{certificate.number}</td>
                <td>
                  <a href={`/work/record/${certificate.recordId}`}>{certificate.name}</a>{' '}
                  <span class="muted">{formatDay(certificate.birthDate)}</span>
                </td>
                <td>{formatDayOf(new Date(certificate.issuedAt))}</td>
                <td>
                  {w(`revocations.statuses.${certificate.status ?? 'holds'}`)}
                  {certificate.reason !== null && <Why reason={certificate.reason} />}
                </td>
                {action && <td>{action(certificate)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p class="muted small">{w('revocations.more', { count: more })}</p>}
    </>
  );
}

const REASONS = [
  'issued-in-error',
  'fraud',
  'record-annulled',
  'holder-died',
  'holder-request',
  'under-investigation',
  'correction',
  'key-compromised',
] as const;

function Why({ reason }: { reason: string }) {
  const known = REASONS.find((one) => one === reason);
  return known ? <span class="muted"> · {w(`revocations.reasons.${known}`)}</span> : null;
}
