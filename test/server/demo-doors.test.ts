import * as v from 'valibot';
import { expect, it } from 'vitest';
import { DEMO_DOORS } from '../../src/server/demo-doors.ts';
import { tryExamples } from '../../src/trust/door/examples.ts';
import { DoorDraft } from '../../src/trust/door/fields.ts';
import { doorValueSets } from '../../src/trust/door/products.ts';
import { readyExamples } from '../../src/trust/door/ready-examples.ts';
import { wordsFor } from '../../src/trust/door/rule-words.ts';
import { en } from '../../src/ui/languages/en/certificate.ts';
import { vi } from '../../src/ui/languages/vi/certificate.ts';

it('has doors to try, worded as the form words them, on which every example comes out as expected', () => {
  for (const draft of Object.values(DEMO_DOORS)) {
    expect(v.is(DoorDraft, draft)).toBe(true);
    for (const { asked, words } of draft.requirements) {
      const name = { vi: vi.diseases[asked.disease], en: en.diseases[asked.disease] };
      expect(words).toEqual(wordsFor(asked, name));
    }
    const examples = readyExamples(draft.requirements.map(({ asked }) => asked));
    const tried = tryExamples(draft, examples, doorValueSets(), '2026-11-26');
    expect(tried.map(({ answer }) => answer)).toEqual(examples.map(({ expected }) => expected));
  }
});
