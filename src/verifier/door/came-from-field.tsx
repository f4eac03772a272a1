import { ELSEWHERE } from '../../trust/door/elsewhere.ts';
import { describedBy, FieldNotes } from '../../ui/components/field.tsx';
import { formatCountry } from '../../ui/formats.ts';
import { language } from '../../ui/words.ts';
import { change, settings } from '../settings.ts';
import { say } from './door-words.ts';

/** Where people come from, as far as a door's rules tell countries apart. */
export function CameFromField({ id, riskAreas }: { id: string; riskAreas: readonly string[] }) {
  const areas = riskAreas
    .map((code) => ({ code, name: formatCountry(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, language.value));
  const { cameFrom } = settings.value;
  return (
    <div class="door-field">
      <label for={id}>{say('cameFrom')}</label>
      <select
        id={id}
        class="field-input"
        value={[ELSEWHERE, ...riskAreas].includes(cameFrom) ? cameFrom : ''}
        {...describedBy(id, say('cameFromHint'))}
        onChange={({ currentTarget }) => change({ cameFrom: currentTarget.value })}
      >
        <option value="">{say('cameFromUnknown')}</option>
        <option value={ELSEWHERE}>{say('cameFromElsewhere')}</option>
        {areas.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <FieldNotes id={id} hint={say('cameFromHint')} />
    </div>
  );
}
