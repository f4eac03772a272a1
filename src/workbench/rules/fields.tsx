import { describedBy, FieldNotes } from '../../ui/components/field.tsx';

/** A whole number, or nothing. */
export function NumberField({
  id,
  label,
  hint,
  value,
  least = 0,
  onNumber,
}: {
  id: string;
  label: string;
  hint?: string | undefined;
  value: number | null;
  least?: number;
  onNumber: (number: number | null) => void;
}) {
  return (
    <div class="rules-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="work-input rules-number"
        type="number"
        inputMode="numeric"
        min={least}
        step={1}
        value={value ?? ''}
        {...describedBy(id, hint)}
        onInput={({ currentTarget: { valueAsNumber } }) =>
          onNumber(Number.isNaN(valueAsNumber) ? null : valueAsNumber)
        }
      />
      <FieldNotes id={id} hint={hint} />
    </div>
  );
}

/** One of a few. */
export function ChoiceField<Choice extends string>({
  id,
  label,
  hint,
  value,
  choices,
  nameOf,
  onChoice,
}: {
  id: string;
  label: string;
  hint?: string | undefined;
  value: Choice;
  choices: readonly Choice[];
  nameOf: (choice: Choice) => string;
  onChoice: (choice: Choice) => void;
}) {
  return (
    <div class="rules-field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="work-input"
        value={value}
        {...describedBy(id, hint)}
        onChange={({ currentTarget }) => {
          const chosen = choices.find((choice) => choice === currentTarget.value);
          if (chosen !== undefined) onChoice(chosen);
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {nameOf(choice)}
          </option>
        ))}
      </select>
      <FieldNotes id={id} hint={hint} />
    </div>
  );
}
