import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutSmallParts } from '../../src/issuer/totals.ts';

const part = (name: string | null, people: number) => ({ name, people, blocked: 0, certified: people });

describe('public parts', () => {
  it('are shown by name, those of few people together', () => {
    expect(
      withoutSmallParts([part('A', 50), part('B', 4), part('C', 9), part('D', 200), part(null, 3)]),
    ).toEqual([part('D', 200), part('A', 50), part(null, 16)]);
  });

  it('do not give a single small one away by what is left out', () => {
    expect(withoutSmallParts([part('A', 50), part('B', 4), part('D', 200)])).toEqual([
      part('D', 200),
      part(null, 54),
    ]);
  });

  it('keep what lies nowhere apart where it is large enough', () => {
    expect(withoutSmallParts([part('A', 50), part(null, 12)])).toEqual([part('A', 50), part(null, 12)]);
  });

  it('never show fewer than ten people, except where there are no more, and lose nobody', () => {
    const parts = fc
      .array(fc.integer({ min: 1, max: 60 }), { maxLength: 12 })
      .map((people) => people.map((count, index) => part(index % 5 === 4 ? null : `P${index}`, count)));
    const sum = (of: readonly { people: number }[]) => of.reduce((total, { people }) => total + people, 0);
    fc.assert(
      fc.property(parts, (all) => {
        const shown = withoutSmallParts(all);
        expect(sum(shown)).toBe(sum(all));
        if (sum(all) >= 10) for (const { people } of shown) expect(people).toBeGreaterThanOrEqual(10);
      }),
    );
  });
});
