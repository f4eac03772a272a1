import { createReadStream } from 'node:fs';
import { fileKind } from '../scanner/file-kinds.ts';
import { type FoundCode, gatherParts, linesOf, SourceError } from './verify-codes.ts';
import { PICTURE_LIMITS } from './verify-picture-limits.ts';
import type { PictureReader } from './verify-pictures.ts';

/** The codes that come on standard input: texts as they come, or one picture or PDF. */
export async function* codesOnStandardInput(pictures: PictureReader): AsyncGenerator<FoundCode> {
  if (process.stdin.isTTY) console.error('Scan or type codes, one a line; Ctrl-D ends.');
  yield* codesIn(process.stdin, 'stdin', pictures);
}

/** The codes of a file of any kind, or why it gives none. */
export async function* codesInFile(path: string, pictures: PictureReader): AsyncGenerator<FoundCode> {
  yield* onlyOneByName(codesIn(createReadStream(path), path, pictures), path);
}

async function* codesIn(
  stream: AsyncIterable<Buffer>,
  name: string,
  pictures: PictureReader,
): AsyncGenerator<FoundCode> {
  let found = false;
  try {
    for await (const code of codesOfKind(stream, name, pictures)) {
      found = true;
      yield code;
    }
    if (!found) throw new SourceError('no-code-found', 'no code was found in it');
  } catch (error) {
    yield { source: name, found: asSourceError(error) };
  }
}

/** What a person can do something about; anything else is a fault of ours and goes on its way. */
function asSourceError(error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall === undefined) throw error;
  return code === 'ENOENT'
    ? new SourceError('not-found', 'there is no such file')
    : new SourceError('not-readable', `it cannot be read (${code})`);
}

async function* codesOfKind(
  stream: AsyncIterable<Buffer>,
  name: string,
  pictures: PictureReader,
): AsyncGenerator<FoundCode> {
  const chunks = stream[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const all = (async function* () {
    yield first.value;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  })();
  switch (fileKind(first.value)) {
    case 'text':
      yield* gatherParts(linesOf(all, name));
      return;
    case 'zip':
      yield { source: name, found: [(await whole(all)).toString('latin1')] };
      return;
    case 'pdf':
      yield* codesOnPages(pictures.pages(await whole(all)), (page) => `${name}#page=${page}`);
      return;
    case 'png':
    case 'jpeg':
    case 'webp':
      yield* codesOnPages(pictures.pages(await whole(all)), () => name);
      return;
    default:
      throw new SourceError('unknown-kind', 'it is neither text nor PNG, JPEG, WebP or PDF');
  }
}

async function whole(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of chunks) {
    length += piece.length;
    if (length > PICTURE_LIMITS.fileBytes) {
      throw new SourceError('too-large', `more than ${PICTURE_LIMITS.fileBytes / 1024 ** 2} MB`);
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The codes of each page; the parts of one code may stand on several pages. */
async function* codesOnPages(
  pages: AsyncIterable<readonly string[]>,
  nameOf: (page: number) => string,
): AsyncGenerator<FoundCode> {
  yield* gatherParts(
    (async function* () {
      let page = 0;
      for await (const texts of pages) {
        page++;
        for (const [index, text] of texts.entries()) {
          yield { source: texts.length > 1 ? `${nameOf(page)}#${index + 1}` : nameOf(page), text };
        }
      }
    })(),
  );
}

/** A file of one text needs no line number. */
async function* onlyOneByName(codes: AsyncIterable<FoundCode>, name: string): AsyncGenerator<FoundCode> {
  let first: FoundCode | undefined;
  let several = false;
  for await (const code of codes) {
    if (first) {
      yield first;
      several = true;
      first = undefined;
    }
    if (several) yield code;
    else first = code;
  }
  if (first) yield first.source === `${name}:1` ? { ...first, source: name } : first;
}
