import { compileRule } from '../../trust/door/compile.ts';
import { partsOf, type RulePart, type WordedRequirement } from '../../trust/door/fields.ts';
import { wordsFor } from '../../trust/door/rule-words.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { isWordedByHand } from './rule-draft.ts';
import { diseaseName, say } from './rules-words.ts';

const TEXTS = [
  ['asks', 'vi', 'asksVi'],
  ['asks', 'en', 'asksEn'],
  ['missing', 'vi', 'missingVi'],
  ['missing', 'en', 'missingEn'],
] as const;

/** The words of a requirement's rules in both languages, and for experts what the rules are compiled to. */
export function RuleWordsFields({
  requirement,
  number,
  onRequirement,
}: {
  requirement: WordedRequirement;
  number: number;
  onRequirement: (requirement: WordedRequirement) => void;
}) {
  const { asked, words } = requirement;
  const write = (part: RulePart, said: 'asks' | 'missing', language: 'vi' | 'en', text: string) => {
    const before = words[part];
    if (!before) return;
    const after = { ...before, [said]: { ...before[said], [language]: text } };
    onRequirement({ asked, words: { ...words, [part]: after } });
  };
  return (
    <>
      {isWordedByHand(requirement, diseaseName) && (
        <Notice>
          <p>{say('wordsByHand')}</p>
        </Notice>
      )}
      <details class="rules-words">
        <summary>{say('words')}</summary>
        <p class="muted small">{say('wordsLead')}</p>
        {partsOf(asked).map((part) => (
          <fieldset key={part}>
            <legend>{say(`parts.${part}`)}</legend>
            {TEXTS.map(([said, language, label]) => (
              <label key={label}>
                <span>{say(label)}</span>
                <textarea
                  class="work-input"
                  id={`rules-${number}-${part}-${label}`}
                  lang={language}
                  rows={2}
                  maxLength={300}
                  value={words[part]?.[said][language] ?? ''}
                  onInput={({ currentTarget }) => write(part, said, language, currentTarget.value)}
                />
              </label>
            ))}
          </fieldset>
        ))}
        <button
          type="button"
          class="link-button"
          onClick={() => onRequirement({ asked, words: wordsFor(asked, diseaseName(asked.disease)) })}
        >
          {say('rewrite')}
        </button>
      </details>
      <details class="rules-words">
        <summary>{say('logic')}</summary>
        {partsOf(asked).map((part) => (
          <figure key={part}>
            <figcaption>{say(`parts.${part}`)}</figcaption>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too. */}
            <pre tabIndex={0}>{JSON.stringify(compileRule(asked, part), undefined, 1)}</pre>
          </figure>
        ))}
      </details>
    </>
  );
}
