import { expect, it } from 'vitest';
import { DEMO_DOORS } from '../../../src/server/demo-doors.ts';
import { compileRules } from '../../../src/trust/door/compile.ts';
import { ruleWords } from '../../../src/workbench/inspections/rule-words.ts';

it('says what each rule of a door asks for in the words that the rule itself carries, and nothing for others', () => {
  let rules = 0;
  for (const [setId, draft] of Object.entries(DEMO_DOORS)) {
    for (const { rule } of compileRules(draft.requirements, { setId, version: 1, country: 'VN' })) {
      const { Identifier, Description } = rule as {
        Identifier: string;
        Description: readonly { lang: 'vi' | 'en'; desc: string }[];
      };
      for (const { lang, desc } of Description) {
        expect(ruleWords(Identifier, { setId, draft }, lang)).toBe(desc);
      }
      expect(ruleWords(Identifier, { setId: 'another', draft }, 'en')).toBe(undefined);
      expect(ruleWords(Identifier, undefined, 'en')).toBe(undefined);
      rules++;
    }
    for (const other of ['VR-DE-0001', `${setId}-40-doses`, `${setId}-1-others`, ''])
      expect(ruleWords(other, { setId, draft }, 'en')).toBe(undefined);
  }
  expect(rules).toBeGreaterThan(4);
});
