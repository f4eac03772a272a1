import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupSentence } from '../../src/workbench/groups/group-sentence.ts';
import { vi } from '../../src/workbench/languages/vi.ts';

const FIELDS = {
  'document-number': 'documentNumber',
  name: 'name',
  'birth-date': 'birthDate',
  sex: 'sex',
} as const;

describe('groupSentence', () => {
  it('says what differs and what agrees', () => {
    expect(groupSentence('name:tones')).toBe('Họ tên chỉ khác dấu; số giấy tờ, ngày sinh, giới tính khớp');
    expect(groupSentence('name:tones+birth-date:swapped')).toBe(
      'Họ tên chỉ khác dấu, ngày sinh đổi chỗ ngày và tháng; số giấy tờ, giới tính khớp',
    );
  });

  it('has words for every combination of fields and relations', () => {
    const part = fc.constantFrom(...(Object.keys(FIELDS) as (keyof typeof FIELDS)[])).chain((field) =>
      fc.constantFrom(...Object.entries(vi.relations[FIELDS[field]])).map(([relation, words]) => ({
        field,
        kind: `${field}:${relation}`,
        words,
      })),
    );
    const parts = fc.uniqueArray(part, { selector: ({ field }) => field, minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(parts, (some) => {
        const sentence = groupSentence(some.map(({ kind }) => kind).join('+'));
        for (const { words } of some) expect(sentence).toContain(words);
        expect(sentence).not.toMatch(/[{}:+]/);
      }),
    );
  });

  it('says a kind that nobody has foreseen as it is', () => {
    expect(groupSentence('name:nickname')).toBe('Họ tên nickname; số giấy tờ, ngày sinh, giới tính khớp');
    expect(groupSentence('blood-group:other')).toContain('lood-group:other');
  });
});
