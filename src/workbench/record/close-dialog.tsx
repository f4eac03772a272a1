import { useSignal } from '@preact/signals';
import { ClosedAs } from '../../work-contract/records.ts';
import { vi } from '../languages/vi.ts';
import { ReasonDialog } from '../reason-dialog.tsx';
import { me } from '../session.ts';
import { type WorkWordKey, w } from '../words.ts';
import './close-dialog.css';

/** Asks why nothing is to be done about the record any more, and by what that is known. */
export function CloseDialog({
  name,
  onClose,
  onCancel,
}: {
  name: string;
  onClose: (closedAs: ClosedAs, reason: string) => void;
  onCancel: () => void;
}) {
  const kinds = ClosedAs.options.filter((one) => one === 'record-annulled' || me.value?.role !== 'clerk');
  const closedAs = useSignal<ClosedAs>(kinds[0] ?? 'record-annulled');
  return (
    <ReasonDialog
      title={w('record.closeTitle', { name })}
      text={w('record.closeText')}
      ready={Object.keys(vi.reasons.close[closedAs.value]).map((reason) =>
        w(`reasons.close.${closedAs.value}.${reason}` as WorkWordKey & `reasons.close.${string}`),
      )}
      submit={w('record.closeSubmit')}
      onReason={(reason) => onClose(closedAs.value, reason)}
      onCancel={onCancel}
    >
      <fieldset class="close-why">
        <legend>{w('record.closeWhy')}</legend>
        {kinds.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="closed-as"
              checked={closedAs.value === one}
              onChange={() => {
                closedAs.value = one;
              }}
            />
            {w(`record.closedAs.${one}`)}
          </label>
        ))}
      </fieldset>
    </ReasonDialog>
  );
}
