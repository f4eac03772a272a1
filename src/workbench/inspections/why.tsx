import { formatNumber } from '../../ui/formats.ts';
import { vi as reasonsVi } from '../../ui/languages/vi/reasons.ts';
import { language, t } from '../../ui/words.ts';
import '../../ui/words/reasons.ts';
import type { Count } from '../../work-contract/inspections.ts';
import { doorSets } from '../rules/rules.ts';
import { say } from './inspections-words.ts';
import { ruleWords } from './rule-words.ts';

type Reason = keyof typeof reasonsVi.reasons;
const isReason = (reason: string): reason is Reason => Object.hasOwn(reasonsVi.reasons, reason);

/** Why verdicts were not valid, the most frequent first. */
export function Reasons({ counts }: { counts: readonly Count[] }) {
  const reasons = counts.filter(({ reason }) => reason !== '');
  return (
    <section class="inspections-part">
      <h2>{say('reasons')}</h2>
      {reasons.length === 0 && <p>{say('noReasons')}</p>}
      <ol class="inspections-reasons">
        {reasons.map(({ reason, count }) => (
          <li key={reason}>
            <strong>{say('times', { count })}</strong> {isReason(reason) && t(`reasons.${reason}.inspector`)}{' '}
            <span class="muted small">{reason}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What doors said of valid certificates, and by which rule. */
export function Doors({ counts }: { counts: readonly Count[] }) {
  const said = counts.flatMap(({ door, count }) => (door ? { ...door, count } : []));
  return (
    <section class="inspections-part">
      <h2>{say('door.title')}</h2>
      {said.length === 0 ? (
        <p>{say('door.none')}</p>
      ) : (
        <>
          <p class="muted small">{say('door.lead')}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard. */}
          <section class="inspections-scroll" tabIndex={0} aria-label={say('door.title')}>
            <table class="inspections-table inspections-doors">
              <thead>
                <tr>
                  {(['name', 'answer', 'rule', 'count'] as const).map((column) => (
                    <th key={column} scope="col">
                      {say(`door.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {said.map(({ id, answer, rule, count }) => {
                  const door = doorSets.value?.find(({ setId }) => setId === id);
                  return (
                    <tr key={`${id} ${answer} ${rule}`}>
                      <th scope="row">{door?.draft.name[language.value] ?? (id || say('door.gone'))}</th>
                      <td>{say(`door.answers.${answer}`)}</td>
                      <td>
                        {ruleWords(rule, door, language.value)} <span class="muted small">{rule}</span>
                      </td>
                      <td>{formatNumber(count)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </section>
        </>
      )}
    </section>
  );
}
