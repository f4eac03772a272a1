import type { Verdict } from '../../certificate/verify.ts';
import type { DoorResult } from '../../trust/door/check-door.ts';
import type { Door } from '../../trust/door/door-book.ts';
import { descriptionOf } from '../../trust/rules/description.ts';
import { AnswerMark } from '../../ui/components/answer-mark.tsx';
import { formatDayOf } from '../../ui/formats.ts';
import { language } from '../../ui/words.ts';
import { CameFromField } from './came-from-field.tsx';
import { answerAtDoor, type JudgedAtDoor } from './door.ts';
import { say } from './door-words.ts';
import './door.css';

/**
 * Whether a certificate is enough for the door that this device stands at. It stands apart from whether the certificate
 * is genuine, with words and shapes of its own and none of the verdicts' colours.
 */
export function DoorAnswer({ verdict }: { verdict: Verdict }) {
  const said = answerAtDoor(verdict);
  if (!said) return null;
  if (said.status !== 'judged') return <p class="door-moot">{say(said.status)}</p>;
  const { answer, results, door } = said;
  return (
    <section class={`door-answer door-answer-${answer}`} data-door-answer={answer} aria-label={say('title')}>
      <AnswerMark answer={answer} />
      <div>
        <p class="door-word">{say(`answers.${answer}`)}</p>
        <DoorReasons said={said} />
      </div>
      {door && <Below door={door} results={results} verdict={verdict} />}
    </section>
  );
}

/** Why the door answers so, in plain words. */
export function DoorReasons({ said: { answer, doubt, results, door } }: { said: JudgedAtDoor }) {
  const name = door?.name[language.value] ?? '';
  return (
    <>
      {answer === 'enough' && <p>{say('enough', { door: name })}</p>}
      {answer === 'not-enough' && <Missing results={results} door={name} />}
      {doubt && <p>{say(`doubts.${doubt}`, { door: name })}</p>}
      {answer === 'cannot-tell' && <Rules results={results} state="open" />}
    </>
  );
}

/** The same as it is read out with the verdict. */
export function doorSaid(verdict: Verdict): string[] {
  const said = answerAtDoor(verdict);
  if (said?.status !== 'judged') return [];
  return [say(`answers.${said.answer}`), ...missingOf(said.results)];
}

const missingOf = (results: readonly DoorResult[]): string[] =>
  results.flatMap(({ state, missing }) => (state === 'failed' ? (missing?.[language.value] ?? []) : []));

/** What is missing in one sentence; a country's own rules say only what they ask for. */
function Missing({ results, door }: { results: readonly DoorResult[]; door: string }) {
  const failed = results.filter(({ state }) => state === 'failed');
  const missing = missingOf(failed);
  const list = new Intl.ListFormat(language.value, { type: 'conjunction' });
  return (
    <>
      {missing.length > 0 && <p>{say('missing', { missing: list.format(missing), door })}</p>}
      <Rules results={failed.filter((result) => !result.missing)} state="failed" />
    </>
  );
}

const Rules = ({ results, state }: { results: readonly DoorResult[]; state: 'failed' | 'open' }) => (
  <>
    {results
      .filter((result) => result.state === state)
      .map(({ rule }) => (
        <p key={rule.identifier}>
          {say(state === 'failed' ? 'unmet' : 'open', { rule: descriptionOf(rule, language.value).text })}
        </p>
      ))}
  </>
);

/** Where the person comes from, where that matters; and which rules the answer rests on. */
function Below({ door, results, verdict }: { door: Door; results: readonly DoorResult[]; verdict: Verdict }) {
  const { version, publishedAtSeconds, riskAreas, example } = door;
  const day = formatDayOf(new Date(publishedAtSeconds * 1000));
  return (
    <div class="door-below">
      {riskAreas.length > 0 && (
        <CameFromField id="door-answer-came-from" riskAreas={riskAreas} verdict={verdict} />
      )}
      <details>
        <summary>{say('rules', { version })}</summary>
        <ul>
          {results.map(({ rule, state }) => {
            const { language: written, text } = descriptionOf(rule, language.value);
            return (
              <li key={rule.identifier}>
                <strong>{say(`states.${state}`)}</strong>: <span lang={written}>{text}</span>
              </li>
            );
          })}
        </ul>
      </details>
      <p class="muted small">
        {[say('published', { version, day }), example && say('example')].filter(Boolean).join(' · ')}
      </p>
    </div>
  );
}
