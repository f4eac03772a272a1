import { useEffect, useRef } from 'preact/hooks';
import { describedBy, FieldNotes, TextField } from '../ui/components/field.tsx';
import { t } from '../ui/words.ts';
import '../ui/words/look-up.ts';
import type { Draft } from './look-up.ts';
import type { checkWho, TypedDay } from './look-up-fields.ts';

export type WhoProblems = Partial<ReturnType<typeof checkWho>['problems']>;

/** What is wrong, and the field to correct it in. */
export interface FieldProblem {
  readonly id: string;
  readonly text: string;
}

/**
 * Who is looking for their certificate: name, birth date, document number.
 *
 * @param more what is wrong with the fields below these, told in the same list.
 */
export function WhoFields({
  draft,
  type,
  problems,
  more = [],
}: {
  draft: Draft;
  type: (typed: Partial<Draft>) => void;
  problems: WhoProblems;
  more?: readonly FieldProblem[];
}) {
  return (
    <>
      <ProblemList problems={problems} more={more} />
      <TextField
        id="name"
        label={t('wallet.lookUpScreen.name')}
        hint={t('wallet.lookUpScreen.nameHint')}
        problem={problems.name && t(`wallet.nameProblems.${problems.name}`)}
        value={draft.name}
        onText={(name) => type({ name })}
        autocomplete="name"
        autocapitalize="words"
        spellcheck={false}
      />
      <DayFields
        id="birthDate"
        label={t('wallet.lookUpScreen.birthDate')}
        hint={t('wallet.lookUpScreen.birthDateHint')}
        problem={problems.birthDate && t(`wallet.birthDateProblems.${problems.birthDate}`)}
        value={draft}
        onType={type}
        autocomplete="bday"
      />
      <TextField
        id="documentNumber"
        label={t('wallet.lookUpScreen.documentNumber')}
        hint={t('wallet.lookUpScreen.documentNumberHint')}
        problem={problems.documentNumber && t(`wallet.documentNumberProblems.${problems.documentNumber}`)}
        value={draft.documentNumber}
        onText={(documentNumber) => type({ documentNumber })}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
      />
    </>
  );
}

const DAY_PARTS = [
  { part: 'day', length: 2 },
  { part: 'month', length: 2 },
  { part: 'year', length: 4 },
] as const;

/** A day in its three parts, which are `id-day`, `id-month` and `id-year`. */
export function DayFields({
  id,
  label,
  hint,
  problem,
  value,
  onType,
  autocomplete,
}: {
  id: string;
  label: string;
  hint: string;
  problem: string | undefined;
  value: TypedDay;
  onType: (typed: Partial<TypedDay>) => void;
  autocomplete?: 'bday';
}) {
  return (
    <fieldset class="field" {...describedBy(id, hint, problem)}>
      <legend class="field-label">{label}</legend>
      <FieldNotes id={id} hint={hint} problem={problem} />
      <div class="look-up-day">
        {DAY_PARTS.map(({ part, length }) => (
          <div key={part} class={`look-up-day-${part}`}>
            <label for={`${id}-${part}`}>{t(`wallet.lookUpScreen.${part}`)}</label>
            <input
              id={`${id}-${part}`}
              class="field-input"
              inputmode="numeric"
              maxlength={length}
              autocomplete={autocomplete ? `${autocomplete}-${part}` : 'off'}
              value={value[part]}
              {...(problem && { 'aria-invalid': true })}
              onInput={(event) => onType({ [part]: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** What to correct, at the top and each with a way there; takes the focus when it appears. */
function ProblemList({ problems, more }: { problems: WhoProblems; more: readonly FieldProblem[] }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.focus(), [problems]);
  const sentences = [
    problems.name && { id: 'name', text: t(`wallet.nameProblems.${problems.name}`) },
    problems.birthDate && {
      id: 'birthDate-day',
      text: t(`wallet.birthDateProblems.${problems.birthDate}`),
    },
    problems.documentNumber && {
      id: 'documentNumber',
      text: t(`wallet.documentNumberProblems.${problems.documentNumber}`),
    },
    ...more,
  ].filter((sentence) => sentence !== undefined);
  if (sentences.length === 0) return null;
  return (
    <div class="look-up-problems" role="alert" tabIndex={-1} ref={list}>
      <h2>{t('wallet.lookUpScreen.problemsTitle')}</h2>
      <ul>
        {sentences.map(({ id, text }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(id)?.focus();
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
