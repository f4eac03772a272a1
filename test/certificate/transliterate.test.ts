import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mrzName } from '../../src/certificate/transliterate.ts';

describe('a name in the letters of the machine-readable zone', () => {
  it.each([
    ['Nguyễn Thị Hương Giang', 'NGUYEN<THI<HUONG<GIANG'],
    ['Đặng Đức', 'DANG<DUC'],
    ['đ', 'D'],
    ['H’Hen Niê', 'HHEN<NIE'],
    ['Müller-Lüdenscheid', 'MUELLER<LUEDENSCHEID'],
    ['Ångström', 'AANGSTROEM'],
    ['Łukasz Groß', 'LUKASZ<GROSS'],
    ["d'Červenková Panklová", 'DCERVENKOVA<PANKLOVA'],
    ['  Lê   Văn ', 'LE<VAN'],
    ['Nguyễn', 'NGUYEN'],
    ['名前', ''],
  ])('%s is %s', (name, expected) => {
    expect(mrzName(name)).toBe(expected);
    expect(mrzName(name.normalize('NFD'))).toBe(expected);
  });

  it('holds capitals and single fillers between them, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(mrzName(name)).toMatch(/^([A-Z]+(<[A-Z]+)*)?$/);
      }),
    );
  });
});
