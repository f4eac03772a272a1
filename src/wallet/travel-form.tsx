import { useSignal } from '@preact/signals';
import { dayAfter } from '../trust/rules/days-around.ts';
import { describedBy, FieldNotes, TextField } from '../ui/components/field.tsx';
import { documentKind } from '../ui/document-kind.ts';
import { formatCountry, formatDayOf } from '../ui/formats.ts';
import { language } from '../ui/words.ts';
import { say } from './travel-words.ts';
import type { WalletCertificate } from './wallet.ts';

const DAYS_TO_PLAN = 730;
/** So many countries are seen at a glance; beyond them one types the name. */
const COUNTRIES_AT_ONCE = 12;

/** Whether somebody may ask about a day: not past, and not further off than rules are known for. */
export const isTravelDay = (day: string, today: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= today && day <= dayAfter(today, DAYS_TO_PLAN);

/** Whose certificate, where to, and when. */
export function TravelForm({
  certificates,
  chosen,
  countries,
  country,
  day,
  today,
  onCertificate,
  onCountry,
  onDay,
}: {
  certificates: readonly WalletCertificate[];
  chosen: WalletCertificate | undefined;
  countries: readonly string[];
  country: string | undefined;
  day: string;
  today: string;
  onCertificate: (id: string) => void;
  onCountry: (code: string) => void;
  onDay: (day: string) => void;
}) {
  const dayProblem = isTravelDay(day, today) ? undefined : say('dayProblem');
  return (
    <form class="travel-form" onSubmit={(event) => event.preventDefault()}>
      <div class="field">
        <label class="field-label" for="travel-certificate">
          {say('who')}
        </label>
        <select
          id="travel-certificate"
          class="field-input"
          value={chosen?.id ?? ''}
          onChange={(event) => onCertificate(event.currentTarget.value)}
        >
          {certificates.map((one) => (
            <option key={one.id} value={one.id}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      </div>
      <CountryChoice countries={countries} country={country} onCountry={onCountry} />
      <div class="field">
        <label class="field-label" for="travel-day">
          {say('day')}
        </label>
        <FieldNotes id="travel-day" hint={say('dayHint')} problem={dayProblem} />
        <input
          id="travel-day"
          class="field-input travel-day"
          type="date"
          min={today}
          max={dayAfter(today, DAYS_TO_PLAN)}
          value={day}
          {...(dayProblem && { 'aria-invalid': true })}
          {...describedBy('travel-day', say('dayHint'), dayProblem)}
          onInput={(event) => onDay(event.currentTarget.value)}
        />
      </div>
    </form>
  );
}

function nameOf({ certificate }: WalletCertificate): string {
  const { holder, issuedAtSeconds } = certificate;
  const words = { name: holder.name, kind: documentKind(certificate) };
  return issuedAtSeconds === undefined
    ? say('whose', words)
    : say('whoseIssued', { ...words, day: formatDayOf(new Date(issuedAtSeconds * 1000)) });
}

function CountryChoice({
  countries,
  country,
  onCountry,
}: {
  countries: readonly string[];
  country: string | undefined;
  onCountry: (code: string) => void;
}) {
  const typed = useSignal('');
  const named = countries
    .map((code) => ({ code, name: formatCountry(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, language.value));
  const wanted = folded(typed.value);
  const found = named.filter(
    ({ code, name }) => folded(name).includes(wanted) || code.toLowerCase() === wanted || code === country,
  );
  const isLong = named.length > COUNTRIES_AT_ONCE;
  return (
    <fieldset class="field travel-countries" {...describedBy('travel-country', say('countryHint'))}>
      <legend class="field-label">{say('country')}</legend>
      <FieldNotes id="travel-country" hint={say('countryHint')} />
      {isLong && (
        <TextField
          id="travel-find"
          label={say('findCountry')}
          value={typed.value}
          onText={(text) => {
            typed.value = text;
          }}
          autocomplete="off"
          spellcheck={false}
        />
      )}
      <div class="travel-options">
        {found.slice(0, COUNTRIES_AT_ONCE).map(({ code, name }) => (
          <label key={code} class="travel-option">
            <input
              type="radio"
              name="country"
              class="visually-hidden"
              checked={code === country}
              onChange={() => onCountry(code)}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
      {found.length === 0 && <p role="status">{say('noCountry')}</p>}
    </fieldset>
  );
}

/** For finding: without tones, and in small letters. */
const folded = (text: string): string =>
  text.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
