import { countryCodes } from '../../certificate/country-codes.ts';
import { describedBy, FieldNotes } from '../../ui/components/field.tsx';
import { formatCountry } from '../../ui/formats.ts';
import { language } from '../../ui/words.ts';
import { say } from './rules-words.ts';

/** All countries by their names in the language of the screen. */
export const namedCountries = (): { readonly code: string; readonly name: string }[] =>
  countryCodes()
    .map((code) => ({ code, name: formatCountry(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, language.value));

/** Countries from which somebody has to come to be asked. */
export function CountriesField({
  id,
  countries,
  onCountries,
}: {
  id: string;
  countries: readonly string[];
  onCountries: (countries: string[]) => void;
}) {
  return (
    <div class="rules-field rules-countries">
      <label for={id}>{say('cameFrom')}</label>
      <select
        id={id}
        class="work-input"
        value=""
        {...describedBy(id, say('cameFromHint'))}
        onChange={({ currentTarget }) => {
          if (currentTarget.value) onCountries([...countries, currentTarget.value]);
          currentTarget.value = '';
        }}
      >
        <option value="">{say('addCountry')}</option>
        {namedCountries()
          .filter(({ code }) => !countries.includes(code))
          .map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
      </select>
      <FieldNotes id={id} hint={say('cameFromHint')} />
      {countries.length > 0 && (
        <details>
          <summary>{say('countries', { count: countries.length })}</summary>
          <ul>
            {countries.map((code) => (
              <li key={code}>
                {formatCountry(code)}{' '}
                <button
                  type="button"
                  class="link-button"
                  aria-label={say('removeCountry', { country: formatCountry(code) })}
                  onClick={() => onCountries(countries.filter((other) => other !== code))}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
