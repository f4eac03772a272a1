import { useSignal } from '@preact/signals';
import { Button } from '../../ui/components/button.tsx';
import { formatDay } from '../../ui/formats.ts';
import type { BasicData, ListChange } from '../../work-contract/lists.ts';
import { letterDiff } from '../letter-diff.ts';
import { Marked } from '../marked.tsx';
import { w } from '../words.ts';
import { choose, listWork } from './police-list.ts';

const FIELDS = ['name', 'birthDate', 'sex'] as const;
/** A table of more rows takes long to draw, and nobody reads it in one go. */
const SHOWN_ROWS = 200;

const shown = (data: BasicData, field: (typeof FIELDS)[number]): string => {
  if (field === 'birthDate') return formatDay(data.birthDate, 'vi');
  return field === 'sex' ? w(`sexes.${data.sex}`) : data.name;
};

/** What stands in each record beside what the list says, with a box to choose it. What is doubtful comes first. */
export function ChangesTable({ changes, isFixed }: { changes: readonly ListChange[]; isFixed: boolean }) {
  const most = useSignal(SHOWN_ROWS);
  const { chosen } = listWork.value;
  const ordered = changes.toSorted((a, b) => Number(b.doubtful) - Number(a.doubtful) || a.line - b.line);
  const toggle = (recordId: number) => {
    const next = new Set(chosen);
    if (!next.delete(recordId)) next.add(recordId);
    choose(next);
  };
  return (
    <section class="lists-changes">
      {!isFixed && (
        <label class="work-check">
          <input
            type="checkbox"
            checked={chosen.size === changes.length}
            ref={(box) => {
              if (box) box.indeterminate = chosen.size > 0 && chosen.size < changes.length;
            }}
            onChange={(event) =>
              choose(event.currentTarget.checked ? changes.map(({ recordId }) => recordId) : [])
            }
          />
          {w('lists.all')}
        </label>
      )}
      <table class="lists-table">
        <thead>
          <tr>
            {!isFixed && <td />}
            <th scope="col">{w('lists.line')}</th>
            <th scope="col">{w('lists.before')}</th>
            <th scope="col">{w('lists.after')}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.slice(0, most.value).map((change) => (
            <tr key={change.recordId}>
              {!isFixed && (
                <td>
                  <label class="work-check">
                    <input
                      type="checkbox"
                      aria-label={w('lists.choose', { line: change.line, name: change.after.name })}
                      checked={chosen.has(change.recordId)}
                      onChange={() => toggle(change.recordId)}
                    />
                  </label>
                </td>
              )}
              <td>{change.line}</td>
              <SideBySide change={change} />
            </tr>
          ))}
        </tbody>
      </table>
      {ordered.length > most.value && (
        <Button
          look="secondary"
          onClick={() => {
            most.value += SHOWN_ROWS;
          }}
        >
          {w('audit.more')}
        </Button>
      )}
    </section>
  );
}

function SideBySide({
  change: { documentNumber, before, after, inRegister, doubtful },
}: {
  change: ListChange;
}) {
  const pairs = FIELDS.map((field) => {
    const [ours, theirs] = [shown(before, field), shown(after, field)];
    return { field, ours, theirs, diff: letterDiff(ours, theirs) };
  });
  return (
    <>
      <td data-side={w('lists.before')}>
        {pairs.map(({ field, ours, diff }) => (
          <p key={field}>
            <span class="visually-hidden">{w(`fields.${field}`)}: </span>
            <Marked text={ours} pieces={diff.ours} />
          </p>
        ))}
        <p class="muted small">{documentNumber}</p>
      </td>
      <td data-side={w('lists.after')}>
        {pairs.map(({ field, theirs, diff }) => (
          <p key={field}>
            <span class="visually-hidden">{w(`fields.${field}`)}: </span>
            <Marked text={theirs} pieces={diff.theirs} />
          </p>
        ))}
        <p class="small">
          {w(inRegister ? 'lists.inRegister' : 'lists.notInRegister')}
          {doubtful && <strong class="lists-doubtful">{w('lists.doubtful')}</strong>}
        </p>
      </td>
    </>
  );
}
