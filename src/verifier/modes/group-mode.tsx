import { batch, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { ConfirmDialog } from '../../ui/components/confirm-dialog.tsx';
import { AddIcon, LessIcon } from '../../ui/components/icons.tsx';
import { useWakeLock } from '../../ui/wake-lock.ts';
import { DocumentWaiting } from '../document/document-waiting.tsx';
import { useLoneKeys } from '../lone-keys.ts';
import { areSettingsOpen } from '../settings-button.tsx';
import { Answer } from './answer.tsx';
import { BigVerdict } from './big-verdict.tsx';
import './group-mode.css';
import { hereCount, join, NO_GROUP, resized, withNames } from './group-list.ts';
import { GroupNames } from './group-names.tsx';
import { GroupPeople } from './group-people.tsx';
import './lane.css';
import { Picture } from './picture.tsx';
import { Spoken } from './spoken.tsx';
import type { ViewProps } from './view.ts';
import { say } from './words.ts';

/** A group that nobody adds to is over: its names go, whoever has forgotten them. */
const IDLE_MS = 300_000;

/** A family or a tour: each person once, how many are here, and who is still missing. */
export function GroupMode({ inspection, focusScreen }: ViewProps) {
  useWakeLock();
  const group = useSignal(NO_GROUP);
  const joined = useSignal<Pick<ReturnType<typeof join>, 'joined' | 'listed'> | undefined>(undefined);
  const changedMs = useSignal(Date.now());
  const dialog = useSignal<'names' | 'end' | undefined>(undefined);
  const { current, told, now } = inspection;

  const set = (next: typeof group.value) => {
    group.value = next;
    changedMs.value = Date.now();
  };
  useEffect(() => {
    if (!current) return;
    const { group: next, ...how } = join(group.value, current);
    batch(() => {
      set(next);
      joined.value = how;
      // A trigger was pulled, so the group goes on.
      if (dialog.value === 'end') closeDialog();
    });
  }, [current?.atMs, told]);

  const msLeft = changedMs.value + IDLE_MS - now.value.getTime();
  useEffect(() => {
    if (msLeft > 0) return;
    if (group.value !== NO_GROUP) set(NO_GROUP);
    // It may have names in it that were typed and not taken.
    if (dialog.value) closeDialog();
  }, [msLeft <= 0]);

  const resize = (by: 1 | -1) => {
    const next = resized(group.value, by);
    if (next.expected.length === 0 && next.size !== group.value.size) set(next);
  };
  const askToEnd = () => {
    if (group.value !== NO_GROUP) dialog.value = 'end';
  };
  useLoneKeys(({ code, key }) => {
    if (dialog.value || areSettingsOpen.value) return;
    if (key === '+' || code === 'Equal') resize(1);
    if (key === '-') resize(-1);
    if (code === 'KeyN') dialog.value = 'names';
    if (code === 'KeyE') askToEnd();
  });
  const closeDialog = () => {
    dialog.value = undefined;
    focusScreen();
  };

  const { size, expected } = group.value;
  const here = hereCount(group.value);
  const note =
    current && !current.verdict.parts && !current.verdict.reasons.includes('not-a-certificate')
      ? joinedWords(joined.value, here)
      : undefined;
  return (
    <>
      {/* Who types a list is not looking at what lies before the camera. */}
      <Picture inspection={dialog.value ? { ...inspection, isCodeWanted: () => false } : inspection} />
      <Spoken inspection={inspection}>{note}</Spoken>
      <div class="lane">
        <div class="group-head">
          <p class="group-count" role="status">
            {size > 0 ? say('group.here', { count: here, size }) : say('group.hereOnly', { count: here })}
          </p>
          {expected.length === 0 && (
            <>
              <button
                type="button"
                class="group-step"
                aria-label={say('group.fewer')}
                onClick={() => resize(-1)}
              >
                <LessIcon />
              </button>
              <button
                type="button"
                class="group-step"
                aria-label={say('group.more')}
                onClick={() => resize(1)}
              >
                <AddIcon />
              </button>
            </>
          )}
        </div>
        <div class="lane-answer">
          {inspection.given.isThere() ? (
            <Answer inspection={inspection} focusScreen={focusScreen} />
          ) : current ? (
            <BigVerdict inspection={inspection} focusScreen={focusScreen}>
              {note && <p class="big-note">{note}</p>}
            </BigVerdict>
          ) : inspection.isDocumentShown ? (
            <DocumentWaiting />
          ) : (
            <GroupPeople group={group.value} msLeft={msLeft}>
              <Button
                look="secondary"
                onClick={() => {
                  dialog.value = 'names';
                }}
              >
                {say('group.names')}
              </Button>
              {group.value !== NO_GROUP && <Button onClick={askToEnd}>{say('group.end')}</Button>}
            </GroupPeople>
          )}
        </div>
      </div>
      {dialog.value === 'names' && (
        <GroupNames
          expected={expected}
          onTyped={() => {
            changedMs.value = Date.now();
          }}
          onNames={(people) => {
            set(withNames(group.value, people));
            closeDialog();
          }}
          onClose={closeDialog}
        />
      )}
      {dialog.value === 'end' && (
        <ConfirmDialog
          title={say('group.endTitle')}
          confirm={say('group.end')}
          onConfirm={() => {
            set(NO_GROUP);
            closeDialog();
          }}
          onCancel={closeDialog}
        >
          {say('group.endText')}
        </ConfirmDialog>
      )}
    </>
  );
}

function joinedWords(
  how: Pick<ReturnType<typeof join>, 'joined' | 'listed'> | undefined,
  count: number,
): string | undefined {
  if (how?.joined === 'added') return say('group.added', { count });
  if (how?.joined === 'probably') {
    return say('group.probably', { count, name: how.listed?.name.toLocaleUpperCase('vi') ?? '' });
  }
  return how && say(`group.${how.joined}`);
}
