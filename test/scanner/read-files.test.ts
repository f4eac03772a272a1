import { describe, expect, it } from 'vitest';
import type { PictureDecoder } from '../../src/scanner/decoder.ts';
import { FILE_LIMITS } from '../../src/scanner/file-reading.ts';
import { type FileReading, readFiles } from '../../src/scanner/read-files.ts';
import { picture } from '../pictures.ts';

/** Texts need no decoder, and what is refused must not reach one. */
const NO_DECODER: PictureDecoder = {
  picture: () => Promise.reject(new Error('a picture was decoded')),
  close: () => {},
};

const file = (content: BlobPart, name = 'tep') => new File([content], name);

async function readAll(...files: File[]): Promise<FileReading[]> {
  const readings: FileReading[] = [];
  for await (const reading of readFiles(files, NO_DECODER)) readings.push(reading);
  return readings;
}

const withoutProgress = (readings: readonly FileReading[]) =>
  readings.filter(({ kind }) => kind !== 'progress');

// Pictures and PDFs are decoded by browsers only: test/e2e/files.spec.ts has them.
describe('readFiles', () => {
  it('tells how far it has come, and gives texts as they are whatever their name says', async () => {
    expect(await readAll(file('shc:/1', 'mot.png'), file('Chứng nhận'))).toEqual([
      { kind: 'progress', progress: { file: 1, files: 2 } },
      { kind: 'text', text: 'shc:/1' },
      { kind: 'progress', progress: { file: 2, files: 2 } },
      { kind: 'text', text: 'Chứng nhận' },
    ]);
  });

  it('gives a ZIP as one character for each byte', async () => {
    const zip = Uint8Array.from([0x50, 0x4b, 3, 4, 0xff, 0x80]);
    expect(withoutProgress(await readAll(file(zip)))).toEqual([
      { kind: 'text', text: 'PK\u0003\u0004\u00ff\u0080' },
    ]);
  });

  it('reads so many files and no more, and names the first that is left', async () => {
    const files = Array.from({ length: FILE_LIMITS.files + 2 }, (_, at) => file('x', `tep-${at}`));
    const readings = withoutProgress(await readAll(...files));
    expect(readings).toHaveLength(FILE_LIMITS.files + 1);
    expect(readings.at(-1)).toEqual({ kind: 'problem', fileName: 'tep-20', problem: 'too-many-files' });
  });

  it('says what is wrong with each file and goes on to the next', async () => {
    const gone = file('x', 'gone');
    gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    const vast = new Uint8Array(picture('image/png', 'x'));
    new DataView(vast.buffer).setUint32(16, 30_000);
    new DataView(vast.buffer).setUint32(20, 30_000);
    const readings = withoutProgress(
      await readAll(
        gone,
        file(new Uint8Array(FILE_LIMITS.fileBytes + 1), 'heavy'),
        file('x'.repeat(FILE_LIMITS.textBytes + 1), 'long'),
        file(Uint8Array.from([0, 1, 2]), 'noise'),
        file('', 'empty'),
        file(vast, 'vast'),
        file('shc:/1', 'good'),
      ),
    );
    expect(readings).toEqual([
      { kind: 'problem', fileName: 'gone', problem: 'file-unreadable' },
      { kind: 'problem', fileName: 'heavy', problem: 'file-too-large' },
      { kind: 'problem', fileName: 'long', problem: 'file-too-large' },
      { kind: 'problem', fileName: 'noise', problem: 'file-unknown-kind' },
      { kind: 'problem', fileName: 'empty', problem: 'file-unreadable' },
      { kind: 'problem', fileName: 'vast', problem: 'picture-too-large' },
      { kind: 'text', text: 'shc:/1' },
    ]);
  });
});
