import { useSignal } from '@preact/signals';
import * as v from 'valibot';
import { CERTIFICATE_FORMATS, type CertificateFormat } from '../../certificate/certificate.ts';
import { ELSEWHERE } from '../../trust/door/elsewhere.ts';
import { type DoorDisease, DRAFT_LIMITS, Example } from '../../trust/door/fields.ts';
import { Button } from '../../ui/components/button.tsx';
import { Dialog } from '../../ui/components/dialog.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { t } from '../../ui/words.ts';
import '../../ui/words/certificate.ts';
import { namedCountries } from './countries-field.tsx';
import { type ExampleDose, ExampleDoseFields } from './example-dose-fields.tsx';
import { ChoiceField, NumberField } from './fields.tsx';
import { say } from './rules-words.ts';

const ANSWERS = ['enough', 'not-enough', 'cannot-tell'] as const;
const UNKNOWN_FROM = '';

/** A made-up person of the supervisor's own, and what the rules are to say of them. */
export function OwnExample({
  disease,
  onExample,
  onCancel,
}: {
  /** What is asked about first. */
  disease: DoorDisease;
  onExample: (example: Example) => void;
  onCancel: () => void;
}) {
  const firstDose: ExampleDose = { disease, product: null, daysAgo: 30, doseNumber: null, totalDoses: null };
  const example = useSignal<Example>({
    name: '',
    format: 'shc',
    age: 40,
    doses: [firstDose],
    cameFrom: null,
    expected: 'enough',
  });
  const isWrong = useSignal(false);
  const change = (changes: Partial<Example>) => {
    example.value = { ...example.value, ...changes };
  };
  const { name, format, age, doses, cameFrom, expected } = example.value;
  const changeDose = (index: number, changes: Partial<ExampleDose>) =>
    change({ doses: doses.map((dose, at) => (at === index ? { ...dose, ...changes } : dose)) });
  return (
    <Dialog title={say('own.title')} onClose={onCancel}>
      <form
        class="rules-own"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const read = v.safeParse(Example, example.value);
          isWrong.value = !read.success;
          if (read.success) onExample(read.output);
        }}
      >
        {isWrong.value && (
          <Notice tone="problem" urgent>
            <p>{say('own.problem')}</p>
          </Notice>
        )}
        <div class="rules-field">
          <label for="own-name">{say('own.name')}</label>
          <input
            id="own-name"
            class="work-input"
            maxLength={80}
            autocomplete="off"
            value={name}
            onInput={({ currentTarget }) => change({ name: currentTarget.value })}
          />
        </div>
        <ChoiceField<CertificateFormat>
          id="own-format"
          label={say('own.format')}
          value={format}
          choices={CERTIFICATE_FORMATS}
          nameOf={(one) => t(`formats.${one}`)}
          onChoice={(chosen) => change({ format: chosen })}
        />
        <NumberField
          id="own-age"
          label={say('own.age')}
          value={age}
          onNumber={(years) => change({ age: years ?? -1 })}
        />
        {doses.map((dose, index) => (
          <ExampleDoseFields
            key={index}
            dose={dose}
            number={index + 1}
            onDose={(changes) => changeDose(index, changes)}
            onRemove={() => change({ doses: doses.filter((_, at) => at !== index) })}
          />
        ))}
        {doses.length < DRAFT_LIMITS.doses && (
          <button
            type="button"
            class="link-button"
            onClick={() => change({ doses: [...doses, doses.at(-1) ?? firstDose] })}
          >
            {say('own.addDose')}
          </button>
        )}
        <ChoiceField
          id="own-from"
          label={say('own.cameFrom')}
          value={cameFrom ?? UNKNOWN_FROM}
          choices={[UNKNOWN_FROM, ELSEWHERE, ...namedCountries().map(({ code }) => code)]}
          nameOf={(code) =>
            code === UNKNOWN_FROM
              ? say('fromUnknown')
              : code === ELSEWHERE
                ? say('elsewhere')
                : (namedCountries().find((country) => country.code === code)?.name ?? code)
          }
          onChoice={(code) => change({ cameFrom: code || null })}
        />
        <ChoiceField
          id="own-expected"
          label={say('expected')}
          value={expected}
          choices={ANSWERS}
          nameOf={(answer) => say(`answers.${answer}`)}
          onChoice={(chosen) => change({ expected: chosen })}
        />
        <div class="dialog-actions">
          <Button look="secondary" onClick={onCancel}>
            {t('app.cancel')}
          </Button>
          <Button type="submit">{say('own.submit')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
