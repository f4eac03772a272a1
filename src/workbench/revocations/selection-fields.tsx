import { describedBy, FieldNotes, TextField } from '../../ui/components/field.tsx';
import { PlaceFields } from '../place-fields.tsx';
import { VaccineSelect } from '../vaccine-select.tsx';
import { w } from '../words.ts';
import type { Choice, ChoiceProblem } from './selection.ts';

const WAYS = ['numbers', 'facility', 'lot'] as const satisfies readonly Choice['by'][];

/** Which certificates are meant: their numbers, a facility's of some days, or those with a dose of a lot. */
export function SelectionFields({
  choice,
  problem,
  onChoice,
}: {
  choice: Choice;
  problem: ChoiceProblem | undefined;
  onChoice: (choice: Choice) => void;
}) {
  const choose = (some: Partial<Choice>) => onChoice({ ...choice, ...some });
  return (
    <>
      <fieldset class="revocations-choice">
        <legend>{w('revocations.which')}</legend>
        {WAYS.map((by) => (
          <label key={by}>
            <input type="radio" name="by" checked={choice.by === by} onChange={() => choose({ by })} />
            {w(`revocations.by.${by}`)}
          </label>
        ))}
      </fieldset>
      {choice.by === 'numbers' && (
        <div class="field">
          <label class="field-label" for="revoke-numbers">
            {w('revocations.numbers')}
          </label>
          <FieldNotes
            id="revoke-numbers"
            hint={w('revocations.numbersHint')}
            problem={problem && w('revocations.numbersWrong')}
          />
          <textarea
            id="revoke-numbers"
            class="work-input"
            rows={3}
            spellcheck={false}
            autocapitalize="characters"
            aria-invalid={problem !== undefined || undefined}
            {...describedBy('revoke-numbers', 'hint', problem)}
            value={choice.numbers}
            onInput={({ currentTarget }) => choose({ numbers: currentTarget.value })}
          />
        </div>
      )}
      {choice.by === 'facility' && <FacilityFields choice={choice} problem={problem} choose={choose} />}
      {choice.by === 'lot' && (
        <>
          <div class="field">
            <label class="field-label" for="revoke-vaccine">
              {w('revocations.vaccine')}
            </label>
            <VaccineSelect
              id="revoke-vaccine"
              value={choice.vaccine}
              onChange={(vaccine) => choose({ vaccine })}
            />
          </div>
          <TextField
            id="revoke-lot"
            label={w('revocations.lot')}
            problem={problem && w('revocations.lotMissing')}
            maxlength={19}
            autocomplete="off"
            value={choice.lot}
            onText={(lot) => choose({ lot })}
          />
        </>
      )}
    </>
  );
}

function FacilityFields({
  choice: { place, from, to },
  problem,
  choose,
}: {
  choice: Choice;
  problem: ChoiceProblem | undefined;
  choose: (some: Partial<Choice>) => void;
}) {
  const placeProblem = problem === 'facility' ? w('revocations.facilityMissing') : undefined;
  const daysProblem = problem === 'days' ? w('revocations.daysWrong') : undefined;
  return (
    <>
      <fieldset
        id="revoke-facility"
        class="revocations-fields"
        tabIndex={-1}
        {...describedBy('revoke-facility', undefined, placeProblem)}
      >
        <FieldNotes id="revoke-facility" problem={placeProblem} />
        <PlaceFields forRole="clerk" place={place} onPlace={(chosen) => choose({ place: chosen })} />
      </fieldset>
      <fieldset
        id="revoke-days"
        class="revocations-fields"
        tabIndex={-1}
        {...describedBy('revoke-days', 'hint', daysProblem)}
      >
        <legend>{w('revocations.days')}</legend>
        <FieldNotes id="revoke-days" hint={w('revocations.daysHint')} problem={daysProblem} />
        <div class="revocations-days">
          <label>
            {w('revocations.from')}
            <input
              type="date"
              class="work-input"
              max={to}
              value={from}
              onInput={({ currentTarget }) => choose({ from: currentTarget.value })}
            />
          </label>
          <label>
            {w('revocations.to')}
            <input
              type="date"
              class="work-input"
              value={to}
              onInput={({ currentTarget }) => choose({ to: currentTarget.value })}
            />
          </label>
        </div>
      </fieldset>
    </>
  );
}
