import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { Dialog } from '../../ui/components/dialog.tsx';
import { describedBy, FieldNotes } from '../../ui/components/field.tsx';
import { formatDay } from '../../ui/formats.ts';
import { t } from '../../ui/words.ts';
import { readPeople } from './group-list.ts';
import type { Person } from './group-person.ts';
import { say } from './words.ts';

const LONGEST = 100_000;

/** The list of those who are to come, typed or pasted; what cannot be read of it is said while it is typed. */
export function GroupNames({
  expected,
  onTyped,
  onNames,
  onClose,
}: {
  expected: readonly Person[];
  onTyped: () => void;
  onNames: (people: readonly Person[]) => void;
  onClose: () => void;
}) {
  const id = useId();
  const text = useSignal(
    expected
      .map(({ name, birthDate }) => [name, birthDate && formatDay(birthDate, 'vi')].join(' ').trim())
      .join('\n'),
  );
  const { people, unread } = readPeople(text.value);
  const problem = unread > 0 ? say('group.namesUnread', { count: unread }) : undefined;
  return (
    <Dialog title={say('group.namesTitle')} onClose={onClose}>
      <div class="field">
        <label class="visually-hidden" for={id}>
          {say('group.namesTitle')}
        </label>
        <FieldNotes id={id} hint={say('group.namesHint')} problem={problem} />
        <textarea
          id={id}
          class="field-input group-names"
          rows={8}
          maxLength={LONGEST}
          autocomplete="off"
          spellcheck={false}
          value={text.value}
          {...describedBy(id, say('group.namesHint'), problem)}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            onTyped();
          }}
        />
      </div>
      <p class="muted small">{say('group.namesKept')}</p>
      <form method="dialog" class="dialog-actions dialog-actions-in-reach">
        <Button look="secondary" type="submit">
          {t('app.cancel')}
        </Button>
        <Button onClick={() => onNames(people)}>{say('group.namesUse')}</Button>
      </form>
    </Dialog>
  );
}
