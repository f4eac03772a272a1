import { tryExamples } from '../../trust/door/examples.ts';
import type { DoorDraft, Example } from '../../trust/door/fields.ts';
import { doorValueSets } from '../../trust/door/products.ts';
import { readyExamples } from '../../trust/door/ready-examples.ts';
import type { RuleAnswer } from '../../trust/rules/check-rules.ts';
import { t } from '../../ui/words.ts';
import '../../ui/words/certificate.ts';
import { say } from './rules-words.ts';

export interface TriedExample {
  readonly key: string;
  readonly name: string;
  /** Its place among the supervisor's own; undefined where it follows from the fields. */
  readonly ownIndex?: number;
  readonly example: Omit<Example, 'name'>;
  readonly answer: RuleAnswer;
}

/** Every example of a draft that is whole, with what its rules come to today. */
export function triedExamples(draft: DoorDraft): TriedExample[] {
  const asked = draft.requirements.map((requirement) => requirement.asked);
  const ready = readyExamples(asked).map((example) => {
    const disease = asked[example.about]?.disease;
    const about = { disease: disease ? t(`diseases.${disease}`) : '' };
    return { key: `${example.kind} ${example.about}`, name: say(`kinds.${example.kind}`, about), example };
  });
  const own = draft.examples.map((example, ownIndex) => ({
    key: `own ${ownIndex}`,
    name: example.name,
    ownIndex,
    example,
  }));
  const examples = [...ready, ...own];
  const today = new Date().toLocaleDateString('sv');
  const answers = tryExamples(
    draft,
    examples.map(({ example }) => example),
    doorValueSets(),
    today,
  );
  return examples.map((example, index) => ({
    ...example,
    answer: answers[index]?.answer ?? 'cannot-tell',
  }));
}
