import { useSignal } from '@preact/signals';
import { Button } from '../../ui/components/button.tsx';
import { Dialog } from '../../ui/components/dialog.tsx';
import { describedBy, FieldNotes, TextField } from '../../ui/components/field.tsx';
import { t } from '../../ui/words.ts';
import { AccountWithCode, type Role } from '../../work-contract/session.ts';
import { ask, WorkError } from '../api.ts';
import { type ChosenPlace, isComplete, ownProvince, PlaceFields } from '../place-fields.tsx';
import { Problem } from '../problem.tsx';
import { me } from '../session.ts';
import { w } from '../words.ts';
import type { GivenCode } from './code-dialog.tsx';

/** Makes an account: a name, a role, and a place among those that the territory has. */
export function NewAccountDialog({
  onMade,
  onCancel,
}: {
  onMade: (code: GivenCode) => void;
  onCancel: () => void;
}) {
  const name = useSignal('');
  const role = useSignal<Role>('clerk');
  const place = useSignal<ChosenPlace>(ownProvince());
  const missing = useSignal<'name' | 'place' | undefined>(undefined);
  const isMaking = useSignal(false);
  const problem = useSignal<WorkError | undefined>(undefined);
  const roles: readonly Role[] =
    me.value?.role === 'ministry'
      ? ['clerk', 'police', 'province', 'ministry']
      : ['clerk', 'police', 'province'];
  const make = async () => {
    if (isMaking.value) return;
    isMaking.value = true;
    problem.value = undefined;
    const account = { name: name.value.trim(), role: role.value, ...place.value };
    try {
      const { code, codeExpiresAt } = await ask('accounts', account, AccountWithCode);
      onMade({ name: account.name, code, expiresAt: codeExpiresAt });
    } catch (error) {
      if (!(error instanceof WorkError)) throw error;
      problem.value = error;
      isMaking.value = false;
    }
  };
  return (
    <Dialog title={w('accounts.add')} onClose={onCancel}>
      <form
        class="accounts-new"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          missing.value =
            name.value.trim() === '' ? 'name' : isComplete(role.value, place.value) ? undefined : 'place';
          if (missing.value) document.getElementById(`account-${missing.value}`)?.focus();
          else void make();
        }}
      >
        <TextField
          id="account-name"
          label={w('accounts.new.name')}
          problem={missing.value === 'name' ? w('accounts.new.nameMissing') : undefined}
          autocomplete="off"
          maxlength={100}
          value={name.value}
          onText={(text) => {
            name.value = text;
          }}
        />
        <div class="field">
          <label class="field-label" for="account-role">
            {w('accounts.new.role')}
          </label>
          <select
            id="account-role"
            class="field-input"
            value={role.value}
            onChange={(event) => {
              role.value = roles.find((one) => one === event.currentTarget.value) ?? 'clerk';
            }}
          >
            {roles.map((one) => (
              <option key={one} value={one}>
                {w(`roles.${one}`)}
              </option>
            ))}
          </select>
        </div>
        {role.value !== 'ministry' && (
          <fieldset
            id="account-place"
            class="accounts-place"
            tabIndex={-1}
            {...describedBy('account-place', undefined, missing.value === 'place' ? 'missing' : undefined)}
          >
            <FieldNotes
              id="account-place"
              problem={missing.value === 'place' ? w('accounts.new.placeMissing') : undefined}
            />
            <PlaceFields
              forRole={role.value}
              place={place.value}
              onPlace={(chosen) => {
                place.value = chosen;
              }}
            />
          </fieldset>
        )}
        {problem.value && <Problem error={problem.value} />}
        <div class="dialog-actions">
          <Button look="secondary" onClick={(event) => event.currentTarget.closest('dialog')?.close()}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" working={isMaking.value}>
            {w('accounts.new.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
