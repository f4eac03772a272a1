import type { Verdict } from '../../certificate/verify.ts';
import { ELSEWHERE } from '../../trust/door/elsewhere.ts';
import { describedBy, FieldNotes } from '../../ui/components/field.tsx';
import { formatCountry } from '../../ui/formats.ts';
import { language } from '../../ui/words.ts';
import { Locked } from '../settings/locked.tsx';
import { change, isLocked, settings } from '../settings.ts';
import { answerCameFrom, cameFromOf } from './door.ts';
import { say } from './door-words.ts';

/**
 * Where people come from, as far as a door's rules tell countries apart: all of them, or the one that a verdict is of,
 * whose answer is nobody else's.
 */
export function CameFromField({
  id,
  riskAreas,
  verdict,
}: {
  id: string;
  riskAreas: readonly string[];
  verdict?: Verdict;
}) {
  const areas = riskAreas
    .map((code) => ({ code, name: formatCountry(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, language.value));
  const hint = say(verdict ? 'cameFromHintOne' : 'cameFromHint');
  // Where the supervisor has left it open, it has to be asked of each.
  const isFixed = isLocked('cameFrom') && !(verdict && settings.value.cameFrom === '');
  return (
    <div class="door-field">
      <label for={id}>{say(verdict ? 'cameFromOne' : 'cameFrom')}</label>
      <select
        id={id}
        class="field-input"
        value={cameFromOf(riskAreas, verdict)}
        disabled={isFixed}
        {...describedBy(id, hint)}
        onChange={({ currentTarget: { value } }) =>
          verdict ? answerCameFrom(verdict, value) : change({ cameFrom: value })
        }
      >
        <option value="">{say('cameFromUnknown')}</option>
        <option value={ELSEWHERE}>{say('cameFromElsewhere')}</option>
        {areas.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <FieldNotes id={id} hint={hint} />
      {isFixed && <Locked />}
    </div>
  );
}
