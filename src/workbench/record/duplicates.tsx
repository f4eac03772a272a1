import { formatDay } from '../../ui/formats.ts';
import type { RecordLine } from '../../work-contract/records.ts';
import { KeyHint } from '../key-hint.tsx';
import { w } from '../words.ts';
import './duplicates.css';

/** Other records that may be of the same person: one person's, or two people's. */
export function Duplicates({
  duplicates,
  elsewhere,
  onMerge,
  onKeepApart,
}: {
  duplicates: readonly RecordLine[];
  /** How many there are outside one's territory. */
  elsewhere: number;
  onMerge: (other: RecordLine) => void;
  onKeepApart: (other: RecordLine) => void;
}) {
  if (duplicates.length === 0 && elsewhere === 0) return null;
  return (
    <section>
      <h2>{w('record.duplicates')}</h2>
      {duplicates.map((other, index) => (
        <div key={other.id} class="duplicate">
          <p>
            <a href={`/work/record/${other.id}`}>{other.name}</a> · {formatDay(other.birthDate)} ·{' '}
            {other.documentNumber ?? w('noNumber')}
            {other.facility && <span class="muted"> · {other.facility}</span>}
          </p>
          <p class="duplicate-actions">
            <button type="button" class="link-button" onClick={() => onMerge(other)}>
              {w('record.samePerson')} {index === 0 && <KeyHint>m</KeyHint>}
            </button>
            <button type="button" class="link-button" onClick={() => onKeepApart(other)}>
              {w('record.twoPeople')} {index === 0 && <KeyHint>s</KeyHint>}
            </button>
          </p>
        </div>
      ))}
      {elsewhere > 0 && <p class="small muted">{w('record.duplicatesElsewhere', { count: elsewhere })}</p>}
    </section>
  );
}
