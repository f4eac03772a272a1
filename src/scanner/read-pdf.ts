import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  PDFWorker,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import jbig2Url from 'pdfjs-dist/wasm/jbig2.wasm?url';
import openjpegUrl from 'pdfjs-dist/wasm/openjpeg.wasm?url';
import type { PictureDecoder } from './decoder.ts';
import { FILE_LIMITS, FileUnreadable, within } from './file-reading.ts';
import type { FoundCode } from './found-code.ts';

GlobalWorkerOptions.workerSrc = workerUrl;

/** What the library may ask for while it reads: the decoders of scanned pages, from our own origin. */
const DECODERS: Readonly<Record<string, string>> = { 'jbig2.wasm': jbig2Url, 'openjpeg.wasm': openjpegUrl };

class OwnFiles {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const url = DECODERS[filename];
    // Neither fonts nor character maps: codes are pictures or shapes.
    if (!url) throw new Error('not shipped');
    return new Uint8Array(await (await fetch(url)).arrayBuffer());
  }
}

/** Pixels a point (1/72 inch): 144 dpi finds codes that fill a page, 288 dpi small and dense ones. */
const SCALES = [2, 4] as const;

interface PageCodes {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly codes: readonly FoundCode[];
}

/**
 * The codes on each page of a PDF. Nothing in it is run, and nothing is fetched but our own files.
 *
 * @throws {FileUnreadable}
 */
export async function* codesOnPages(bytes: Uint8Array, decoder: PictureDecoder): AsyncGenerator<PageCodes> {
  const worker = new PDFWorker();
  const loading = getDocument({
    worker,
    data: bytes,
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    BinaryDataFactory: OwnFiles,
    maxImageSize: FILE_LIMITS.pageImagePixels,
  });
  try {
    const document = await within(opened(loading.promise), 'pdf-too-slow', FILE_LIMITS.timeoutMs);
    const pages = Math.min(document.numPages, FILE_LIMITS.pages);
    for (let page = 1; page <= pages; page++) {
      yield { page, pages, codes: await codesOnPage(document, page, decoder) };
    }
    if (document.numPages > pages) throw new FileUnreadable('pdf-too-long');
  } finally {
    loading.destroy().catch(() => {});
    // At once: one that a hostile file keeps busy would never end by itself.
    worker.destroy();
  }
}

const opened = (opening: Promise<PDFDocumentProxy>): Promise<PDFDocumentProxy> =>
  opening.catch((error: unknown) => {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    throw new FileUnreadable(isLocked ? 'pdf-locked' : 'pdf-broken');
  });

/** At every scale: a dense certificate may stand beside a coarse code of something else. */
async function codesOnPage(
  document: PDFDocumentProxy,
  number: number,
  decoder: PictureDecoder,
): Promise<readonly FoundCode[]> {
  const codes = new Map<string, FoundCode>();
  for (const scale of SCALES) {
    const picture = await within(drawn(document, number, scale), 'pdf-too-slow', FILE_LIMITS.timeoutMs);
    const reading = decoder.picture(picture, FILE_LIMITS.pageEffortMs);
    const found = await within(reading, 'pdf-too-slow', FILE_LIMITS.timeoutMs);
    for (const code of found) codes.set(code.text, code);
  }
  return [...codes.values()];
}

/** A page as on paper. */
async function drawn(document: PDFDocumentProxy, number: number, wantedScale: number): Promise<ImageBitmap> {
  let page: PDFPageProxy | undefined;
  try {
    page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const scale = Math.min(wantedScale, Math.sqrt(FILE_LIMITS.pixels / (width * height)));
    const viewport = page.getViewport({ scale });
    const canvas = window.document.createElement('canvas');
    canvas.width = Math.max(1, Math.floor(viewport.width));
    canvas.height = Math.max(1, Math.floor(viewport.height));
    // To print, because for the screen it would wait for frames, of which a page in the background gets none.
    await page.render({ canvas, viewport, background: '#fff', intent: 'print' }).promise;
    return await createImageBitmap(canvas);
  } catch {
    throw new FileUnreadable('pdf-broken');
  } finally {
    page?.cleanup();
  }
}
