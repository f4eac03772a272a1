import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arranged, moved, readArrangement, withPerson } from '../../src/wallet/arrangement.ts';

const holders = ['an', 'binh', 'chi'].map((key) => ({ key }));
const keys = ['an', 'binh', 'chi'];
const order = (arrangement: ReturnType<typeof readArrangement>) =>
  arranged(holders, arrangement).map(({ key }) => key);

describe('the arrangement of people', () => {
  it('leaves them as they came until somebody arranges them', () => {
    expect(order([])).toEqual(keys);
  });

  it('moves somebody up and down, and nobody out of the list', () => {
    expect(order(moved([], keys, 'chi', -1))).toEqual(['an', 'chi', 'binh']);
    expect(order(moved([], keys, 'an', 1))).toEqual(['binh', 'an', 'chi']);
    expect(order(moved([], keys, 'an', -1))).toEqual(keys);
    expect(order(moved([], keys, 'chi', 1))).toEqual(keys);
  });

  it('puts favourites first, and whoever is new last', () => {
    const arrangement = withPerson([], keys, 'chi', { favourite: true });
    expect(arranged([...holders, { key: 'dung' }], arrangement).map(({ key }) => key)).toEqual([
      'chi',
      'an',
      'binh',
      'dung',
    ]);
    expect(order(withPerson(arrangement, ['chi', 'an', 'binh'], 'chi', { favourite: false }))[0]).toBe('chi');
  });

  it('names somebody by a nickname, and by none where it is emptied', () => {
    const named = withPerson([], keys, 'binh', { nickname: '  Mẹ ' });
    expect(arranged(holders, named)[1]).toEqual({ key: 'binh', nickname: 'Mẹ' });
    expect(arranged(holders, withPerson(named, keys, 'binh', { nickname: ' ' }))[1]).toEqual({ key: 'binh' });
  });

  it('forgets those who are gone', () => {
    const named = withPerson([], keys, 'an', { nickname: 'Ba' });
    expect(JSON.stringify(moved(named, ['binh', 'chi'], 'chi', -1))).not.toContain('Ba');
  });

  it('is empty where what was kept is none', () => {
    for (const text of [undefined, '', '{', '{}', '[1]', '[{"key":"an","nickname":7}]']) {
      expect(readArrangement(text)).toEqual([]);
    }
  });

  it('loses nobody and shows nobody twice, whatever was kept', () => {
    const person = fc.record(
      {
        key: fc.constantFrom('an', 'binh', 'chi', 'gone'),
        nickname: fc.string({ maxLength: 40 }),
        favourite: fc.constant(true),
      },
      { requiredKeys: ['key'] },
    );
    fc.assert(
      fc.property(fc.array(person), (kept) => {
        expect(order(readArrangement(JSON.stringify(kept))).toSorted()).toEqual(keys);
      }),
    );
  });
});
