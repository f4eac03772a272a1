import type { RuleAnswer } from '../rules/check-rules.ts';
import { dayAfter } from '../rules/days-around.ts';
import type { ValueSets } from '../rules/judge-rules.ts';
import { judgeDoor } from './check-door.ts';
import { compileRules } from './compile.ts';
import { readDoorBook } from './door-book.ts';
import type { DoorDraft, Example } from './fields.ts';
import { type DoorSubject, listsAllDoses, withRepeated } from './subject.ts';

/** What rules look at in an example, on a day. */
function exampleSubject(
  { format, age, doses }: Pick<Example, 'format' | 'age' | 'doses'>,
  today: string,
): DoorSubject {
  // Half a year more, so that it is the age on this day and the next.
  const born = dayAfter(today, -Math.round((age + 0.5) * 365.2425));
  return {
    format,
    kind: doses.length > 0 ? 'vaccination' : null,
    issuedIn: null,
    holder: { bornFrom: born, bornUntil: born },
    listsAll: listsAllDoses(format),
    statement: format === 'nzcp' && doses.length === 0 ? 'vaccinated-or-exempt' : null,
    immunizations: withRepeated(
      doses.map(({ disease, product, daysAgo, doseNumber, totalDoses }) => ({
        diseases: [disease],
        isDiseaseKnown: true,
        product,
        kind: null,
        manufacturer: null,
        date: dayAfter(today, -daysAgo),
        doseNumber,
        totalDoses,
        effectiveFrom: null,
        effectiveUntil: null,
        country: null,
        isSubpotent: false,
      })),
    ),
    tests: [],
    recoveries: [],
  };
}

/**
 * What the rules of a draft come to for examples, as a verifier would have them from the trust bundle. The published
 * rules of its country are not among them: they look at what no example has.
 *
 * @param today `YYYY-MM-DD`
 */
export function tryExamples<Tried extends Pick<Example, 'format' | 'age' | 'doses' | 'cameFrom'>>(
  { purpose, name, requirements }: Pick<DoorDraft, 'purpose' | 'name' | 'requirements'>,
  examples: readonly Tried[],
  valueSets: ValueSets,
  today: string,
): { readonly example: Tried; readonly answer: RuleAnswer }[] {
  const rules = compileRules(requirements, { setId: 'draft', version: 1, country: 'ZZ' });
  const set = { id: 'draft', version: 1, purpose, name, publishedAtSeconds: 0, rules };
  const { doors, valueSets: sets } = readDoorBook({ sets: [set], valueSets });
  const at = new Date(`${today}T12:00:00Z`);
  return examples.map((example) => {
    const when = { at, today, cameFrom: example.cameFrom };
    const states = judgeDoor(doors[0]?.rules ?? [], exampleSubject(example, today), when, sets).map(
      ({ state }) => state,
    );
    const answer = states.includes('failed')
      ? 'not-enough'
      : states.length > 0 && states.every((state) => state === 'passed')
        ? 'enough'
        : 'cannot-tell';
    return { example, answer };
  });
}
