import type { InputHTMLAttributes } from 'preact';
import './field.css';

type InputHints = Pick<
  InputHTMLAttributes,
  'autocomplete' | 'autocapitalize' | 'enterkeyhint' | 'inputmode' | 'maxlength' | 'spellcheck'
>;

interface FieldProps extends InputHints {
  id: string;
  label: string;
  hint?: string | undefined;
  /** What is wrong with the value and how to put it right. */
  problem?: string | undefined;
  value: string;
  onText: (text: string) => void;
}

/** One line to type into, with its label above, a hint, and what is wrong with it. */
export function TextField({ id, label, hint, problem, value, onText, ...input }: FieldProps) {
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <FieldNotes id={id} hint={hint} problem={problem} />
      <input
        {...input}
        id={id}
        class="field-input"
        value={value}
        {...(problem && { 'aria-invalid': true })}
        {...describedBy(id, hint, problem)}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </div>
  );
}

/** Hint and problem of the field, or the group of fields, called `id`. */
export function FieldNotes({
  id,
  hint,
  problem,
}: {
  id: string;
  hint?: string | undefined;
  problem?: string | undefined;
}) {
  return (
    <>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </>
  );
}

/** The attribute that ties a field to its notes. */
export const describedBy = (id: string, hint?: string, problem?: string) =>
  hint || problem
    ? { 'aria-describedby': [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') }
    : {};
