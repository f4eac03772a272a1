import { partsOf } from '../../trust/door/fields.ts';
import { Button } from '../../ui/components/button.tsx';
import { formatCountry } from '../../ui/formats.ts';
import { language } from '../../ui/words.ts';
import type { DoorSet } from '../../work-contract/doors.ts';
import { moment } from '../record/history.tsx';
import { say } from './rules-words.ts';

/** A set of rules in its newest version: what it asks, since when and by whom. */
export function DoorSetItem({
  set: { version, draft, example, publishedAt, by, retiredAt },
  onEdit,
  onRetire,
}: {
  set: DoorSet;
  onEdit?: () => void;
  onRetire?: () => void;
}) {
  const name = draft.name[language.value];
  return (
    <li class="rules-set" data-retired={retiredAt !== null}>
      <div>
        <h3>{name}</h3>
        <p class="muted small">
          {[
            say(`purposes.${draft.purpose}`),
            say('version', { version }),
            say('published', { time: moment(publishedAt), by: by ?? say('byService') }),
            example && say('example'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {retiredAt !== null && (
          <p>
            <strong>{say('retired', { time: moment(retiredAt) })}</strong>
          </p>
        )}
        <details>
          <summary>
            {say('asks')}
            <span class="visually-hidden"> {name}</span>
          </summary>
          <ul>
            {draft.requirements.flatMap(({ asked, words }, index) =>
              partsOf(asked).map((part) => (
                <li key={`${index} ${part}`}>{words[part]?.asks[language.value]}</li>
              )),
            )}
            {draft.country !== null && <li>{say('ofCountry', { country: formatCountry(draft.country) })}</li>}
          </ul>
        </details>
      </div>
      <div class="rules-actions">
        {onEdit && (
          <Button look="secondary" onClick={onEdit}>
            {say('edit')}
            <span class="visually-hidden"> {name}</span>
          </Button>
        )}
        {onRetire && retiredAt === null && (
          <Button look="quiet" onClick={onRetire}>
            {say('retire')}
            <span class="visually-hidden"> {name}</span>
          </Button>
        )}
      </div>
    </li>
  );
}
