import { useEffect } from 'preact/hooks';
import { DOOR_ANSWERS, type Sum } from '../../tally-contract/tally.ts';
import { descriptionOf } from '../../trust/rules/description.ts';
import { loadTrust } from '../../ui/cached-trust.ts';
import { formatNumber } from '../../ui/formats.ts';
import { language } from '../../ui/words.ts';
import { doors, loadDoors } from '../door/door.ts';
import { say } from './shift-words.ts';
import { byDoor, type DoorCount, keptAtDoor } from './sums.ts';

/** What doors said of those whose certificates were valid, and by which rules people were kept; nothing without a door. */
export function DoorCounts({ sums }: { sums: readonly Sum[] }) {
  const all = byDoor(sums);
  const isAny = all.length > 0;
  useEffect(() => {
    // What rules are called in words comes with the trust bundle.
    if (isAny) void Promise.all([loadTrust(), loadDoors()]);
  }, [isAny]);
  if (!isAny) return null;
  const kept = keptAtDoor(sums);
  const howMany = (answer: DoorCount['answer']) =>
    all.reduce((total, one) => total + (one.answer === answer ? one.count : 0), 0);
  return (
    <section class="shift-part">
      <h2>{say('door.title')}</h2>
      <p class="muted small">{say('door.lead')}</p>
      <dl class="shift-totals shift-door">
        {DOOR_ANSWERS.map((answer) => (
          <div key={answer}>
            <dt>{say(`door.answers.${answer}`)}</dt>
            <dd>{formatNumber(howMany(answer))}</dd>
          </div>
        ))}
      </dl>
      <h3>{say('door.kept')}</h3>
      {kept.length === 0 && <p>{say('door.noneKept')}</p>}
      <ol class="shift-reasons shift-kept">
        {kept.map((one) => (
          <li key={`${one.id} ${one.answer} ${one.rule}`}>
            <strong>{say('times', { count: one.count })}</strong> {say(`door.answers.${one.answer}`)}:{' '}
            <RuleWords of={one} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Of which door, and what the rule asks for, as far as the trust bundle of today has it. */
function RuleWords({ of: { id, rule } }: { of: DoorCount }) {
  const door = doors.value?.find((one) => one.id === id);
  const known = door?.rules.find((one) => one.rule.identifier === rule)?.rule;
  const words = known && descriptionOf(known, language.value);
  return (
    <>
      {words && <span lang={words.language}>{words.text}</span>}
      {rule === '' && say('door.noRule')} · {door?.name[language.value] ?? (id || say('door.gone'))}{' '}
      <span class="muted small">{rule}</span>
    </>
  );
}
