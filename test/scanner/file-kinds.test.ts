import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileKind, pictureSize } from '../../src/scanner/file-kinds.ts';
import { picture } from '../pictures.ts';

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('fileKind', () => {
  it.each([
    ['\u0089PNG\r\n\u001a\n', 'png'],
    ['\u00ff\u00d8\u00ff\u00e0', 'jpeg'],
    ['RIFF\u0000\u0000\u0000\u0000WEBPVP8 ', 'webp'],
    ['GIF89a', 'gif'],
    ['BM\u0046\u0000\u0000\u0000\u0000\u0000', 'bmp'],
    ['\u0000\u0000\u0000\u0018ftypheic', 'heif'],
    ['\u0000\u0000\u0000\u0020ftypavif', 'heif'],
    ['II*\u0000', 'tiff'],
    ['%PDF-1.7', 'pdf'],
    ['PK\u0003\u0004', 'zip'],
    ['shc:/5676', 'text'],
    ['BMW có giấy', 'unknown'],
    ['{"verifiableCredential":[]}', 'text'],
    ['\u0000\u0001\u0002', 'unknown'],
  ])('knows %j as %s', (beginning, kind) => {
    expect(fileKind(latin1(beginning))).toBe(kind);
  });

  it('takes a text for one in any language, also where its beginning ends within a character', () => {
    const bytes = new TextEncoder().encode('Chứng nhận');
    expect(fileKind(bytes)).toBe('text');
    expect(fileKind(bytes.subarray(0, 4))).toBe('text');
  });
});

describe('pictureSize', () => {
  it.each(['image/png', 'image/jpeg', 'image/webp'] as const)('reads the size of a %s', (type) => {
    const { width = 0, height = 0 } = pictureSize(picture(type, 'shc:/5676')) ?? {};
    expect([width > 50, height > width]).toEqual([true, true]);
  });

  it('reads that of GIF and BMP, also of one that is stored from its top', () => {
    expect(pictureSize(latin1('GIF89a\u0002\u0001\u0003\u0000'))).toEqual({ width: 258, height: 3 });
    const bmp = new Uint8Array(26);
    bmp.set(latin1('BM'));
    new DataView(bmp.buffer).setInt32(18, 640, true);
    new DataView(bmp.buffer).setInt32(22, -480, true);
    expect(pictureSize(bmp)).toEqual({ width: 640, height: 480 });
  });

  it('throws nothing, whatever it is given', () => {
    const beginnings = fc.constantFrom(
      '',
      '\u0089PNG\r\n\u001a\n',
      '\u00ff\u00d8\u00ff',
      'RIFF0000WEBPVP8X',
      'GIF8',
      'BM\u0000\u0000\u0000\u0000\u0000\u0000',
    );
    fc.assert(
      fc.property(beginnings, fc.uint8Array({ maxLength: 64 }), (beginning, rest) => {
        const size = pictureSize(Uint8Array.from([...latin1(beginning), ...rest]));
        expect(size === undefined || (size.width >= 0 && size.height >= 0)).toBe(true);
      }),
    );
  });
});
