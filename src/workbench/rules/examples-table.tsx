import { ELSEWHERE } from '../../trust/door/elsewhere.ts';
import type { Example } from '../../trust/door/fields.ts';
import type { RuleAnswer } from '../../trust/rules/check-rules.ts';
import { AnswerMark } from '../../ui/components/answer-mark.tsx';
import { formatCountry, formatNumber } from '../../ui/formats.ts';
import { t } from '../../ui/words.ts';
import type { TriedExample } from './tried-examples.ts';
import '../../ui/words/certificate.ts';
import { say } from './rules-words.ts';

/** Made-up people, what is expected of the rules for each, and what they come to. */
export function ExamplesTable({
  tried,
  asksWhereFrom,
  onRemove,
}: {
  tried: readonly TriedExample[];
  /** Whether it matters where somebody comes from. */
  asksWhereFrom: boolean;
  /** By its place among the supervisor's own. */
  onRemove: (index: number) => void;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard.
    <section class="rules-scroll" tabIndex={0} aria-label={say('examples')}>
      <table class="rules-table">
        <thead>
          <tr>
            <th scope="col">{say('person')}</th>
            <th scope="col">{say('holds')}</th>
            <th scope="col">{say('expected')}</th>
            <th scope="col">{say('result')}</th>
          </tr>
        </thead>
        <tbody>
          {tried.map(({ key, name, ownIndex, example, answer }) => (
            <tr key={key} data-expected={answer === example.expected}>
              <th scope="row">
                {name}
                {ownIndex !== undefined && (
                  <button
                    type="button"
                    class="link-button"
                    aria-label={say('removeExample', { name })}
                    onClick={() => onRemove(ownIndex)}
                  >
                    ×
                  </button>
                )}
              </th>
              <td>{holds(example, asksWhereFrom)}</td>
              <td>{say(`answers.${example.expected}`)}</td>
              <td>
                <Result answer={answer} isExpected={answer === example.expected} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const Result = ({ answer, isExpected }: { answer: RuleAnswer; isExpected: boolean }) => (
  <span class={`rules-answer rules-answer-${answer}`}>
    <AnswerMark answer={answer} size={24} />
    <span>
      {say(`answers.${answer}`)}
      {!isExpected && <strong class="rules-differs"> · {say('differs')}</strong>}
    </span>
  </span>
);

/** `SMART Health Card · aged 40 · dose 1: COVID-19, 70 days ago`. */
function holds({ format, age, cameFrom, doses }: Omit<Example, 'name'>, asksWhereFrom: boolean): string {
  const country = cameFrom === ELSEWHERE ? say('elsewhere') : formatCountry(cameFrom ?? '');
  const from = cameFrom === null ? say('fromUnknown') : say('from', { country });
  return [
    t(`formats.${format}`),
    say('age', { age }),
    ...(asksWhereFrom ? [from] : []),
    ...(doses.length === 0 ? [say('noDoses')] : doses.map(doseWords)),
  ].join(' · ');
}

function doseWords({ disease, product, daysAgo, doseNumber, totalDoses }: Example['doses'][number]): string {
  const number =
    doseNumber === null
      ? undefined
      : totalDoses === null
        ? say('doseNumbered', { number: doseNumber })
        : say('doseNumberedOf', { number: doseNumber, total: totalDoses });
  return [number, product, say('dose', { disease: t(`diseases.${disease}`), days: formatNumber(daysAgo) })]
    .filter(Boolean)
    .join(' ');
}
