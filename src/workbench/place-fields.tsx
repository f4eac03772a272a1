import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../ui/components/button.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { t } from '../ui/words.ts';
import { type NewAccount, Places, type Role } from '../work-contract/session.ts';
import { ask, WorkError } from './api.ts';
import { Problem } from './problem.tsx';
import { me } from './session.ts';
import { w } from './words.ts';

export type ChosenPlace = Pick<NewAccount, 'facilityId' | 'province' | 'commune'>;
const NOWHERE: ChosenPlace = { facilityId: null, province: null, commune: null };

/** Where choosing begins: in one's own province, if one has one. */
export const ownProvince = (): ChosenPlace => ({ ...NOWHERE, province: me.value?.province ?? null });

/** Whether the place is as small as the role needs it. */
export function isComplete(role: Role, { facilityId, province, commune }: ChosenPlace): boolean {
  if (role === 'clerk') return facilityId !== null;
  if (role === 'police') return province !== null && commune !== null;
  return role === 'ministry' || province !== null;
}

/** A province, and within it what the role needs: a commune, or a facility. */
export function PlaceFields({
  forRole: role,
  place,
  onPlace,
}: {
  forRole: Role;
  place: ChosenPlace;
  onPlace: (place: ChosenPlace) => void;
}) {
  const places = useSignal<Places | undefined>(undefined);
  const problem = useSignal<WorkError | undefined>(undefined);
  const load = async (province: string | null) => {
    problem.value = undefined;
    try {
      const found = await ask('accounts/places', { province }, Places);
      if (province === place.province) places.value = found;
    } catch (error) {
      if (!(error instanceof WorkError)) throw error;
      problem.value = error;
    }
  };
  useEffect(() => {
    void load(place.province);
  }, [place.province]);

  if (problem.value) {
    return (
      <Problem
        error={problem.value}
        action={
          <Button look="secondary" onClick={() => void load(place.province)}>
            {t('app.tryAgain')}
          </Button>
        }
      />
    );
  }
  if (!places.value) return <Waiting>{t('app.loading')}</Waiting>;
  const { provinces, communes, facilities } = places.value;
  const inCommune = facilities.filter(({ commune }) => place.commune === null || commune === place.commune);
  return (
    <>
      {me.value?.role === 'ministry' && (
        <Choice
          id="province"
          label={w('accounts.new.province')}
          none={w(role === 'clerk' ? 'accounts.new.undeclared' : 'accounts.new.choose')}
          options={provinces.map((name) => [name, name])}
          value={place.province ?? ''}
          onValue={(name) => onPlace({ ...NOWHERE, province: name || null })}
        />
      )}
      {(role === 'police' || (role === 'clerk' && communes.length > 0)) && (
        <Choice
          id="commune"
          label={w('accounts.new.commune')}
          none={w(role === 'clerk' ? 'accounts.new.anyCommune' : 'accounts.new.choose')}
          options={communes.map((name) => [name, name])}
          value={place.commune ?? ''}
          onValue={(name) => onPlace({ ...place, facilityId: null, commune: name || null })}
        />
      )}
      {role === 'clerk' && (
        <Choice
          id="facility"
          label={w('accounts.new.facility')}
          none={w('accounts.new.choose')}
          options={inCommune.map(({ id, name }) => [String(id), name])}
          value={String(place.facilityId ?? '')}
          onValue={(id) => onPlace({ ...place, facilityId: id === '' ? null : Number(id) })}
        />
      )}
    </>
  );
}

function Choice({
  id,
  label,
  none,
  options,
  value,
  onValue,
}: {
  id: string;
  label: string;
  /** What stands there while nothing is chosen. */
  none: string;
  options: readonly (readonly [value: string, name: string])[];
  value: string;
  onValue: (value: string) => void;
}) {
  return (
    <div class="field">
      <label class="field-label" for={`place-${id}`}>
        {label}
      </label>
      <select
        id={`place-${id}`}
        class="field-input"
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        <option value="">{none}</option>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
