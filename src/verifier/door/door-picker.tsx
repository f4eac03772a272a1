import { useEffect } from 'preact/hooks';
import { describedBy, FieldNotes } from '../../ui/components/field.tsx';
import { language, t } from '../../ui/words.ts';
import { Locked } from '../settings/locked.tsx';
import { change, isLocked, settings } from '../settings.ts';
import { CameFromField } from './came-from-field.tsx';
import { doors, loadDoors, stoodAt } from './door.ts';
import { say } from './door-words.ts';
import './door.css';

/** The door that this device stands at, among those that the trust bundle brings. */
export function DoorPicker() {
  useEffect(() => void loadDoors(), []);
  const known = doors.value;
  const at = stoodAt.value;
  const chosen = settings.value.door;
  const hint = known?.length === 0 ? say('noDoors') : say('chooseHint');
  return (
    <div class="door-picker">
      <div class="door-field">
        <label for="door">{say('choose')}</label>
        {known ? (
          <select
            id="door"
            class="field-input"
            value={chosen}
            disabled={isLocked('door')}
            {...describedBy('door', hint)}
            // Where people come from is another question at each door.
            onChange={({ currentTarget }) => change({ door: currentTarget.value, cameFrom: '' })}
          >
            <option value="">{say('noDoor')}</option>
            {at.status === 'gone' && <option value={chosen}>{say('gone')}</option>}
            {known.map(({ id, name }) => (
              <option key={id} value={id}>
                {name[language.value]}
              </option>
            ))}
          </select>
        ) : (
          <p class="muted">{t('app.loading')}</p>
        )}
        <FieldNotes id="door" hint={hint} />
        {isLocked('door') && <Locked />}
      </div>
      {at.status === 'ready' && at.door.riskAreas.length > 0 && (
        <CameFromField id="door-came-from" riskAreas={at.door.riskAreas} />
      )}
    </div>
  );
}
