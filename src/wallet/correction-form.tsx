import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Asked, RecordToCorrect } from '../correction-contract/corrections.ts';
import { Button } from '../ui/components/button.tsx';
import { describedBy, FieldNotes } from '../ui/components/field.tsx';
import { t } from '../ui/words.ts';
import { choicesOf } from './correction-choices.ts';
import { type CorrectionDraft, type CorrectionProblems, readCorrection } from './correction-fields.ts';
import { CorrectionPhoto } from './correction-photo.tsx';
import { CorrectionRight } from './correction-right.tsx';
import { say } from './correction-words.ts';
import { dayHere } from './look-up-fields.ts';

const FIRST_WRONG = '[aria-describedby="field-problem"] input, [aria-invalid]';

/** One mistake: where it is, what is right, and the paper that says so. */
export function CorrectionForm({
  record,
  draft,
  photo,
  working,
  onDraft,
  onPhoto,
  onSend,
  children,
}: {
  record: RecordToCorrect;
  draft: CorrectionDraft;
  photo: Blob | undefined;
  working: boolean;
  onDraft: (draft: CorrectionDraft) => void;
  onPhoto: (photo: Blob | undefined) => void;
  onSend: (asked: Asked, note: string | undefined) => void;
  /** Why it could not be sent. */
  children: preact.ComponentChildren;
}) {
  const problems = useSignal<CorrectionProblems>({});
  const form = useRef<HTMLFormElement>(null);
  const type = (typed: Partial<CorrectionDraft>) => onDraft({ ...draft, ...typed });
  const submit = (event: Event) => {
    event.preventDefault();
    if (working) return;
    const read = readCorrection(draft, record, dayHere(new Date()));
    problems.value = read.problems ?? {};
    if (!read.problems) return onSend(read.asked, read.note);
    // After the fields have been told that they are wrong.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(FIRST_WRONG)?.focus());
  };
  const fieldProblem = problems.value.field && say(`problems.${problems.value.field}`);
  return (
    <form class="correction" noValidate ref={form} onSubmit={submit}>
      <fieldset {...describedBy('field', undefined, fieldProblem)}>
        <legend class="field-label">{say('report.which')}</legend>
        <FieldNotes id="field" problem={fieldProblem} />
        <div class="correction-choices">
          {choicesOf(record).map(({ key, label, text, choose }) => {
            const isChosen = choose.field === draft.field && choose.doseId === draft.doseId;
            return (
              <label key={key} class="correction-choice">
                <input
                  type="radio"
                  name="field"
                  checked={isChosen}
                  onChange={() => {
                    problems.value = {};
                    onDraft({ ...choose, note: draft.note });
                  }}
                />
                <span>
                  <strong>{label}</strong>
                  <span class="small muted">{text}</span>
                </span>
              </label>
            );
          })}
        </div>
      </fieldset>
      {draft.field && <CorrectionRight record={record} draft={draft} problems={problems.value} type={type} />}
      <div class="field">
        <label class="field-label" for="note">
          {say('report.note')}
        </label>
        <FieldNotes id="note" problem={problems.value.note && say('problems.note')} />
        <textarea
          id="note"
          class="field-input"
          rows={3}
          value={draft.note}
          {...(problems.value.note && { 'aria-invalid': true })}
          {...describedBy('note', undefined, problems.value.note)}
          onInput={(event) => type({ note: event.currentTarget.value })}
        />
      </div>
      <CorrectionPhoto photo={photo} onPhoto={onPhoto} />
      {children}
      <div class="look-up-actions">
        <Button type="submit" working={working}>
          {working ? say('report.submitting') : say('report.submit')}
        </Button>
        <a class="button button-quiet" href="/look-up/result">
          {t('app.cancel')}
        </a>
      </div>
    </form>
  );
}
