import type { RecordDetail } from '../../work-contract/records.ts';
import { queue } from '../queue/queue.ts';
import { w } from '../words.ts';

/** State of the record, and where it stands in the queue. */
export function Standing({ record }: { record: RecordDetail }) {
  const { rows, total } = queue.value;
  const place = rows.findIndex(({ id }) => id === record.id);
  return (
    <p class="record-standing">
      <span class="record-state">{w(`states.${record.state}`)}</span>
      {record.deferredReason && (
        <span class="record-state">{w('queue.deferred', { reason: record.deferredReason })}</span>
      )}
      {place >= 0 && <span class="muted small">{w('record.place', { place: place + 1, total })}</span>}
    </p>
  );
}

/** What else is known of whom the record is about. */
export function OtherFacts({ record }: { record: RecordDetail }) {
  const facts = [
    ['facility', record.facility],
    ['phone', record.phone],
    ['nationality', record.nationality],
    ['guardianDocumentNumber', record.guardianDocumentNumber],
  ] as const;
  return (
    <dl class="record-facts">
      {facts
        .filter(([, value]) => value)
        .map(([field, value]) => (
          <div key={field}>
            <dt>{w(`fields.${field}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
