import { formatDay } from '../../ui/formats.ts';
import type { Candidate, RecordLine } from '../../work-contract/records.ts';
import { letterDiff } from '../letter-diff.ts';
import { Marked } from '../marked.tsx';
import { w } from '../words.ts';

const FIELDS = ['name', 'birthDate', 'sex', 'documentNumber'] as const;

const shown = (person: RecordLine | Candidate, field: (typeof FIELDS)[number]): string => {
  if (field === 'birthDate') return formatDay(person.birthDate, 'vi');
  if (field === 'sex') return w(`sexes.${person.sex}`);
  return person[field] ?? w('noNumber');
};

/** One record of a group above the person that it would be taken for: what would change is marked. */
export function SamplePair({ record, candidate }: { record: RecordLine; candidate: Candidate }) {
  const diffs = FIELDS.map((field) => ({
    field,
    ours: shown(record, field),
    theirs: shown(candidate, field),
    diff: letterDiff(shown(record, field), shown(candidate, field)),
  }));
  return (
    <dl class="sample-pair">
      <div>
        <dt>
          <a href={`/work/record/${record.id}`}>{w('record.ours')}</a>
        </dt>
        {diffs.map(({ field, ours, diff }) => (
          <dd key={field} class={`sample-${field}`}>
            <Marked text={ours} pieces={diff.ours} />
          </dd>
        ))}
      </div>
      <div>
        <dt>{w('record.theirs')}</dt>
        {diffs.map(({ field, theirs, diff }) => (
          <dd key={field} class={`sample-${field}`}>
            <Marked text={theirs} pieces={diff.theirs} />
          </dd>
        ))}
      </div>
    </dl>
  );
}
