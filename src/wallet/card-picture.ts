import type { Certificate } from '../certificate/certificate.ts';
import { demo } from '../ui/deployment.ts';
import { drawQr } from '../ui/draw-qr.ts';
import { formatDay } from '../ui/formats.ts';
import { PAPER } from '../ui/languages/paper.ts';
import { fileNameOf } from './health-card-file.ts';

/** So coarse that what messengers do to pictures leaves each module whole. */
const PIXELS_PER_MODULE = 10;
const FAMILY = '"Be Vietnam Pro", system-ui, sans-serif';

/** A certificate as a picture: its code, and whose it is; undefined where it is too long for a code. */
export async function cardPicture(certificate: Certificate): Promise<File | undefined> {
  const drawing = drawQr(certificate);
  if (!drawing) return undefined;
  const { name, birthDate } = certificate.holder;
  const side = drawing.size * PIXELS_PER_MODULE;
  const margin = 4 * PIXELS_PER_MODULE;
  const nameSize = Math.round(side / 18);
  const strong = `600 ${nameSize}px ${FAMILY}`;
  const regular = `400 ${Math.round(nameSize * 0.75)}px ${FAMILY}`;
  const born = birthDate && [formatDay(birthDate, 'vi'), formatDay(birthDate, 'en')].join(' · ');
  const small = [...(born ? [born] : []), ...(demo.value ? [PAPER.demo.vi, PAPER.demo.en] : [])];
  // A canvas waits for no font by itself.
  await Promise.all([document.fonts.load(strong, name), document.fonts.load(regular, small.join(''))]);
  const canvas = document.createElement('canvas');
  const context = contextOf(canvas);
  context.font = strong;
  const lines = wrapped(name, side - 2 * margin, (text) => context.measureText(text).width);
  const lineHeight = Math.round(nameSize * 1.3);
  canvas.width = side;
  canvas.height = side + (lines.length + small.length) * lineHeight + margin;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000000';
  context.textAlign = 'center';
  context.font = strong;
  for (const [at, line] of lines.entries())
    context.fillText(line, side / 2, side + at * lineHeight + nameSize, side - 2 * margin);
  context.font = regular;
  for (const [at, line] of small.entries()) {
    context.fillText(line, side / 2, side + (lines.length + at) * lineHeight + nameSize, side - 2 * margin);
  }
  context.scale(PIXELS_PER_MODULE, PIXELS_PER_MODULE);
  context.fill(new Path2D(drawing.path));
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!picture) throw new Error('the canvas gives no picture');
  return new File([picture], `${fileNameOf(certificate)}.png`, { type: 'image/png' });
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas to draw on');
  return context;
}

/** A text in lines that are no wider than they may be, unless a single word is; at most three, the last cut short. */
export function wrapped(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length <= 3 ? lines : [...lines.slice(0, 2), `${lines[2]}…`];
}
