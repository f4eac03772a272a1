import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDates } from '../../../src/issuer/linkage/compare-dates.ts';
import { compareDocumentNumbers } from '../../../src/issuer/linkage/compare-document-numbers.ts';
import { compareNames } from '../../../src/issuer/linkage/compare-names.ts';
import { editsBetween } from '../../../src/issuer/linkage/edits.ts';

const word = fc.constantFrom(
  ...'Nguyễn Trần Lê Đặng Thị Văn Hòa Hoà Thúy Thuý Quỳnh An Anh Ân Y H K’ H’Hen Niê Brể Giàng A Smith Kim-Ji'.split(
    ' ',
  ),
);
const anyName = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const anyDate = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyNumber = fc.option(fc.stringMatching(/^[0-9OILSBZ]{8,13}$/), { nil: null });

describe('names', () => {
  it.each([
    ['Nguyễn Văn An', 'NGUYỄN  VĂN AN', 'same'],
    ['Nguyễn Văn An', 'Nguyen Van An', 'tones'],
    ['Nguyễn Thị Hòa', 'Nguyễn Thị Hoà', 'tones'],
    ['Trần Thúy', 'Trần Thuý', 'tones'],
    ['Đặng Dũng', 'Dặng Đũng', 'tones'],
    ['Nguyễn Văn Hùng', 'Nguyễn Văn Hưng', 'tones'],
    ['H’Hen Niê', "H'Hen Nie", 'tones'],
    ['H’Hen Niê', 'H Hen Niê', 'tones'],
    ['Y Thông', 'Y-Thông', 'tones'],
    ['K’ Brể', 'K’Brể', 'tones'],
    ['Nguyễn Văn An', 'NguyễnVănAn', 'tones'],
    ['Nguyễn Văn An', 'Văn An Nguyễn', 'order'],
    ['Mary Smith', 'SMITH MARY', 'order'],
    ['Nguyễn Thị Thu Hà', 'Nguyễn Hà', 'part-missing'],
    ['Nguyễn Thị Thu Hà', 'Nguyễn T. T. Hà', 'part-missing'],
    ['Nguyễn Văn Sang', 'Nguyễn Văn Xang', 'spelling'],
    ['Trần Giang Trinh', 'Chần Dang Chinh', 'spelling'],
    ['Lý Quý', 'Lí Quí', 'spelling'],
    ['Nguyễn Văn Tuấn', 'Nguyễn Văn Taun', 'spelling'],
    ['Phan Phương Thảo', 'Fan Thao Fuong', 'spelling'],
    ['Nguyễn Văn An', 'Trần Thị Bình', 'different'],
    ['Nguyễn Văn An', 'An', 'different'],
    ['An', 'Ba', 'different'],
  ])('calls %s and %s %s', (a, b, relation) => {
    expect(compareNames(a, b)).toBe(relation);
  });

  it('are the same as themselves, however encoded and in whatever case', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(compareNames(name, name.normalize('NFD'))).toBe('same');
        expect(compareNames(name, name.toLocaleUpperCase('vi'))).toBe('same');
      }),
    );
  });

  it('stand to one another as the other way round, and as they do in another encoding and case', () => {
    fc.assert(
      fc.property(anyName, anyName, (a, b) => {
        const relation = compareNames(a, b);
        expect(compareNames(b, a)).toBe(relation);
        expect(compareNames(a.normalize('NFD'), b.toLocaleUpperCase('vi'))).toBe(relation);
      }),
    );
  });

  it('are never different for want of their marks, and never for one letter', () => {
    fc.assert(
      fc.property(anyName, fc.nat(), (name, at) => {
        const bare = name.normalize('NFD').replace(/\p{M}/gu, '');
        expect(['same', 'tones']).toContain(compareNames(name, bare));
        const spoilt = `${name.slice(0, at % name.length)}x${name.slice((at % name.length) + 1)}`;
        if (name.replace(/[^\p{L}]/gu, '').length > 6) {
          expect(compareNames(`Nguyễn ${name}`, `Nguyễn ${spoilt}`)).not.toBe('different');
        }
      }),
    );
  });
});

describe('dates', () => {
  it.each([
    ['1990-03-04', '1990-03-04', 'same'],
    ['1990-03-04', '1990-04-03', 'swapped'],
    ['1990-03-04', '1991-03-04', 'year-off-by-one'],
    ['1990-03-04', '1990-01-01', 'placeholder'],
    ['1990-01-15', '1990-01-01', 'placeholder'],
    ['1990-03-04', '1990-03-14', 'one-part'],
    ['1990-03-04', '1990-08-04', 'one-part'],
    ['1978-03-04', '1987-03-04', 'one-part'],
    ['1990-03-04', '1990-05-06', 'different'],
    ['1990-03-04', '1991-01-01', 'different'],
  ])('calls %s and %s %s', (a, b, relation) => {
    expect(compareDates(a, b)).toBe(relation);
  });

  it('stand to one another as the other way round', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(compareDates(a, b)).toBe(compareDates(b, a));
        expect(compareDates(a, a)).toBe('same');
      }),
    );
  });
});

describe('document numbers', () => {
  it.each([
    ['079090000001', '079090000001', 'same'],
    [null, '079090000001', 'missing'],
    ['', '079090000001', 'missing'],
    ['79090000001', '079090000001', 'near'],
    ['1090000001', '001090000001', 'near'],
    ['0790900000011', '079090000001', 'near'],
    ['07909012346', '079090123456', 'near'],
    ['079090000010', '079090000001', 'near'],
    ['079090000007', '079090000001', 'near'],
    ['O7909OOOOOO1', '079090000001', 'near'],
    ['024123456', '079090000001', 'old-card'],
    ['12345', '079090000001', 'malformed'],
    ['079090000001', '079090123456', 'different'],
  ])('calls %s and %s %s', (a, b, relation) => {
    expect(compareDocumentNumbers(a, b)).toBe(relation);
  });

  it('stand to one another as the other way round', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (a, b) => {
        expect(compareDocumentNumbers(a, b)).toBe(compareDocumentNumbers(b, a));
        if (a) expect(compareDocumentNumbers(a, a)).toBe('same');
      }),
    );
  });
});

describe('edits', () => {
  const text = fc.stringMatching(/^[abc]{0,8}$/);

  it('count what is put in, left out, exchanged and swapped, up to the limit', () => {
    expect(editsBetween('', 'abc', 5)).toBe(3);
    expect(editsBetween('abc', 'acb', 5)).toBe(1);
    expect(editsBetween('abcd', 'xbcy', 5)).toBe(2);
    expect(editsBetween('abcd', 'xyzw', 2)).toBe(3);
  });

  it('are the same both ways, none for the same text, and one after one edit', () => {
    fc.assert(
      fc.property(text, text, fc.nat(8), (a, b, at) => {
        expect(editsBetween(a, b, 9)).toBe(editsBetween(b, a, 9));
        expect(editsBetween(a, b, 9) === 0).toBe(a === b);
        expect(editsBetween(a, `${a.slice(0, at)}x${a.slice(at)}`, 1)).toBe(1);
        expect(editsBetween(a, b, 2)).toBe(Math.min(3, editsBetween(a, b, 9)));
      }),
    );
  });
});
