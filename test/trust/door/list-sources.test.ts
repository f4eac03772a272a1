import { expect, it } from 'vitest';
import type { DoorDraft } from '../../../src/trust/door/fields.ts';
import { listSources } from '../../../src/trust/door/list-sources.ts';
import { wordsFor } from '../../../src/trust/door/rule-words.ts';
import { TEMPLATES, type Template } from '../../../src/trust/door/templates.ts';

const draftOf = ({ requirements, ...rest }: Template): DoorDraft => ({
  ...rest,
  requirements: requirements.map((asked) => ({ asked, words: wordsFor(asked, { vi: 'x', en: 'x' }) })),
  examples: [],
});

it('names the lists of others that a set rests on, and none for a set without any', () => {
  expect(listSources(draftOf(TEMPLATES['yellow-fever']))).toEqual(['yellow-fever-areas', 'who-products']);
  expect(listSources(draftOf(TEMPLATES.hajj))).toEqual(['hajj']);
  expect(listSources(draftOf(TEMPLATES.venue))).toEqual([]);
  const everybody: Template = {
    ...TEMPLATES['yellow-fever'],
    requirements: TEMPLATES['yellow-fever'].requirements.map((asked) => ({ ...asked, cameFrom: [] })),
  };
  expect(listSources(draftOf(everybody))).toEqual(['who-products']);
});

it('asks the yellow fever template of those from the countries of WHO’s list, 29 in Africa and 13 in the Americas', () => {
  const [{ cameFrom }] = TEMPLATES['yellow-fever'].requirements;
  const americas = ['AR', 'BO', 'BR', 'CO', 'EC', 'GF', 'GY', 'PA', 'PE', 'PY', 'SR', 'TT', 'VE'];
  expect(cameFrom.filter((code) => americas.includes(code))).toEqual(americas);
  expect(new Set(cameFrom).size).toBe(29 + 13);
});
