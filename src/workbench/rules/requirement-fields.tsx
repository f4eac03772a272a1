import { DOOR_DISEASES, type Requirement, type WordedRequirement } from '../../trust/door/fields.ts';
import { t } from '../../ui/words.ts';
import '../../ui/words/certificate.ts';
import { CountriesField } from './countries-field.tsx';
import { ChoiceField, NumberField } from './fields.tsx';
import { changeAsked, productsFor } from './rule-draft.ts';
import { RuleWordsFields } from './rule-words-fields.tsx';
import { diseaseName, say } from './rules-words.ts';

/** What is asked about one disease, field by field. */
export function RequirementFields({
  requirement,
  number,
  onRequirement,
  onRemove,
}: {
  requirement: WordedRequirement;
  number: number;
  onRequirement: (requirement: WordedRequirement) => void;
  onRemove: () => void;
}) {
  const { asked } = requirement;
  const id = (field: string) => `rules-${number}-${field}`;
  const change = (changes: Partial<Requirement>) =>
    onRequirement(changeAsked(requirement, changes, diseaseName));
  const inSeries = asked.course === 'series';
  return (
    <fieldset class="rules-requirement">
      <legend>{say('requirement', { number })}</legend>
      <div class="rules-fields">
        <ChoiceField
          id={id('disease')}
          label={say('disease')}
          value={asked.disease}
          choices={DOOR_DISEASES}
          nameOf={(disease) => t(`diseases.${disease}`)}
          onChoice={(disease) => change({ disease })}
        />
        <ChoiceField
          id={id('course')}
          label={say('course')}
          value={asked.course}
          choices={['doses', 'series']}
          nameOf={(course) => say(`courses.${course}`)}
          onChoice={(course) => change({ course, leastDoses: asked.leastDoses ?? 1 })}
        />
        <NumberField
          id={id('doses')}
          label={say(inSeries ? 'leastDosesSeries' : 'leastDoses')}
          hint={inSeries ? say('leastDosesSeriesHint') : undefined}
          least={1}
          value={asked.leastDoses}
          onNumber={(leastDoses) => change({ leastDoses })}
        />
        <NumberField
          id={id('least-days')}
          label={say('leastDays')}
          hint={say('leastDaysHint')}
          value={asked.leastDays}
          onNumber={(leastDays) => change({ leastDays: leastDays ?? 0 })}
        />
        <NumberField
          id={id('most-days')}
          label={say('mostDays')}
          hint={say('mostDaysHint')}
          least={1}
          value={asked.mostDays}
          onNumber={(mostDays) => change({ mostDays })}
        />
        {asked.products === 'acwy' && asked.mostDays !== null && (
          <NumberField
            id={id('most-days-conjugate')}
            label={say('mostDaysConjugate')}
            least={1}
            value={asked.mostDaysConjugate}
            onNumber={(mostDaysConjugate) => change({ mostDaysConjugate })}
          />
        )}
        <ChoiceField
          id={id('products')}
          label={say('products')}
          value={asked.products}
          choices={productsFor(asked.disease)}
          nameOf={(list) => say(`productLists.${list}`)}
          onChoice={(products) => change({ products })}
        />
        <NumberField
          id={id('age')}
          label={say('exemptBelowAge')}
          hint={say('exemptHint')}
          least={1}
          value={asked.exemptBelowAge}
          onNumber={(exemptBelowAge) => change({ exemptBelowAge })}
        />
        <CountriesField
          id={id('from')}
          countries={asked.cameFrom}
          onCountries={(cameFrom) => change({ cameFrom })}
        />
      </div>
      <RuleWordsFields requirement={requirement} number={number} onRequirement={onRequirement} />
      <div>
        <button type="button" class="link-button" onClick={onRemove}>
          {say('removeRequirement')}
        </button>
      </div>
    </fieldset>
  );
}
