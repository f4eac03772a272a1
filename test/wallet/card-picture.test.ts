import { describe, expect, it } from 'vitest';
import { wrapped } from '../../src/wallet/card-picture.ts';

const widthOf = (text: string) => text.length;

describe('the name below a code', () => {
  it('stays in one line where it fits, and goes on at a blank where not', () => {
    expect(wrapped('Nguyễn Văn An', 13, widthOf)).toEqual(['Nguyễn Văn An']);
    expect(wrapped('Công Tằng Tôn Nữ Nguyễn Thị Huyền Trang', 22, widthOf)).toEqual([
      'Công Tằng Tôn Nữ',
      'Nguyễn Thị Huyền Trang',
    ]);
  });

  it('keeps a word whole that is too wide, and never fills the picture', () => {
    expect(wrapped('x'.repeat(30), 10, widthOf)).toEqual(['x'.repeat(30)]);
    expect(wrapped('một '.repeat(50).trim(), 8, widthOf)).toEqual(['một một', 'một một', 'một một…']);
  });
});
