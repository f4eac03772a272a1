import { useEffect } from 'preact/hooks';
import { ELSEWHERE } from '../../trust/door/elsewhere.ts';
import { formatCountry } from '../../ui/formats.ts';
import { language } from '../../ui/words.ts';
import { settings } from '../settings.ts';
import { cameFromOf, loadDoors, type StoodAt, stoodAt } from './door.ts';
import { say } from './door-words.ts';
import './door.css';

/** Which door this device stands at, always in sight; nothing where it stands at none. */
export function DoorChip({ onChange }: { onChange: () => void }) {
  const at = stoodAt.value;
  useEffect(() => {
    if (settings.value.door !== '') void loadDoors();
  }, [settings.value.door]);
  if (at.status === 'none' || at.status === 'loading') return null;
  return (
    <button type="button" class="door-chip" aria-haspopup="dialog" onClick={onChange}>
      {chipWords(at)}
      <span class="visually-hidden"> · {say('chipChange')}</span>
    </button>
  );
}

function chipWords(at: StoodAt): string {
  if (at.status !== 'ready') return say('chipGone');
  const { name, riskAreas } = at.door;
  const door = name[language.value];
  const cameFrom = cameFromOf(riskAreas);
  if (riskAreas.length === 0) return say('chip', { door });
  if (cameFrom === '') return say('chipAsk', { door });
  const country = cameFrom === ELSEWHERE ? say('cameFromElsewhere') : formatCountry(cameFrom);
  return say('chipFrom', { door, country });
}
