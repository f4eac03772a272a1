import PDFDocument from 'pdfkit';
import type { QrDrawing } from '../ui/draw-qr.ts';
import type { BothTexts } from './paper-content.ts';
import { canBeWritten, type TextPicture } from './paper-letters.ts';

/** Points (1/72 inch) in a millimetre. */
export const MM = 72 / 25.4;
/** Of a line that is drawn, by its letters' size. */
const DRAWN_HEIGHT = 1.3;
const INK = '#000000';
const MUTED = '#4a4858';

/** The letters of paper, whole: only those that are used go into the file. */
export interface PaperFonts {
  readonly regular: Uint8Array;
  readonly strong: Uint8Array;
  /** For what they cannot write. */
  readonly drawText: (text: string, strong: boolean) => TextPicture;
}

/** A part of the document's structure, by which screen readers find their way. */
export type Tag = ReturnType<PDFKit.PDFDocument['struct']>;

/** Where and how a text goes: points from the upper left corner of the page. */
export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly strong?: boolean;
  readonly muted?: boolean;
}

/**
 * A PDF that reads well aloud: everything that is drawn stands in a tree of tags, each English text is marked as
 * such in a Vietnamese document, and what only decorates is marked as an artifact (ISO 32000-1 §14.7 and §14.8).
 */
export class TaggedPdf {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #fonts: PaperFonts;
  readonly #bytes: Promise<Uint8Array<ArrayBuffer>>;

  /** @param title of the document; it goes into XML, so nobody's name is in it. */
  constructor(title: string, fonts: PaperFonts, createdAt: Date) {
    this.#pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      // Tags came with 1.4, and 1.7 is the first that is an ISO standard.
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: 'vi',
      // Otherwise a font of its own, without Vietnamese letters, comes first.
      font: '',
      info: { Title: title, Creator: 'Ví Vắc-xin', CreationDate: createdAt },
    });
    this.#fonts = fonts;
    this.#pdf.registerFont('regular', fonts.regular);
    this.#pdf.registerFont('strong', fonts.strong);
    const chunks: Uint8Array[] = [];
    this.#bytes = new Promise((resolve, reject) => {
      this.#pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      this.#pdf.on('error', reject);
      this.#pdf.on('end', () => resolve(joined(chunks)));
    });
  }

  addPage(): void {
    this.#pdf.addPage();
  }

  /** Ends the document. */
  finish(): Promise<Uint8Array<ArrayBuffer>> {
    this.#pdf.end();
    return this.#bytes;
  }

  /** A new tag within another, or at the top; what is drawn into it later follows in the order of reading. */
  tag(
    parent: Tag | undefined,
    type: string,
    options: { title?: string; alt?: string; lang?: string } = {},
  ): Tag {
    const tag = this.#pdf.struct(type, options);
    if (parent) parent.add(tag);
    else this.#pdf.addStructure(tag);
    return tag;
  }

  /** Vietnamese and English after it on the same lines; once where they are the same. */
  write(parent: Tag, { vi, en }: BothTexts, place: TextPlace): void {
    const { x, y, width } = place;
    const both = vi !== en;
    if (!both && !canBeWritten(vi)) {
      this.#draw(parent, vi, place);
      return;
    }
    parent.add(() => {
      this.#use(place).text(vi, x, y, { width, continued: both });
    });
    if (!both) return;
    this.#pdf.markContent('Artifact');
    this.#use({ ...place, strong: false, muted: true }).text(' / ', { continued: true });
    this.#pdf.endMarkedContent();
    const english = this.tag(parent, 'Span', { lang: 'en' });
    english.add(() => {
      this.#pdf.text(en);
    });
  }

  /** How high `write` makes it, in points; never less. */
  heightOf({ vi, en }: BothTexts, { width, size }: Pick<TextPlace, 'width' | 'size'>): number {
    if (vi === en && !canBeWritten(vi)) return size * DRAWN_HEIGHT;
    // The strong letters are the wider ones.
    return this.#use({ size, strong: true }).heightOfString(vi === en ? vi : `${vi} / ${en}`, { width });
  }

  /** A text as a picture in one line, which is still a text to who listens. */
  #draw(parent: Tag, text: string, { x, y, width, size, strong = false }: TextPlace): void {
    const { dataUrl, aspect } = this.#fonts.drawText(text, strong);
    const height = Math.min(size * DRAWN_HEIGHT, width / aspect);
    const span = this.#pdf.struct('Span', { actual: text });
    span.add(() => {
      this.#pdf.image(dataUrl, x, y, { height });
    });
    parent.add(span);
  }

  /** A code in black on white with its quiet zone, `side` points wide. */
  drawCode(
    parent: Tag,
    { path, size }: QrDrawing,
    alt: string,
    place: { x: number; y: number; side: number },
  ) {
    const { x, y, side } = place;
    const figure = this.#pdf.struct('Figure', {
      alt,
      bbox: [x, y, x + side, y + side],
      placement: 'Block',
    } as PDFKit.Mixins.StructureElementOptions);
    figure.add(() => {
      this.#pdf
        .save()
        .translate(x, y)
        .scale(side / size);
      // All squares in one filling, so that nothing shows between neighbours.
      this.#pdf.path(path).fill('#000000').restore();
    });
    parent.add(figure);
  }

  /** A line that only decorates. */
  drawLine(from: readonly [number, number], to: readonly [number, number], dashed = false): void {
    this.#pdf.markContent('Artifact', { type: 'Layout' });
    this.#pdf
      .save()
      .lineWidth(0.5)
      .moveTo(...from)
      .lineTo(...to);
    if (dashed) this.#pdf.dash(3, { space: 2 });
    this.#pdf.stroke(dashed ? '#777777' : '#999999').restore();
    this.#pdf.endMarkedContent();
  }

  #use({ size, strong = false, muted = false }: Pick<TextPlace, 'size' | 'strong' | 'muted'>) {
    return this.#pdf
      .font(strong ? 'strong' : 'regular')
      .fontSize(size)
      .fillColor(muted ? MUTED : INK);
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
