import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { tryExamples } from '../../../src/trust/door/examples.ts';
import { DoorDraft, type Requirement } from '../../../src/trust/door/fields.ts';
import { doorValueSets } from '../../../src/trust/door/products.ts';
import { readyExamples } from '../../../src/trust/door/ready-examples.ts';
import { wordsFor } from '../../../src/trust/door/rule-words.ts';
import { TEMPLATES } from '../../../src/trust/door/templates.ts';
import { requirements, TODAY } from './worlds.ts';

const name = { vi: 'Sốt vàng', en: 'Yellow fever' };
const draftOf = (asked: readonly Requirement[]): DoorDraft => ({
  purpose: 'own',
  name: { vi: 'Cửa', en: 'the door' },
  country: null,
  requirements: asked.map((one) => ({ asked: one, words: wordsFor(one, name) })),
  examples: [],
});
const outcomes = (asked: readonly Requirement[]) =>
  tryExamples(draftOf(asked), readyExamples(asked), doorValueSets(), TODAY);

describe('examples that follow from a form’s fields', () => {
  it('come out as they must, whatever the fields are', () => {
    const sets = fc.uniqueArray(requirements, {
      selector: ({ disease }) => disease,
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(sets, (asked) => {
        expect(v.is(DoorDraft, draftOf(asked))).toBe(true);
        const wrong = outcomes(asked).filter(({ example, answer }) => answer !== example.expected);
        expect(wrong).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('are none where the published rules of a country are all that is asked', () => {
    expect(readyExamples([])).toEqual([]);
  });

  it('show one person for whom all is enough, and each thing that may go wrong', () => {
    const shown = (template: keyof typeof TEMPLATES) =>
      outcomes(TEMPLATES[template].requirements).map(({ example: { kind, about }, answer }) =>
        [kind, about, answer].join(' '),
      );
    expect(shown('entry')).toEqual([
      'enough 0 enough',
      'short 0 not-enough',
      'early 0 not-enough',
      'other-disease 0 not-enough',
      'other-format 0 enough',
      'unsaid 0 cannot-tell',
    ]);
    expect(shown('yellow-fever')).toEqual([
      'enough 0 enough',
      'early 0 not-enough',
      'other-disease 0 not-enough',
      'young 0 enough',
      'elsewhere 0 enough',
      'unasked 0 cannot-tell',
      'other-format 0 enough',
      'unsaid 0 enough',
    ]);
    expect(shown('hajj')).toContain('old 0 not-enough');
    expect(shown('hajj')).toContain('other-product 0 not-enough');
    expect(shown('hajj')).toContain('elsewhere 1 enough');
  });
});
