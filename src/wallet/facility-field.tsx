import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { FacilityList } from '../proof-contract.ts';
import { Button } from '../ui/components/button.tsx';
import { describedBy, FieldNotes, TextField } from '../ui/components/field.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { folded } from '../ui/folded.ts';
import { t } from '../ui/words.ts';
import { say } from './other-ways-words.ts';
import { ask, RequestError } from './request.ts';
import { RequestNotice } from './request-notice.tsx';

type Facility = FacilityList['facilities'][number];

/** In the list of provinces, the facilities that nobody has placed. */
const ELSEWHERE = '-';
/** A list longer than that is searched and not read. */
const MOST_SHOWN = 8;

/** The facility of a dose: province, then part of its name, then one of those found. */
export function FacilityField({
  chosenId,
  problem,
  onChoose,
}: {
  chosenId: number | undefined;
  problem: string | undefined;
  onChoose: (id: number | undefined) => void;
}) {
  const known = useSignal<FacilityList | undefined>(undefined);
  const province = useSignal('');
  const here = useSignal<readonly Facility[] | undefined>(undefined);
  const failure = useSignal<RequestError | undefined>(undefined);
  const typed = useSignal('');

  const load = async (chosen: string) => {
    failure.value = undefined;
    const isPlaced = chosen !== '' && chosen !== ELSEWHERE;
    try {
      const query = isPlaced ? `?${new URLSearchParams({ province: chosen })}` : '';
      const list = await ask(`/api/facilities${query}`, undefined, FacilityList);
      if (!isPlaced) known.value = list;
      if (province.value === chosen && chosen !== '') here.value = list.facilities;
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      if (province.value === chosen) failure.value = error;
    }
  };
  useEffect(() => {
    void load('');
  }, []);

  const choose = (chosen: string) => {
    province.value = chosen;
    here.value = undefined;
    typed.value = '';
    onChoose(undefined);
    if (chosen !== '') void load(chosen);
  };

  return (
    <>
      <div class="field">
        <label class="field-label" for="province">
          {say('facility.province')}
        </label>
        <FieldNotes id="province" problem={here.value ? undefined : problem} />
        <select
          id="province"
          class="field-input"
          value={province.value}
          {...describedBy('province', undefined, here.value ? undefined : problem)}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="">{say('facility.choose')}</option>
          {known.value?.provinces.toSorted(byName).map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
          {known.value && known.value.facilities.length > 0 && (
            <option value={ELSEWHERE}>{say('facility.elsewhere')}</option>
          )}
        </select>
      </div>
      {failure.value && (
        <>
          <RequestNotice error={failure.value} />
          <Button look="secondary" onClick={() => void load(province.value)}>
            {t('app.tryAgain')}
          </Button>
        </>
      )}
      {!failure.value && (!known.value || (province.value !== '' && !here.value)) && (
        <Waiting>{say('facility.loading')}</Waiting>
      )}
      {here.value && (
        <Found
          facilities={here.value}
          typed={typed.value}
          onType={(text) => {
            typed.value = text;
          }}
          chosenId={chosenId}
          problem={problem}
          onChoose={onChoose}
        />
      )}
    </>
  );
}

function Found({
  facilities,
  typed,
  onType,
  chosenId,
  problem,
  onChoose,
}: {
  facilities: readonly Facility[];
  typed: string;
  onType: (text: string) => void;
  chosenId: number | undefined;
  problem: string | undefined;
  onChoose: (id: number) => void;
}) {
  const words = folded(typed).split(/\s+/);
  const found = facilities.filter(({ id, name, commune }) => {
    const text = folded(`${name} ${commune ?? ''}`);
    return id === chosenId || words.every((word) => text.includes(word));
  });
  // What is chosen stays in sight.
  const shown = found
    .toSorted((a, b) => Number(b.id === chosenId) - Number(a.id === chosenId) || byName(a.name, b.name))
    .slice(0, MOST_SHOWN);
  const left = found.length - shown.length;
  return (
    <>
      <TextField
        id="facility-search"
        label={say('facility.search')}
        hint={say('facility.searchHint')}
        value={typed}
        onText={onType}
        autocomplete="off"
        enterkeyhint="search"
        spellcheck={false}
      />
      <fieldset class="field" {...describedBy('facility', undefined, problem)}>
        <legend class="field-label">{say('facility.legend')}</legend>
        <FieldNotes id="facility" problem={problem} />
        {shown.length > 0 && (
          <div class="facilities">
            {shown.map(({ id, name, commune }) => (
              <label key={id} class="facility">
                <input type="radio" name="facility" checked={id === chosenId} onChange={() => onChoose(id)} />
                <span>
                  {name}
                  {commune && <span class="muted"> · {commune}</span>}
                </span>
              </label>
            ))}
          </div>
        )}
        <p class="field-hint" role="status">
          {shown.length === 0
            ? say('facility.none')
            : left > 0
              ? say('facility.more', { count: left })
              : say('facility.found', { count: found.length })}
        </p>
      </fieldset>
    </>
  );
}

const byName = (a: string, b: string): number => a.localeCompare(b, 'vi');
