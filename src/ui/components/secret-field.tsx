import { useSignal } from '@preact/signals';
import { describedBy, FieldNotes } from './field.tsx';
import './secret-field.css';

/** One line for a PIN or a passphrase, hidden unless its person wants to see it. */
export function SecretField({
  id,
  label,
  show,
  hint,
  problem,
  value,
  autocomplete,
  digits = false,
  onText,
}: {
  id: string;
  label: string;
  /** What the box that shows the signs is called. */
  show: string;
  hint?: string | undefined;
  problem?: string | undefined;
  value: string;
  autocomplete: 'current-password' | 'new-password' | 'off';
  /** It is known to be of digits. */
  digits?: boolean;
  onText: (text: string) => void;
}) {
  const shown = useSignal(false);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <FieldNotes id={id} hint={hint} problem={problem} />
      <input
        id={id}
        class="field-input"
        {...(shown.value ? { type: 'text' as const } : { type: 'password' as const })}
        autocomplete={autocomplete}
        autocapitalize="none"
        spellcheck={false}
        maxLength={200}
        value={value}
        {...(digits && { inputMode: 'numeric' as const })}
        {...(problem && { 'aria-invalid': true })}
        {...describedBy(id, hint, problem)}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <label class="secret-field-show">
        <input
          type="checkbox"
          checked={shown.value}
          onChange={(event) => {
            shown.value = event.currentTarget.checked;
          }}
        />
        <span>{show}</span>
      </label>
    </div>
  );
}
