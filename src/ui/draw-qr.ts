import { create } from 'qrcode';
import type { Certificate } from '../certificate/certificate.ts';
import { qrContent } from '../certificate/qr.ts';

/** Modules of white that a reader needs around a code (ISO/IEC 18004 §6.3.8). */
const QUIET_ZONE = 4;

export interface QrDrawing {
  /** Modules a side, with the quiet zone. */
  readonly size: number;
  /** The dark modules as one SVG path, one unit a module. */
  readonly path: string;
}

/** Modules a side of version 22, up to which a code scans well from 4 cm of paper or screen. */
const COMFORTABLE_SIZE = 105;

type Modules = { readonly size: number; readonly data: Uint8Array };

function modulesOf(certificate: Pick<Certificate, 'format' | 'signedText'>): Modules | undefined {
  const { segments, errorCorrections } = qrContent(certificate);
  let largest: Modules | undefined;
  for (const errorCorrectionLevel of errorCorrections) {
    try {
      largest = create([...segments], { errorCorrectionLevel }).modules;
    } catch {
      // Too long at this level; perhaps not at the next.
      continue;
    }
    if (largest.size <= COMFORTABLE_SIZE) return largest;
  }
  return largest;
}

/** Draws the code of a certificate; undefined where it is too long for any QR code. */
export function drawQr(certificate: Pick<Certificate, 'format' | 'signedText'>): QrDrawing | undefined {
  const modules = modulesOf(certificate);
  return modules && drawingOf(modules);
}

/** Draws the code of any short text. */
export const drawText = (text: string): QrDrawing =>
  drawingOf(create(text, { errorCorrectionLevel: 'L' }).modules);

function drawingOf({ size, data }: Modules): QrDrawing {
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const from = column;
      while (column < size && data[row * size + column]) column++;
      if (column > from)
        path += `M${from + QUIET_ZONE} ${row + QUIET_ZONE}h${column - from}v1H${from + QUIET_ZONE}z`;
    }
  }
  return { size: size + 2 * QUIET_ZONE, path };
}
