import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { EnterResponse } from '../../work-contract/imports.ts';
import { ask, WorkError } from '../api.ts';
import { Problem } from '../problem.tsx';
import { me } from '../session.ts';
import { VaccineSelect } from '../vaccine-select.tsx';
import { w } from '../words.ts';
import { WorkPage } from '../work-page.tsx';
import { emptyDose, emptyPerson, type TypedDose, type TypedPerson, toRequest } from './typed-person.ts';
import '../record/edit-form.css';
import './enter-screen.css';

type Refusals = Extract<EnterResponse, { refusals: unknown }>['refusals'];
type Entered = Exclude<EnterResponse, { refusals: unknown }>;

const PERSON_FIELDS = [
  'name',
  'birthDate',
  'documentNumber',
  'guardianDocumentNumber',
  'phone',
  'nationality',
] as const;
const DOSE_FIELDS = ['doseDate', 'lot', 'facility'] as const;

/** `/work/enter`: one person and their doses, typed; each field that is refused says why. */
export function EnterScreen() {
  const facility = me.value?.facility ?? '';
  const person = useSignal<TypedPerson>(emptyPerson());
  const doses = useSignal<readonly TypedDose[]>([emptyDose(facility)]);
  const refusals = useSignal<Refusals>([]);
  const entered = useSignal<Entered | undefined>(undefined);
  const problem = useSignal<WorkError | undefined>(undefined);
  const working = useSignal(false);
  const form = useRef<HTMLFormElement>(null);

  const typePerson = (typed: Partial<TypedPerson>) => {
    person.value = { ...person.value, ...typed };
  };
  const typeDose = (index: number, typed: Partial<TypedDose>) => {
    doses.value = doses.value.map((dose, place) => (place === index ? { ...dose, ...typed } : dose));
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (working.value) return;
    working.value = true;
    problem.value = undefined;
    entered.value = undefined;
    refusals.value = [];
    try {
      const answer = await ask('imports/one', toRequest(person.value, doses.value), EnterResponse);
      if ('refusals' in answer) {
        refusals.value = answer.refusals;
        requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      } else {
        entered.value = answer;
        person.value = emptyPerson();
        doses.value = [emptyDose(facility)];
        document.getElementById('enter-name')?.focus();
      }
    } catch (error) {
      if (!(error instanceof WorkError)) throw error;
      problem.value = error;
    } finally {
      working.value = false;
    }
  };
  const refusalOf = (field: string, dose?: number) => {
    const found = refusals.value.find((refusal) => refusal.field === field && refusal.dose === dose);
    return found && w(`imports.faults.${found.fault}`);
  };
  return (
    <WorkPage title={w('parts.enter')} lead={w('enter.lead')}>
      <div role="status">
        {entered.value && (
          <Notice title={w('enter.saved')}>
            <p>
              {entered.value.newDoses !== null && w('enter.newDoses', { count: entered.value.newDoses })}{' '}
              {entered.value.recordId !== null && (
                <a href={`/work/record/${entered.value.recordId}`}>{w('outbox.look')}</a>
              )}
            </p>
          </Notice>
        )}
      </div>
      {problem.value && <Problem error={problem.value} />}
      <form ref={form} class="edit enter" noValidate onSubmit={(event) => void submit(event)}>
        <div class="edit-fields">
          {PERSON_FIELDS.map((field) => (
            <EnterCell
              key={field}
              id={`enter-${field}`}
              label={w(`fields.${field}`)}
              problem={refusalOf(field)}
              value={person.value[field]}
              onText={(text) => typePerson({ [field]: text })}
            />
          ))}
          <div class="edit-cell">
            <label for="enter-sex">{w('fields.sex')}</label>
            <select
              id="enter-sex"
              class="work-input"
              value={person.value.sex}
              {...(refusalOf('sex') && { 'aria-invalid': 'true', 'aria-describedby': 'enter-sex-problem' })}
              onChange={(event) => typePerson({ sex: event.currentTarget.value })}
            >
              <option value="" />
              <option value="male">{w('sexes.male')}</option>
              <option value="female">{w('sexes.female')}</option>
            </select>
            {refusalOf('sex') && (
              <p class="field-problem" id="enter-sex-problem">
                {refusalOf('sex')}
              </p>
            )}
          </div>
        </div>
        {doses.value.map((dose, index) => (
          <fieldset key={index} class="edit-dose enter-dose">
            <legend>{w('edit.dose', { number: index + 1 })}</legend>
            <div class="edit-cell">
              <label for={`enter-${index}-vaccine`}>{w('fields.vaccine')}</label>
              <VaccineSelect
                id={`enter-${index}-vaccine`}
                value={dose.vaccine}
                onChange={(vaccine) => typeDose(index, { vaccine })}
              />
            </div>
            {DOSE_FIELDS.map((field) => (
              <EnterCell
                key={field}
                id={`enter-${index}-${field}`}
                label={w(`imports.columns.${field}`)}
                problem={refusalOf(field, index)}
                value={dose[field]}
                onText={(text) => typeDose(index, { [field]: text })}
              />
            ))}
          </fieldset>
        ))}
        <div class="edit-actions">
          <Button type="submit" working={working.value}>
            {w('enter.submit')}
          </Button>
          <Button
            look="secondary"
            onClick={() => {
              doses.value = [...doses.value, emptyDose(facility)];
            }}
          >
            {w('enter.addDose')}
          </Button>
          {doses.value.length > 1 && (
            <Button
              look="quiet"
              onClick={() => {
                doses.value = doses.value.slice(0, -1);
              }}
            >
              {w('enter.removeDose')}
            </Button>
          )}
        </div>
      </form>
    </WorkPage>
  );
}

function EnterCell({
  id,
  label,
  problem,
  value,
  onText,
}: {
  id: string;
  label: string;
  problem: string | undefined;
  value: string;
  onText: (text: string) => void;
}) {
  return (
    <div class="edit-cell">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="work-input"
        type="text"
        autocomplete="off"
        spellcheck={false}
        maxLength={300}
        value={value}
        {...(problem && { 'aria-invalid': 'true', 'aria-describedby': `${id}-problem` })}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      {problem && (
        <p class="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
