import { formatDay } from '../../ui/formats.ts';
import type { Candidate, RecordDetail } from '../../work-contract/records.ts';
import { letterDiff } from '../letter-diff.ts';
import { Marked } from '../marked.tsx';
import { relationWord } from '../relations.ts';
import { w } from '../words.ts';
import './comparison.css';

const FIELDS = ['name', 'birthDate', 'sex', 'documentNumber'] as const;
type Field = (typeof FIELDS)[number];

type Person = Pick<Candidate, Field> | Pick<RecordDetail, Field>;

const shown = (person: Person, field: Field): string => {
  if (field === 'birthDate') return formatDay(person.birthDate, 'vi');
  if (field === 'sex') return w(`sexes.${person.sex}`);
  return person[field] ?? '';
};

/** Record and register side by side, field by field: which letters differ, and what that says for or against. */
export function Comparison({
  record,
  candidate,
}: {
  record: RecordDetail;
  candidate: Candidate | undefined;
}) {
  return (
    <table class="comparison">
      <thead>
        <tr>
          <td />
          <th scope="col">{w('record.ours')}</th>
          {record.closedAs === null ? (
            <th scope="col">
              {w(
                candidate
                  ? 'record.theirs'
                  : record.nationality === 'VN'
                    ? 'record.nobody'
                    : 'record.foreigner',
              )}
            </th>
          ) : (
            <td />
          )}
          {candidate ? <th scope="col">{w('record.evidence')}</th> : <td />}
        </tr>
      </thead>
      <tbody>
        {FIELDS.map((field) => (
          <ComparedField key={field} field={field} record={record} candidate={candidate} />
        ))}
      </tbody>
    </table>
  );
}

function ComparedField({
  field,
  record,
  candidate,
}: {
  field: Field;
  record: RecordDetail;
  candidate: Candidate | undefined;
}) {
  const ours = shown(record, field);
  const theirs = candidate && shown(candidate, field);
  const diff = theirs === undefined ? undefined : letterDiff(ours, theirs);
  const evidence = candidate?.evidence[field];
  return (
    <tr>
      <th scope="row">{w(`fields.${field}`)}</th>
      <td data-side={w('record.ours')}>
        {ours === '' ? (
          <span class="muted">{w('noNumber')}</span>
        ) : (
          <Marked text={ours} pieces={diff?.ours} />
        )}
      </td>
      <td data-side={candidate && w('record.theirs')}>
        {theirs !== undefined && <Marked text={theirs} pieces={diff?.theirs} />}
      </td>
      <td class="comparison-evidence">
        {evidence && (
          <>
            {relationWord(field, evidence.relation)} <Weight bits={evidence.weightBits} />
          </>
        )}
      </td>
    </tr>
  );
}

/** Above this, one field alone makes it some thousand times as likely. */
const STRONG_BITS = 8;
const WEAK_BITS = 1;

/** What one field says for or against its being this person, in bits. */
function Weight({ bits }: { bits: number }) {
  const size = Math.abs(bits);
  const word =
    size < WEAK_BITS
      ? 'none'
      : (`${bits > 0 ? 'for' : 'against'}${size >= STRONG_BITS ? 'Strongly' : ''}` as const);
  return (
    <span class={`weight ${size < WEAK_BITS ? '' : bits > 0 ? 'weight-for' : 'weight-against'}`}>
      {w(`weights.${word}`)}
    </span>
  );
}
