import { useSignal } from '@preact/signals';
import { countryCodes } from '../../certificate/country-codes.ts';
import type { TrustBundle } from '../../trust/bundle.ts';
import { countryCoverage } from '../../trust/coverage.ts';
import { TextField } from '../../ui/components/field.tsx';
import { folded } from '../../ui/folded.ts';
import { formatCountry } from '../../ui/formats.ts';
import { language } from '../../ui/words.ts';
import { say } from './carry-words.ts';

/** So many are seen at a glance; who wants another types more of its name. */
const COUNTRIES_AT_ONCE = 6;

/** Whether certificates of a country can be checked, for who types its name. */
export function CountrySearch({ bundle }: { bundle: TrustBundle }) {
  const typed = useSignal('');
  const wanted = folded(typed.value);
  const found = wanted === '' ? [] : countriesNamed(wanted);
  return (
    <section class="panel trust-section" aria-labelledby="trust-country">
      <h2 id="trust-country">{say('country.title')}</h2>
      <TextField
        id="trust-country-name"
        label={say('country.label')}
        hint={say('country.hint')}
        value={typed.value}
        autocomplete="off"
        spellcheck={false}
        maxlength={60}
        onText={(text) => {
          typed.value = text;
        }}
      />
      <div role="status">
        {wanted !== '' && found.length === 0 && <p>{say('country.none')}</p>}
        {found.length > 0 && (
          <dl class="trust-facts">
            {found.map(({ code, name }) => (
              <div key={code}>
                <dt>{name}</dt>
                <dd>{coverageWords(bundle, code)}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </section>
  );
}

function countriesNamed(wanted: string): { code: string; name: string }[] {
  const named = countryCodes().map((code) => ({ code, name: formatCountry(code) }));
  const rank = ({ code, name }: { code: string; name: string }) =>
    code.toLowerCase() === wanted ? 0 : folded(name).startsWith(wanted) ? 1 : 2;
  return named
    .filter(({ code, name }) => code.toLowerCase() === wanted || folded(name).includes(wanted))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, language.value))
    .slice(0, COUNTRIES_AT_ONCE);
}

function coverageWords({ issuers }: TrustBundle, code: string): string {
  const { keys, families } = countryCoverage(issuers, code);
  if (keys === 0) return say('country.no');
  return say('country.yes', {
    keys,
    families: families.map((family) => say(`country.families.${family}`)).join(', '),
  });
}
