import { useSignal } from '@preact/signals';
import * as v from 'valibot';
import { Button } from '../../ui/components/button.tsx';
import { Dialog } from '../../ui/components/dialog.tsx';
import { TextField } from '../../ui/components/field.tsx';
import { t } from '../../ui/words.ts';
import { ThresholdRequest } from '../../work-contract/groups.ts';
import { ask, WorkError } from '../api.ts';
import { Problem } from '../problem.tsx';
import { w } from '../words.ts';
import { loadGroups } from './groups.ts';

/** How sure the register must be of a repair before it is proposed; the ministry's alone, with a reason. */
export function ThresholdDialog({ threshold, onClose }: { threshold: number; onClose: () => void }) {
  const typed = useSignal(String(Math.round(threshold * 100_000) / 1000).replace('.', ','));
  const reason = useSignal('');
  const wrong = useSignal<'percent' | 'reason' | undefined>(undefined);
  const problem = useSignal<WorkError | undefined>(undefined);
  const working = useSignal(false);
  const submit = async () => {
    const request = v.safeParse(ThresholdRequest, {
      threshold: Number(typed.value.trim().replace(',', '.')) / 100,
      reason: reason.value,
    });
    wrong.value = request.success ? undefined : reason.value.trim() === '' ? 'reason' : 'percent';
    if (!request.success) return;
    working.value = true;
    problem.value = undefined;
    try {
      await ask('threshold', request.output, v.unknown());
      await loadGroups();
      onClose();
    } catch (error) {
      if (!(error instanceof WorkError)) throw error;
      problem.value = error;
    } finally {
      working.value = false;
    }
  };
  return (
    <Dialog title={w('groups.changeThreshold')} onClose={onClose}>
      <p class="small">{w('groups.thresholdText')}</p>
      <TextField
        id="threshold"
        label={w('groups.thresholdLabel')}
        problem={wrong.value === 'percent' ? w('groups.thresholdWrong') : undefined}
        inputmode="decimal"
        value={typed.value}
        onText={(text) => {
          typed.value = text;
        }}
      />
      <TextField
        id="threshold-reason"
        label={w('edit.reason')}
        problem={wrong.value === 'reason' ? w('reasons.missing') : undefined}
        maxlength={500}
        value={reason.value}
        onText={(text) => {
          reason.value = text;
        }}
      />
      {problem.value && <Problem error={problem.value} />}
      <form method="dialog" class="dialog-actions">
        <Button look="secondary" type="submit">
          {t('app.cancel')}
        </Button>
        <Button working={working.value} onClick={() => void submit()}>
          {w('groups.setThreshold')}
        </Button>
      </form>
    </Dialog>
  );
}
