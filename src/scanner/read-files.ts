import type { PictureDecoder } from './decoder.ts';
import { fileKind, pictureSize } from './file-kinds.ts';
import { FILE_LIMITS, type FileProblem, type FileProgress, FileUnreadable, within } from './file-reading.ts';
import type { FoundCode } from './found-code.ts';

/** Enough to know a file by. */
const BEGINNING_BYTES = 4096;

/** What comes out of a file; several, and of several kinds, for one file. */
export type FileReading =
  | { readonly kind: 'progress'; readonly progress: FileProgress }
  | { readonly kind: 'codes'; readonly codes: readonly FoundCode[] }
  /** A card file, or a code as text. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly fileName: string; readonly problem: FileProblem };

/** A decoder that is loaded when the first picture comes: card files need none and open without a network. */
export function decoderWhenNeeded(): PictureDecoder {
  let opening: Promise<PictureDecoder> | undefined;
  const open = async () => (await import('./decoder.ts')).openDecoder();
  return {
    picture: async (picture, effortMs) => {
      opening ??= open();
      return opening
        .then((decoder) => decoder.picture(picture, effortMs))
        .catch(() => {
          throw new FileUnreadable('reader-not-loaded');
        });
    },
    close: () => void opening?.then((decoder) => decoder.close()).catch(() => {}),
  };
}

/**
 * Reads pictures, PDFs and texts one after another; what each is, its bytes decide. A bad file never spoils the others.
 * Bounded in files, bytes, pixels, pages and time (`FILE_LIMITS`). Whoever stops asking stops the reading.
 */
export async function* readFiles(
  files: readonly File[],
  decoder: PictureDecoder,
): AsyncGenerator<FileReading> {
  const taken = files.slice(0, FILE_LIMITS.files);
  let codes = 0;
  for (const [at, file] of taken.entries()) {
    const progress = { file: at + 1, files: taken.length };
    yield { kind: 'progress', progress };
    try {
      for await (const reading of readOne(file, decoder, progress)) {
        if (reading.kind === 'codes') codes += reading.codes.length;
        if (codes > FILE_LIMITS.codes) throw new FileUnreadable('too-many-codes');
        yield reading;
      }
    } catch (error) {
      if (!(error instanceof FileUnreadable)) throw error;
      yield { kind: 'problem', fileName: file.name, problem: error.problem };
      if (error.problem === 'too-many-codes') return;
    }
  }
  const refused = files[FILE_LIMITS.files];
  if (refused) yield { kind: 'problem', fileName: refused.name, problem: 'too-many-files' };
}

async function* readOne(
  file: File,
  decoder: PictureDecoder,
  progress: FileProgress,
): AsyncGenerator<FileReading> {
  // What a cloud's folder has not brought yet, too.
  if (file.size === 0) throw new FileUnreadable('file-unreadable');
  if (file.size > FILE_LIMITS.fileBytes) throw new FileUnreadable('file-too-large');
  const bytes = new Uint8Array(await readable(file.arrayBuffer()));
  const kind = fileKind(bytes.subarray(0, BEGINNING_BYTES));
  switch (kind) {
    case 'text':
      if (bytes.length > FILE_LIMITS.textBytes) throw new FileUnreadable('file-too-large');
      yield { kind: 'text', text: new TextDecoder().decode(bytes) };
      return;
    case 'zip':
      if (bytes.length > FILE_LIMITS.textBytes) throw new FileUnreadable('file-unknown-kind');
      // DIVOC's binary form, one character for each byte as a code of it gives.
      yield { kind: 'text', text: Array.from(bytes, (byte) => String.fromCharCode(byte)).join('') };
      return;
    case 'unknown':
      throw new FileUnreadable('file-unknown-kind');
    case 'pdf':
      yield* readPages(bytes, decoder, progress);
      return;
    default: {
      const { width, height } = pictureSize(bytes) ?? { width: 0, height: 0 };
      if (width * height > FILE_LIMITS.claimedPixels) throw new FileUnreadable('picture-too-large');
      const picture = await pictureOf(
        file,
        kind === 'heif' || kind === 'tiff' ? 'picture-not-readable-here' : 'picture-broken',
      );
      const reading = decoder.picture(picture, FILE_LIMITS.photoEffortMs);
      const codes = await within(reading, 'picture-without-code', FILE_LIMITS.timeoutMs);
      if (codes.length === 0) throw new FileUnreadable('picture-without-code');
      yield { kind: 'codes', codes };
    }
  }
}

async function* readPages(
  bytes: Uint8Array,
  decoder: PictureDecoder,
  progress: FileProgress,
): AsyncGenerator<FileReading> {
  const { codesOnPages } = await import('./read-pdf.ts').catch(() => {
    throw new FileUnreadable('reader-not-loaded');
  });
  let found = false;
  for await (const { page, pages, codes } of codesOnPages(bytes, decoder)) {
    found ||= codes.length > 0;
    yield { kind: 'codes', codes };
    if (page < pages) yield { kind: 'progress', progress: { ...progress, page: page + 1, pages } };
  }
  if (!found) throw new FileUnreadable('pdf-without-code');
}

/** A file that was chosen may be gone, or its disk. */
const readable = <T>(reading: Promise<T>): Promise<T> =>
  reading.catch(() => {
    throw new FileUnreadable('file-unreadable');
  });

/** The picture in a file: upright, on paper where it is transparent, and of a size that the decoder can bear. */
async function pictureOf(file: Blob, otherwise: FileProblem): Promise<ImageBitmap> {
  try {
    const decoded = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, Math.sqrt(FILE_LIMITS.pixels / (decoded.width * decoded.height)));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(decoded.width * scale));
    canvas.height = Math.max(1, Math.round(decoded.height * scale));
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(decoded, 0, 0, canvas.width, canvas.height);
    decoded.close();
    return await createImageBitmap(canvas);
  } catch {
    throw new FileUnreadable(otherwise);
  }
}
