import { useSignal } from '@preact/signals';
import * as v from 'valibot';
import { Button } from '../../ui/components/button.tsx';
import { Dialog } from '../../ui/components/dialog.tsx';
import { describedBy, FieldNotes } from '../../ui/components/field.tsx';
import { ask, WorkError } from '../api.ts';
import { Problem } from '../problem.tsx';
import { w } from '../words.ts';

/** Sets by when no record is to be left, or takes that away. */
export function DeadlineDialog({
  place,
  province,
  day,
  onClose,
}: {
  place: string;
  /** Null for the country. */
  province: string | null;
  /** `YYYY-MM-DD`, or empty. */
  day: string;
  onClose: (isChanged: boolean) => void;
}) {
  const chosen = useSignal(day);
  const isMissing = useSignal(false);
  const isSaving = useSignal(false);
  const problem = useSignal<WorkError | undefined>(undefined);
  const today = todayInVietNam();
  const save = async (until: string | null) => {
    isSaving.value = true;
    problem.value = undefined;
    try {
      await ask('deadline', { province, day: until }, v.unknown());
      onClose(true);
    } catch (error) {
      if (!(error instanceof WorkError)) throw error;
      problem.value = error;
      isSaving.value = false;
    }
  };
  return (
    <Dialog title={w('overview.deadline.title', { place })} onClose={() => onClose(false)}>
      <p>{w('overview.deadline.text')}</p>
      <form
        class="overview-deadline"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          isMissing.value = chosen.value < today;
          if (isMissing.value) document.getElementById('deadline-day')?.focus();
          else void save(chosen.value);
        }}
      >
        <div class="field">
          <label class="field-label" for="deadline-day">
            {w('overview.deadline.day')}
          </label>
          <FieldNotes
            id="deadline-day"
            problem={isMissing.value ? w('overview.deadline.missing') : undefined}
          />
          <input
            id="deadline-day"
            class="field-input"
            type="date"
            min={today}
            value={chosen.value}
            {...(isMissing.value && { 'aria-invalid': true })}
            {...describedBy('deadline-day', undefined, isMissing.value ? 'missing' : undefined)}
            onInput={(event) => {
              chosen.value = event.currentTarget.value;
            }}
          />
        </div>
        {problem.value && <Problem error={problem.value} />}
        <div class="dialog-actions">
          {day !== '' && (
            <Button look="secondary" onClick={() => void save(null)}>
              {w('overview.deadline.remove')}
            </Button>
          )}
          <Button type="submit" working={isSaving.value}>
            {w('overview.deadline.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const VIET_NAM_AHEAD_MS = 7 * 3_600_000;

/** The service counts days there, wherever the device is. */
const todayInVietNam = (): string => new Date(Date.now() + VIET_NAM_AHEAD_MS).toISOString().slice(0, 10);
