import { formatDay } from '../../ui/formats.ts';
import type { RecordLine } from '../../work-contract/records.ts';
import { Confidence } from '../confidence.tsx';
import { w } from '../words.ts';
import './queue-row.css';

/** One record on one line (two on a phone): who, what is wrong first, how sure the likeliest person is, who is at it. */
export function QueueRow({
  record,
  isActive,
  isDecided,
  onFocus,
}: {
  record: RecordLine;
  isActive: boolean;
  isDecided: boolean;
  onFocus: () => void;
}) {
  const [first, ...others] = record.findings;
  return (
    <a
      href={`/work/record/${record.id}`}
      class={`queue-row ${isDecided ? 'queue-row-decided' : ''}`}
      tabIndex={isActive ? 0 : -1}
      data-record={record.id}
      onFocus={onFocus}
    >
      <span class="queue-row-name">{record.name}</span>
      <span class="queue-row-born">{formatDay(record.birthDate)}</span>
      <span class="queue-row-number">{record.documentNumber ?? w('noNumber')}</span>
      <span class="queue-row-finding">
        {!isDecided && record.requests > 0 && (
          <span class="queue-row-requests">{w('corrections.marker', { count: record.requests })}</span>
        )}
        {isDecided ? w('queue.decided') : first ? w(`findings.${first}.what`) : w(`states.${record.state}`)}
        {!isDecided && others.length > 0 && <span class="queue-row-more"> +{others.length}</span>}
      </span>
      <span class="queue-row-confidence">
        <Confidence value={record.confidence} />
      </span>
      <span class="queue-row-who">
        {record.workingName
          ? w('queue.workingName', { name: record.workingName })
          : record.deferredReason
            ? w('queue.deferred', { reason: record.deferredReason })
            : ''}
      </span>
    </a>
  );
}
