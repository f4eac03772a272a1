import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { t } from '../../ui/words.ts';
import { POLICE_EDIT } from '../../work-contract/decisions.ts';
import type { RecordDetail } from '../../work-contract/records.ts';
import { VaccineSelect } from '../vaccine-select.tsx';
import { w } from '../words.ts';
import { type DoseDraft, type Draft, type DraftProblems, readDraft } from './edit-draft.ts';
import './edit-form.css';

const TEXT_FIELDS = [
  'name',
  'birthDate',
  'documentNumber',
  'guardianDocumentNumber',
  'nationality',
  'phone',
] as const;
const DOSE_FIELDS = ['ordinal', 'date', 'lot'] as const;
const READY_REASONS = ['card', 'book', 'person', 'typing'] as const;

/** Who sees no doses is the police. */
const isEdited = ({ doses }: RecordDetail, field: (typeof TEXT_FIELDS)[number]): boolean =>
  doses !== null || POLICE_EDIT.some((one) => one === field);

type Read = Extract<ReturnType<typeof readDraft>, { edit: unknown }>['edit'];

/** The whole record as it may be corrected, with the reason for it. Escape leaves it, and keeps what was typed. */
export function EditForm({
  record,
  draft,
  onDraft,
  onEdit,
  onLeave,
}: {
  record: RecordDetail;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  onEdit: (edit: Read) => void;
  onLeave: () => void;
}) {
  const problems = useSignal<DraftProblems>({});
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const type = (typed: Partial<Draft>) => onDraft({ ...draft, ...typed });
  const typeDose = (id: number, typed: Partial<DoseDraft>) =>
    type({ doses: draft.doses.map((dose) => (dose.id === id ? { ...dose, ...typed } : dose)) });
  return (
    <form
      ref={form}
      class="edit"
      noValidate
      aria-label={w('edit.title')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing) onLeave();
        if (event.key === 'Enter' && event.ctrlKey) event.currentTarget.requestSubmit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        const checked = readDraft(record, draft);
        if ('edit' in checked) return onEdit(checked.edit);
        problems.value = checked.problems;
        const [first] = Object.keys(checked.problems);
        if (first) document.getElementById(`edit-${first}`)?.focus();
      }}
    >
      <div class="edit-fields">
        {TEXT_FIELDS.filter((field) => isEdited(record, field)).map((field) => (
          <Cell
            key={field}
            id={field}
            label={w(`fields.${field}`)}
            problems={problems.value}
            value={draft[field]}
            onText={(text) => type({ [field]: text })}
          />
        ))}
        <div class="edit-cell">
          <label for="edit-sex">{w('fields.sex')}</label>
          <select
            id="edit-sex"
            class="work-input"
            value={draft.sex}
            onChange={(event) => type({ sex: event.currentTarget.value === 'female' ? 'female' : 'male' })}
          >
            <option value="male">{w('sexes.male')}</option>
            <option value="female">{w('sexes.female')}</option>
          </select>
        </div>
      </div>
      {draft.doses.map((dose, index) => (
        <fieldset key={dose.id} class="edit-dose">
          <legend>{w('edit.dose', { number: index + 1 })}</legend>
          <div class="edit-cell">
            <label for={`edit-dose-${dose.id}-vaccine`}>{w('fields.vaccine')}</label>
            <VaccineSelect
              id={`edit-dose-${dose.id}-vaccine`}
              value={dose.vaccine}
              onChange={(vaccine) => typeDose(dose.id, { vaccine })}
            />
          </div>
          {DOSE_FIELDS.map((field) => (
            <Cell
              key={field}
              id={`dose-${dose.id}-${field}`}
              label={w(`fields.${field}`)}
              problems={problems.value}
              value={dose[field]}
              onText={(text) => typeDose(dose.id, { [field]: text })}
            />
          ))}
        </fieldset>
      ))}
      <Cell
        id="reason"
        label={w('edit.reason')}
        problems={problems.value}
        value={draft.reason}
        onText={(reason) => type({ reason })}
        maxlength={500}
      />
      <p class="edit-reasons">
        {READY_REASONS.map((reason) => (
          <button
            key={reason}
            type="button"
            class="link-button"
            onClick={() => type({ reason: w(`edit.reasons.${reason}`) })}
          >
            {w(`edit.reasons.${reason}`)}
          </button>
        ))}
      </p>
      <div class="edit-actions">
        <Button type="submit">{w('edit.submit')}</Button>
        <Button look="secondary" onClick={onLeave}>
          {t('app.cancel')}
        </Button>
        <span class="small muted">{w('edit.keys')}</span>
      </div>
    </form>
  );
}

function Cell({
  id,
  label,
  problems,
  value,
  onText,
  ...input
}: {
  id: string;
  label: string;
  problems: DraftProblems;
  value: string;
  onText: (text: string) => void;
  maxlength?: number;
}) {
  const problem = problems[id];
  return (
    <div class="edit-cell">
      <label for={`edit-${id}`}>{label}</label>
      <input
        {...input}
        type="text"
        id={`edit-${id}`}
        class="work-input"
        autocomplete="off"
        spellcheck={false}
        value={value}
        {...(problem && { 'aria-invalid': 'true', 'aria-describedby': `edit-${id}-problem` })}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      {problem && (
        <p class="field-problem" id={`edit-${id}-problem`}>
          {w(`fieldProblems.${problem}`)}
        </p>
      )}
    </div>
  );
}
