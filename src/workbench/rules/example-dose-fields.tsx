import { DOOR_DISEASES, type Example } from '../../trust/door/fields.ts';
import { doorValueSets } from '../../trust/door/products.ts';
import { t } from '../../ui/words.ts';
import '../../ui/words/certificate.ts';
import { ChoiceField, NumberField } from './fields.tsx';
import { say } from './rules-words.ts';

export type ExampleDose = Example['doses'][number];

/** One dose of a made-up person. */
export function ExampleDoseFields({
  dose: { disease, product, daysAgo, doseNumber, totalDoses },
  number,
  onDose,
  onRemove,
}: {
  dose: ExampleDose;
  number: number;
  onDose: (changes: Partial<ExampleDose>) => void;
  onRemove: () => void;
}) {
  const id = (field: string) => `own-${number}-${field}`;
  return (
    <fieldset class="rules-own-dose">
      <legend>{say('own.dose', { number })}</legend>
      <ChoiceField
        id={id('disease')}
        label={say('disease')}
        value={disease}
        choices={DOOR_DISEASES}
        nameOf={(one) => t(`diseases.${one}`)}
        onChoice={(chosen) => onDose({ disease: chosen })}
      />
      <div class="rules-field">
        <label for={id('product')}>{say('own.product')}</label>
        <input
          id={id('product')}
          class="work-input"
          list="own-products"
          maxLength={100}
          autocomplete="off"
          value={product ?? ''}
          onInput={({ currentTarget }) => onDose({ product: currentTarget.value.trim() || null })}
        />
        <datalist id="own-products">
          {[...new Set(Object.values(doorValueSets()).flat())].map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      <NumberField
        id={id('days')}
        label={say('own.daysAgo')}
        value={daysAgo}
        onNumber={(days) => onDose({ daysAgo: days ?? -1 })}
      />
      <NumberField
        id={id('number')}
        label={say('own.doseNumber')}
        least={1}
        value={doseNumber}
        onNumber={(chosen) => onDose({ doseNumber: chosen })}
      />
      <NumberField
        id={id('total')}
        label={say('own.totalDoses')}
        least={1}
        value={totalDoses}
        onNumber={(chosen) => onDose({ totalDoses: chosen })}
      />
      <button type="button" class="link-button" onClick={onRemove}>
        {say('own.removeDose', { number })}
      </button>
    </fieldset>
  );
}
