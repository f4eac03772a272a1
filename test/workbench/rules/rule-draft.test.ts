import { describe, expect, it } from 'vitest';
import type { DoorDraft } from '../../../src/trust/door/fields.ts';
import { TEMPLATES } from '../../../src/trust/door/templates.ts';
import {
  changeAsked,
  type DraftProblem,
  fromTemplate,
  isWordedByHand,
  nextRequirement,
  problemOf,
} from '../../../src/workbench/rules/rule-draft.ts';

const nameOf = (disease: string) => ({ vi: `Bệnh ${disease}`, en: `Disease ${disease}` });
const entry = fromTemplate(TEMPLATES.entry, nameOf);
const [covid] = entry.requirements;
if (!covid) throw new Error('the template asks for nothing');

describe('a draft of rules', () => {
  it('is whole as each template has it', () => {
    for (const template of Object.values(TEMPLATES)) {
      expect(problemOf(fromTemplate(template, nameOf))).toBeUndefined();
    }
  });

  it('is worded anew with each change, but for what somebody has written', () => {
    const missing = { ...covid.words.doses.missing, vi: 'thiếu mũi nhắc' };
    const written = { ...covid, words: { ...covid.words, doses: { ...covid.words.doses, missing } } };
    expect([covid, written].map((one) => isWordedByHand(one, nameOf))).toEqual([false, true]);
    const changed = changeAsked(written, { leastDoses: 3, leastDays: 7, mostDays: 365 }, nameOf);
    expect(isWordedByHand(changed, nameOf)).toBe(true);
    expect(changed.words.doses).toEqual({
      asks: {
        vi: 'Đã tiêm ít nhất 3 mũi ngừa Bệnh covid-19.',
        en: 'At least 3 doses against Disease covid-19 have been given.',
      },
      missing: { vi: 'thiếu mũi nhắc', en: 'the third dose against Disease covid-19 is missing' },
    });
    expect(changed.words.wait?.asks.en).toBe(
      'The third dose against COVID-19 was given at least 7 days ago.'.replace(
        'COVID-19',
        'Disease covid-19',
      ),
    );
    expect(changed.words.age?.missing.vi).toBe('mũi gần nhất ngừa Bệnh covid-19 đã quá 1 năm');
    expect(changeAsked(changed, { leastDays: 0 }, nameOf).words).not.toHaveProperty('wait');
  });

  it('drops what another disease or another time does not have', () => {
    const acwy = {
      disease: 'meningococcal',
      products: 'acwy',
      mostDays: 100,
      mostDaysConjugate: 200,
    } as const;
    const meningococcal = changeAsked(covid, acwy, nameOf);
    expect(changeAsked(meningococcal, { disease: 'polio' }, nameOf).asked.products).toBe('any');
    expect(changeAsked(meningococcal, { mostDays: null }, nameOf).asked.mostDaysConjugate).toBeNull();
    expect(nextRequirement(entry, nameOf)?.asked.disease).toBe('yellow-fever');
  });

  it.each<[DraftProblem, Partial<DoorDraft>]>([
    ['name', { name: { vi: ' ', en: 'x' } }],
    ['nothing', { requirements: [] }],
    ['twice', { requirements: [covid, covid] }],
    ['doses', { requirements: [changeAsked(covid, { leastDoses: null }, nameOf)] }],
    ['doses', { requirements: [changeAsked(covid, { leastDoses: 11 }, nameOf)] }],
    ['days', { requirements: [changeAsked(covid, { mostDays: 14 }, nameOf)] }],
    ['numbers', { requirements: [changeAsked(covid, { leastDays: 4_000 }, nameOf)] }],
    ['words', { requirements: [{ ...covid, words: { doses: covid.words.doses } }] }],
    [
      'words',
      {
        requirements: [
          {
            ...covid,
            words: { ...covid.words, doses: { ...covid.words.doses, missing: { vi: '', en: 'x' } } },
          },
        ],
      },
    ],
  ])('says what has to be put right: %s', (problem, changes) => {
    expect(problemOf({ ...entry, ...changes })).toBe(problem);
  });
});
