import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterDiff, type Piece } from '../../src/workbench/letter-diff.ts';

const text = (pieces: readonly Piece[]) => pieces.map((piece) => piece.text).join('');
/** `[x]` for another letter, `{x}` for the same with other marks. */
const shown = (pieces: readonly Piece[]) =>
  pieces
    .map((piece) =>
      piece.kind === 'same' ? piece.text : piece.kind === 'marks' ? `{${piece.text}}` : `[${piece.text}]`,
    )
    .join('');
const both = (ours: string, theirs: string) => {
  const diff = letterDiff(ours, theirs);
  return [shown(diff.ours), shown(diff.theirs)];
};

describe('letterDiff', () => {
  it('shows a wrong tone on its letter', () => {
    expect(both('Nguyễn Thị Hoà', 'Nguyễn Thị Hòa')).toEqual(['Nguyễn Thị H{oà}', 'Nguyễn Thị H{òa}']);
    expect(both('Tran Van Duc', 'Trần Văn Đức')).toEqual(['Tr{a}n V{a}n {Du}c', 'Tr{ầ}n V{ă}n {Đứ}c']);
  });

  it('takes a letter for the same however its tone is encoded and whatever its case', () => {
    expect(both('TRẦN'.normalize('NFD'), 'Trần')).toEqual(['TRẦN', 'Trần']);
  });

  it('shows what one side has more', () => {
    expect(both('Lê Anh', 'Lê Văn Anh')).toEqual(['Lê Anh', 'Lê[ Văn] Anh']);
    expect(both('001070123456', '01070123456')).toEqual(['[0]01070123456', '01070123456']);
    expect(both('', 'An')).toEqual(['', '[An]']);
  });

  it('shows the digits that changed places', () => {
    expect(both('03/12/1970', '12/03/1970').every((side) => side.includes('['))).toBe(true);
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom('a', 'à', 'ấ', 'đ', 'D', ' ', '\u0301', 'o\u0323', '0', '1') }),
  );

  it('loses no letter of either side', () => {
    fc.assert(
      fc.property(anyText, anyText, (ours, theirs) => {
        const diff = letterDiff(ours, theirs);
        expect(text(diff.ours)).toBe(ours.normalize('NFC'));
        expect(text(diff.theirs)).toBe(theirs.normalize('NFC'));
      }),
    );
  });

  it('marks nothing in a text beside itself', () => {
    fc.assert(
      fc.property(anyText, (some) => {
        expect(letterDiff(some, some.normalize('NFD')).ours.every(({ kind }) => kind === 'same')).toBe(true);
      }),
    );
  });

  it('has the same letters in common from either side', () => {
    const common = (pieces: readonly Piece[]) =>
      text(pieces.filter(({ kind }) => kind === 'same')).toLocaleLowerCase('vi');
    fc.assert(
      fc.property(anyText, anyText, (ours, theirs) => {
        const diff = letterDiff(ours, theirs);
        expect(common(diff.ours)).toBe(common(diff.theirs));
      }),
    );
  });

  it('marks as a whole what is longer than any field', () => {
    const long = 'a'.repeat(301);
    expect(letterDiff(long, 'b')).toEqual({
      ours: [{ text: long, kind: 'other' }],
      theirs: [{ text: 'b', kind: 'other' }],
    });
  });
});
