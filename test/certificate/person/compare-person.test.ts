import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Holder } from '../../../src/certificate/certificate.ts';
import { compareNames } from '../../../src/certificate/person/compare-names.ts';
import { comparePerson } from '../../../src/certificate/person/compare-person.ts';
import type { NamePiece } from '../../../src/certificate/person/name-pieces.ts';
import { readZone } from '../../../src/certificate/person/read-zone.ts';
import { GENERATIONS, NAMESAKES, SIBLINGS, STRANGERS, TWINS } from './different-people.ts';
import { CUT_OFF } from './names-cut-off.ts';
import { EUROPE } from './names-europe.ts';
import { PROBABLE } from './names-probable.ts';
import { VIET_NAM } from './names-viet-nam.ts';
import { passport } from './zones.ts';

const rows = (table: string): string[][] =>
  table
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => row.split('|'));

const NAMES = Object.entries({ VIET_NAM, ...EUROPE });
const DIFFERENT = Object.entries({ SIBLINGS, TWINS, GENERATIONS, NAMESAKES, STRANGERS });

/** Compares a person with the bearer of a passport, whose zone is read as any other. */
function compared(holder: Holder, name: Parameters<typeof passport>[0], birthDate: string) {
  const document = readZone(passport(name, birthDate).join('\n'));
  if (!document) throw new Error('no zone');
  expect(document.failedChecks).toEqual([]);
  return comparePerson(holder, document);
}

const differing = (pieces: readonly NamePiece[]) =>
  pieces
    .filter(({ differs }) => differs)
    .map(({ text }) => text)
    .join(' ') || '_';
const textOf = (pieces: readonly NamePiece[]) => pieces.map(({ text }) => text).join('');

describe('the table of names and zones', () => {
  it('has 500 pairs, 100 of them of two people', () => {
    const count = (tables: readonly (readonly [string, string])[]) =>
      tables.reduce((sum, [, table]) => sum + rows(table).length, 0);
    expect(count(DIFFERENT)).toBeGreaterThan(100);
    expect(
      count(NAMES) + count(DIFFERENT) + rows(CUT_OFF).length + rows(PROBABLE).length,
    ).toBeGreaterThanOrEqual(500);
  });
});

describe('a certificate and a document of one person', () => {
  it.each(NAMES)('are the same by the rules of transliteration: %s', (_, table) => {
    for (const [name = '', surname = '', givenNames = ''] of rows(table)) {
      for (const written of [name, name.normalize('NFD'), name.toUpperCase()]) {
        const comparison = compared(
          { name: written, birthDate: '1974-08-12' },
          { surname, givenNames },
          '740812',
        );
        expect(comparison.answer, `${written} ${surname} ${givenNames}`).toBe('same');
        expect(differing(comparison.name.document)).toBe('_');
      }
    }
  });

  it('are the same where the document has cut the name off as it must', () => {
    for (const [name = '', field = ''] of rows(CUT_OFF)) {
      const [surname = '', givenNames = ''] = field.split('<<');
      expect([39, 31, 30], field).toContain(field.length);
      const zone = { surname, givenNames };
      expect(compareNames(name, { ...zone, isFull: true }).answer, field).toBe('same');
      expect(compareNames(name, { ...zone, isFull: false }).answer, field).not.toBe('same');
    }
  });

  it('are probably the same where the names are nearly, and what differs is marked in both', () => {
    for (const [name = '', surname = '', givenNames = '', ours, theirs] of rows(PROBABLE)) {
      const comparison = compared({ name, birthDate: '1974-08-12' }, { surname, givenNames }, '740812');
      const what = `${name} ${surname} ${givenNames}`;
      expect(comparison.answer, what).toBe('probably-same');
      expect([differing(comparison.name.certificate), differing(comparison.name.document)], what).toEqual([
        ours,
        theirs,
      ]);
      expect(textOf(comparison.name.certificate)).toBe(name.toUpperCase().replaceAll('-', ' '));
    }
  });

  it.each([
    ['1974-08', '740812', 'partly'],
    ['1974', '740812', 'partly'],
    ['1974-08-12', '7408<<', 'partly'],
    ['1974-08-12', '74<<<<', 'partly'],
    ['1974-08-12', '740800', 'partly'],
    ['1974-08-12', '740000', 'partly'],
    ['', '740812', 'unknown'],
    ['1974-08-12', '<<<<<<', 'unknown'],
    ['about 1974', '740812', 'unknown'],
  ])(
    'are probably the same where one of them does not know the whole date of birth: %j, %s',
    (own, zone, birthDate) => {
      const comparison = compared(
        { name: 'Nguyễn Văn An', birthDate: own },
        { surname: 'NGUYEN', givenNames: 'VAN<AN' },
        zone,
      );
      expect(comparison).toMatchObject({ answer: 'probably-same', birthDate });
    },
  );

  it.each([
    ['1974', '74<<<<'],
    ['1974-08', '7408<<'],
    ['1919-12-31', '191231'],
    ['2019-12-31', '191231'],
  ])('are the same where both say the same, in the century of the certificate: %s, %s', (own, zone) => {
    const comparison = compared(
      { name: 'Nguyễn Văn An', birthDate: own },
      { surname: 'NGUYEN', givenNames: 'VAN<AN' },
      zone,
    );
    expect(comparison.answer).toBe('same');
  });

  it('are the same where the certificate’s name for the zone is', () => {
    const zone = { surname: 'WANG', givenNames: 'XIAOMING' };
    const name = '王小明';
    expect(compared({ name, birthDate: '1974-08-12' }, zone, '740812')).toMatchObject({
      answer: 'incomparable',
      birthDate: 'same',
    });
    expect(compared({ name, birthDate: '1974-08-13' }, zone, '740812').answer).toBe('different');
    expect(
      compared({ name, latinName: 'WANG<<XIAOMING', birthDate: '1974-08-12' }, zone, '740812').answer,
    ).toBe('same');
    expect(compared({ name: '王小明 Wang Xiaoming', birthDate: '1974-08-12' }, zone, '740812').answer).toBe(
      'same',
    );
    expect(
      compared({ name: 'Wang Xiao', latinName: 'WANG<<XIAOMING', birthDate: '1974-08-12' }, zone, '740812')
        .answer,
    ).toBe('same');
  });

  it('are nobody’s to compare where a letter of a word has no spelling, though the others have', () => {
    for (const name of ['Нұрлан Иванов', 'Иванов Нұрлан'])
      expect(compareNames(name, { surname: 'IVANOV', givenNames: '', isFull: false }).answer).toBe(
        'incomparable',
      );
  });

  it('are not the same by a date of birth whose check digit does not fit', () => {
    const [first, second] = passport({ surname: 'NGUYEN', givenNames: 'VAN<AN' }, '740812');
    const document = readZone(
      `${first}\n${second.replace('7408127', '7408128').replace('740812', '740813')}`,
    );
    expect(document?.failedChecks).toContain('birth-date');
    const holder = { name: 'Nguyễn Văn An', birthDate: '1974-08-12' };
    expect(document && comparePerson(holder, document)).toMatchObject({
      answer: 'probably-same',
      birthDate: 'unknown',
    });
  });
});

describe('a certificate and a document of two people', () => {
  it.each(DIFFERENT)('are different: %s', (kind, table) => {
    for (const [name = '', birthDate = '', surname = '', givenNames = '', zoneDate = ''] of rows(table)) {
      const comparison = compared({ name, birthDate }, { surname, givenNames }, zoneDate);
      const what = `${name} ${birthDate} ${surname} ${givenNames} ${zoneDate}`;
      expect(comparison.answer, what).toBe('different');
      if (kind === 'NAMESAKES') expect(comparison.different, what).toEqual(['birth-date']);
      if (kind === 'TWINS') expect(comparison.different, what).toEqual(['name']);
      if (kind === 'STRANGERS') expect(comparison.different, what).toContain('name');
      if (comparison.different.includes('name')) {
        expect(differing(comparison.name.certificate), what).not.toBe('_');
        expect(differing(comparison.name.document), what).not.toBe('_');
      }
    }
  });

  it('stand beside each other in the document’s own order where no word of theirs is in another', () => {
    const { document } = compareNames('Nguyễn Văn An', {
      surname: 'TRAN',
      givenNames: 'THI<BINH',
      isFull: false,
    });
    expect(textOf(document)).toBe('TRAN THI BINH');
  });

  it('are different though they are each other’s turned around, unless by custom', () => {
    const holder = { name: 'Peter Paul', birthDate: '1974-08-12' };
    expect(compared(holder, { surname: 'PETER', givenNames: 'PAUL' }, '740812').answer).toBe('same');
    expect(compared(holder, { surname: 'PETERS', givenNames: 'PAUL' }, '740812').answer).toBe('different');
  });
});

describe('comparing names', () => {
  const zoneLetters = fc.string({ unit: fc.constantFrom(...'ABEMNOUX<'), maxLength: 39 });
  const zone = fc.record({ surname: zoneLetters, givenNames: zoneLetters, isFull: fc.boolean() });
  const plainWords = fc.array(
    fc.string({ unit: fc.constantFrom(...'ABEMNOU'), minLength: 1, maxLength: 12 }),
    {
      minLength: 1,
      maxLength: 5,
    },
  );

  /** Whether the letters are the same, and no word of one ends within a word of the other that goes on beyond it. */
  const isParted = (one: readonly string[], other: readonly string[]) => {
    const spans = (words: readonly string[]) =>
      words.map((word, at): [number, number] => {
        const start = words.slice(0, at).join('').length;
        return [start, start + word.length];
      });
    const isCrossed = spans(one).some(([start, end]) =>
      spans(other).some(
        ([otherStart, otherEnd]) =>
          (start < otherStart && otherStart < end && end < otherEnd) ||
          (otherStart < start && start < otherEnd && otherEnd < end),
      ),
    );
    return one.join('') === other.join('') && !isCrossed;
  };

  it('shows both names whole and never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), zone, (name, other) => {
        const comparison = compareNames(name, other);
        expect(textOf(comparison.document).replaceAll(' ', '').length).toBeLessThanOrEqual(
          other.surname.length + other.givenNames.length,
        );
        if (comparison.answer === 'same') expect(differing(comparison.certificate)).toBe('_');
      }),
    );
  });

  it('answers alike whichever of two plain names is the certificate’s', () => {
    fc.assert(
      fc.property(plainWords, plainWords, (one, other) => {
        const answer = (ours: readonly string[], [surname = '', ...given]: readonly string[]) =>
          compareNames(ours.join(' '), { surname, givenNames: given.join('<'), isFull: false }).answer;
        const isSame = (answered: string) => answered === 'same';
        const turned = [...other.slice(1), other[0] ?? ''];
        expect(isSame(answer(one, other))).toBe([other, turned].some((words) => isParted(one, words)));
        expect(answer(one, one)).toBe('same');
        const [surname, ...given] = one;
        expect(answer([...given, surname ?? ''], one)).toBe('same');
      }),
    );
  });

  it('takes a bounded time for the longest names', () => {
    const name = 'Ü'.repeat(200);
    const started = performance.now();
    compareNames(name, { surname: 'UE'.repeat(19), givenNames: 'U'.repeat(39), isFull: true });
    compareNames('Ä Ü '.repeat(50), { surname: 'A<U<'.repeat(9), givenNames: '', isFull: true });
    compareNames('Ь '.repeat(24), { surname: 'Y<'.repeat(19), givenNames: '', isFull: true });
    expect(performance.now() - started).toBeLessThan(200);
  });
});
