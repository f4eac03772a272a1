import { useSignal } from '@preact/signals';
import { Button } from '../ui/components/button.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { FacilityField } from './facility-field.tsx';
import { type BirthDateProblem, checkBirthDate, dayHere, type TypedDay } from './look-up-fields.ts';
import { say } from './other-ways-words.ts';
import { type UnderWay, useProof } from './proof.ts';
import { ProofFailure } from './proof-failure.tsx';
import { DayFields, WhoFields } from './who-fields.tsx';

/** Proof by when and where the last dose was given. */
export function DoseScreen({ underWay }: { underWay: UnderWay }) {
  const { draft, type } = underWay;
  const { problems, working, failure, submit } = useProof(underWay, '/api/look-up/dose');
  const day = useSignal<TypedDay>({ day: '', month: '', year: '' });
  const dayProblem = useSignal<BirthDateProblem | undefined>(undefined);
  const facilityId = useSignal<number | undefined>(undefined);
  const facilityMissing = useSignal(false);

  const send = (event: Event) => {
    event.preventDefault();
    const date = checkBirthDate(day.value, dayHere(new Date()));
    dayProblem.value = date.problem;
    facilityMissing.value = facilityId.value === undefined;
    void submit(
      date.value && facilityId.value !== undefined
        ? { lastDose: { date: date.value, facilityId: facilityId.value } }
        : undefined,
    );
  };

  const dateSentence = dayProblem.value && say(`dose.dateProblems.${dayProblem.value}`);
  const facilitySentence = facilityMissing.value ? say('facility.missing') : undefined;
  return (
    <Screen
      title={say('dose.title')}
      lead={say('dose.lead')}
      back={{ href: '/look-up/ways', label: say('toWays') }}
    >
      <form class="look-up-form" noValidate onSubmit={send}>
        <WhoFields
          draft={draft}
          type={type}
          problems={problems}
          more={[
            ...(dateSentence ? [{ id: 'doseDate-day', text: dateSentence }] : []),
            ...(facilitySentence ? [{ id: 'province', text: facilitySentence }] : []),
          ]}
        />
        <DayFields
          id="doseDate"
          label={say('dose.date')}
          hint={say('dose.dateHint')}
          problem={dateSentence}
          value={day.value}
          onType={(typed) => {
            day.value = { ...day.value, ...typed };
          }}
        />
        <FacilityField
          chosenId={facilityId.value}
          problem={facilitySentence}
          onChoose={(id) => {
            facilityId.value = id;
            facilityMissing.value = false;
          }}
        />
        <p class="muted">{say('dose.tries')}</p>
        {failure && <ProofFailure error={failure} wrong={say('dose.wrong')} />}
        <div class="look-up-actions">
          <Button type="submit" working={working}>
            {say(working ? 'dose.submitting' : 'dose.submit')}
          </Button>
        </div>
      </form>
    </Screen>
  );
}
