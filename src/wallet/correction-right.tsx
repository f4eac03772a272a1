import { countryCodes } from '../certificate/country-codes.ts';
import type { RecordToCorrect } from '../correction-contract/corrections.ts';
import { describedBy, FieldNotes, TextField } from '../ui/components/field.tsx';
import { formatCountry } from '../ui/formats.ts';
import { language, t } from '../ui/words.ts';
import '../ui/words/look-up.ts';
import type { CorrectionDraft, CorrectionProblems } from './correction-fields.ts';
import { say } from './correction-words.ts';

interface RightProps {
  readonly record: RecordToCorrect;
  readonly draft: CorrectionDraft;
  readonly problems: CorrectionProblems;
  readonly type: (typed: Partial<CorrectionDraft>) => void;
}

/** What is right in the place of what is wrong: the fields that the choice asks for. */
export function CorrectionRight(props: RightProps) {
  const { record, draft, problems, type } = props;
  const value = { value: draft.value, onText: (text: string) => type({ value: text }) };
  const same = problems.value && say(`problems.${problems.value}`);
  switch (draft.field) {
    case undefined:
      return null;
    case 'name':
      return (
        <TextField
          id="right"
          label={say('report.right')}
          problem={(problems.name && t(`wallet.nameProblems.${problems.name}`)) ?? same}
          autocomplete="name"
          autocapitalize="words"
          spellcheck={false}
          {...value}
        />
      );
    case 'documentNumber':
      return (
        <TextField
          id="right"
          label={say('report.right')}
          problem={
            (problems.documentNumber && t(`wallet.documentNumberProblems.${problems.documentNumber}`)) ?? same
          }
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          {...value}
        />
      );
    case 'birthDate':
      return (
        <TextField
          id="right"
          label={say('report.right')}
          hint={say('report.dayHint')}
          problem={same}
          autocomplete="off"
          maxlength={10}
          {...value}
        />
      );
    case 'sex':
      return (
        <Select
          id="right"
          label={say('report.right')}
          problem={same}
          value={draft.value}
          options={(['male', 'female'] as const)
            .filter((sex) => sex !== record.sex)
            .map((sex) => ({ id: sex, name: say(`report.${sex}`) }))}
          onChoose={(chosen) => type({ value: chosen })}
        />
      );
    case 'nationality':
      return (
        <Select
          id="right"
          label={say('report.right')}
          problem={same}
          value={draft.value}
          options={countryCodes()
            .map((code) => ({ id: code, name: formatCountry(code) }))
            .toSorted((one, other) => one.name.localeCompare(other.name, language.value))}
          onChoose={(chosen) => type({ value: chosen })}
        />
      );
    case 'dose':
    case 'missing-dose':
      return <RightDose {...props} />;
  }
}

function RightDose({ record, draft, problems, type }: RightProps) {
  return (
    <fieldset class="correction-right">
      <legend class="field-label">{say('report.right')}</legend>
      <TextField
        id="dose-date"
        label={say('report.doseDate')}
        hint={say('report.dayHint')}
        problem={problems.date && say(`problems.${problems.date}`)}
        autocomplete="off"
        maxlength={10}
        value={draft.date}
        onText={(date) => type({ date })}
      />
      <Select
        id="dose-vaccine"
        label={say('report.vaccine')}
        problem={problems.vaccine && say('problems.vaccine')}
        value={draft.vaccine}
        options={record.vaccines}
        onChoose={(vaccine) => type({ vaccine })}
      />
      <TextField
        id="dose-lot"
        label={say('report.lot')}
        problem={problems.lot && say('problems.lot')}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        value={draft.lot}
        onText={(lot) => type({ lot })}
      />
      {draft.field === 'missing-dose' && (
        <TextField
          id="dose-place"
          label={say('report.place')}
          hint={say('report.placeHint')}
          problem={problems.place && say('problems.place')}
          autocomplete="off"
          value={draft.place}
          onText={(place) => type({ place })}
        />
      )}
    </fieldset>
  );
}

function Select({
  id,
  label,
  problem,
  value,
  options,
  onChoose,
}: {
  id: string;
  label: string;
  problem: string | undefined;
  value: string;
  options: readonly { readonly id: string; readonly name: string }[];
  onChoose: (id: string) => void;
}) {
  const isKnown = options.some((option) => option.id === value);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <FieldNotes id={id} problem={problem} />
      <select
        id={id}
        class="field-input"
        value={value}
        {...(problem && { 'aria-invalid': true })}
        {...describedBy(id, undefined, problem)}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {!isKnown && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
