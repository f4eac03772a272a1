import { formatDay } from '../../ui/formats.ts';
import type { AttestationState } from '../../work-contract/attestation.ts';
import { vaccineName } from '../vaccine-name.ts';
import { w } from '../words.ts';

/** What is signed for: each record with all its doses; whatever is taken out stays ready for another time. */
export function ReadyRecords({
  state: { ready, records },
  excepted,
  onChange,
}: {
  state: AttestationState;
  excepted: ReadonlySet<number>;
  onChange: (excepted: ReadonlySet<number>) => void;
}) {
  return (
    <>
      <ul class="attest-records" aria-label={w('attest.records')}>
        {records.map(({ id, name, birthDate, doses }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={!excepted.has(id)}
                onChange={({ currentTarget }) => {
                  const next = new Set(excepted);
                  if (currentTarget.checked) next.delete(id);
                  else next.add(id);
                  onChange(next);
                }}
              />
              <span class="attest-name">{name}</span>
              <span class="muted">{formatDay(birthDate)}</span>
            </label>
            <span class="attest-doses">
              {doses.map(({ date, vaccine }) => `${formatDay(date)} ${vaccineName(vaccine)}`).join(' · ')}
            </span>
            <a class="small" href={`/work/record/${id}`}>
              {w('attest.open')}
              <span class="visually-hidden"> {name}</span>
            </a>
          </li>
        ))}
      </ul>
      {ready > records.length && (
        <p class="muted small">{w('attest.more', { count: ready - records.length })}</p>
      )}
    </>
  );
}
