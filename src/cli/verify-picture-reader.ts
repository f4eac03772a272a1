import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import { getDocument, type PDFPageProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { prepareZXingModule, type ReaderOptions, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import { fileKind, pictureSize } from '../scanner/file-kinds.ts';
import { SourceError, type SourceErrorCode } from './verify-codes.ts';
import { PICTURE_LIMITS } from './verify-picture-limits.ts';

/** What the process that reads pictures says: the codes of a page, the end of a file, or why it cannot be read. */
export type PictureMessage =
  | { readonly kind: 'page'; readonly page: number; readonly texts: readonly string[] }
  | { readonly kind: 'end' }
  | { readonly kind: 'error'; readonly code: SourceErrorCode; readonly message: string };

const { resolve } = createRequire(import.meta.url);

const OPTIONS: ReaderOptions = {
  // HCERT allows Aztec beside QR; nothing else carries certificates.
  formats: ['QRCode', 'Aztec'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  maxNumberOfSymbols: PICTURE_LIMITS.codesOnPage,
};

const ZIP_BEGINNING = 'PK\u0003\u0004';

/** A code that holds a ZIP (DIVOC) gives one character for each byte: any guess at a character set would lose some. */
function textOf({ bytes, text }: ReadResult): string {
  const characters = Buffer.from(bytes).toString('latin1');
  return characters.startsWith(ZIP_BEGINNING) ? characters : text;
}

const inReadingOrder = ({ position: { topLeft: a } }: ReadResult, { position: { topLeft: b } }: ReadResult) =>
  a.y - b.y || a.x - b.x;

/** The texts of all codes on a canvas, from top to bottom. */
async function codesOn(canvas: Canvas): Promise<string[]> {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const results = await readBarcodes({ data, width, height, colorSpace: 'srgb' } as ImageData, OPTIONS);
  return results.sort(inReadingOrder).map(textOf);
}

async function codesInPicture(bytes: Uint8Array): Promise<string[]> {
  const size = pictureSize(bytes);
  if (!size) throw new SourceError('broken-picture', 'it does not say its size');
  if (size.width * size.height > PICTURE_LIMITS.pixels) {
    throw new SourceError('too-large', `more than ${PICTURE_LIMITS.pixels / 1e6} million pixels`);
  }
  let canvas: Canvas;
  try {
    const image = await loadImage(bytes);
    canvas = createCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    // Where a picture is transparent it means paper.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, image.width, image.height);
    context.drawImage(image, 0, 0);
  } catch {
    throw new SourceError('broken-picture', 'it does not decode');
  }
  return codesOn(canvas);
}

/** Pixels a point (1/72 inch): 144 dpi finds codes that fill a page, 288 dpi small and dense ones. */
const SCALES = [2, 4] as const;
/** Of a rendered page; an A4 page at 288 dpi has half of it. */
const PAGE_PIXELS = 16_000_000;

/** The library's own canvases: it brings a version of them that does not mix with ours. */
interface CanvasFactory {
  create(width: number, height: number): { readonly canvas: Canvas };
  destroy(drawn: { readonly canvas: Canvas }): void;
}

async function codesOnPage(page: PDFPageProxy, canvases: CanvasFactory): Promise<string[]> {
  const texts = new Set<string>();
  for (const wanted of SCALES) {
    const { width, height } = page.getViewport({ scale: 1 });
    const scale = Math.min(wanted, Math.sqrt(PAGE_PIXELS / (width * height)));
    const viewport = page.getViewport({ scale });
    const drawn = canvases.create(
      Math.max(1, Math.ceil(viewport.width)),
      Math.max(1, Math.ceil(viewport.height)),
    );
    await page.render({
      canvas: drawn.canvas as unknown as HTMLCanvasElement,
      viewport,
      background: '#fff',
    }).promise;
    for (const text of await codesOn(drawn.canvas)) texts.add(text);
    canvases.destroy(drawn);
  }
  return [...texts];
}

/** The codes of every page of a PDF, page by page. Nothing in it is run, and nothing is fetched. */
async function* pagesOf(bytes: Uint8Array): AsyncGenerator<PictureMessage> {
  const folder = `${dirname(resolve('pdfjs-dist/package.json'))}/`;
  const loading = getDocument({
    data: bytes,
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    maxImageSize: PICTURE_LIMITS.pixels,
    standardFontDataUrl: `${folder}standard_fonts/`,
    cMapUrl: `${folder}cmaps/`,
    wasmUrl: `${folder}wasm/`,
    iccUrl: `${folder}iccs/`,
  });
  try {
    const document = await loading.promise.catch(() => {
      throw new SourceError('broken-pdf', 'it cannot be opened');
    });
    if (document.numPages > PICTURE_LIMITS.pages) {
      throw new SourceError('too-many-pages', `more than ${PICTURE_LIMITS.pages} pages`);
    }
    for (let number = 1; number <= document.numPages; number++) {
      const texts = await document
        .getPage(number)
        .then((page) => codesOnPage(page, document.canvasFactory as CanvasFactory))
        .catch(() => {
          throw new SourceError('broken-pdf', `page ${number} cannot be drawn`);
        });
      yield { kind: 'page', page: number, texts };
    }
  } finally {
    await loading.destroy();
  }
}

async function* messagesAbout(bytes: Uint8Array): AsyncGenerator<PictureMessage> {
  try {
    if (fileKind(bytes) === 'pdf') yield* pagesOf(bytes);
    else yield { kind: 'page', page: 1, texts: await codesInPicture(bytes) };
    yield { kind: 'end' };
  } catch (error) {
    const { code, message } =
      error instanceof SourceError ? error : new SourceError('broken-picture', 'it cannot be read');
    yield { kind: 'error', code, message };
  }
}

/**
 * Reads the pictures and PDFs that the parent process sends, one after another. In a process of its own, so that what a
 * hostile file does to a decoder of native code, to memory or to time happens to nothing else.
 */
export function servePictures(): Promise<number> {
  const file = readFileSync(resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const wasmBinary = new Uint8Array(file).buffer;
  // From the package on disk: the library would fetch it from a network otherwise.
  prepareZXingModule({ overrides: { wasmBinary } });
  let work = Promise.resolve();
  process.on('message', (bytes: Uint8Array) => {
    work = work.then(async () => {
      for await (const message of messagesAbout(new Uint8Array(bytes))) process.send?.(message);
    });
  });
  return new Promise((done) => process.on('disconnect', () => done(0)));
}
