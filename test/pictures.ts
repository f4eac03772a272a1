import { createCanvas, PDFDocument } from '@napi-rs/canvas';
import { create } from 'qrcode';

/** A picture of codes one below another. */
function sheet(texts: readonly string[]) {
  const codes = texts.map((text) => create(text, { errorCorrectionLevel: 'L' }).modules);
  const scale = 3;
  const border = 4 * scale;
  const width = Math.max(50, ...codes.map(({ size }) => size * scale)) + 2 * border;
  const height = codes.reduce((total, { size }) => total + size * scale + 2 * border, 50);
  return {
    width,
    height,
    drawOn: (context: {
      fillStyle: unknown;
      fillRect: (x: number, y: number, w: number, h: number) => void;
    }) => {
      context.fillStyle = '#fff';
      context.fillRect(0, 0, width, height);
      context.fillStyle = '#000';
      let top = border;
      for (const { size, data } of codes) {
        data.forEach((dark, at) => {
          if (dark)
            context.fillRect(border + (at % size) * scale, top + Math.floor(at / size) * scale, scale, scale);
        });
        top += size * scale + 2 * border;
      }
    },
  };
}

/** One picture with the codes of all texts. */
export function picture(kind: 'image/png' | 'image/jpeg' | 'image/webp', ...texts: string[]): Buffer {
  const { width, height, drawOn } = sheet(texts);
  const canvas = createCanvas(width, height);
  drawOn(canvas.getContext('2d'));
  return kind === 'image/png' ? canvas.toBuffer(kind) : canvas.toBuffer(kind, 90);
}

/** A page for each list of texts, with their codes as shapes. */
export function pdf(...pages: string[][]): Buffer {
  const document = new PDFDocument();
  for (const texts of pages) {
    const { width, height, drawOn } = sheet(texts);
    const context = document.beginPage(width, height);
    drawOn(context);
    document.endPage();
  }
  return document.close();
}
