import { closeSync, openSync, writeSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { create } from 'qrcode';

/** What a camera sees: brightness, row by row, of one frame after the other. */
export interface Video {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly frames: Iterable<Uint8Array>;
}

const GREY = 128;

/** Writes a video for Chromium's fake camera (YUV4MPEG2, 4:2:0), which plays it for ever. */
export function writeVideo(path: string, { width, height, framesPerSecond, frames }: Video): void {
  const file = openSync(path, 'w');
  writeSync(file, `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420\n`);
  const colourless = Buffer.alloc((width * height) / 2, GREY);
  for (const frame of frames) {
    writeSync(file, 'FRAME\n');
    writeSync(file, frame);
    writeSync(file, colourless);
  }
  closeSync(file);
}

/** A screenshot of a code as a camera sees it from a little way off, 720 pixels square. */
export async function seenOnScreen(png: Buffer): Promise<Uint8Array> {
  const [side, margin] = [720, 50];
  const context = createCanvas(side, side).getContext('2d');
  context.fillStyle = '#bbb';
  context.fillRect(0, 0, side, side);
  const image = await loadImage(png);
  context.drawImage(image, margin, margin, side - 2 * margin, side - 2 * margin);
  return context.getImageData(0, 0, side, side).data.filter((_, at) => at % 4 === 0) as unknown as Uint8Array;
}

/** How a code lies in a frame. */
export interface Pose {
  /** From the middle of the frame, and of the code's side with its margin. */
  readonly xPx: number;
  readonly yPx: number;
  readonly sidePx: number;
  readonly turnedRadians: number;
  /** Out of focus: the standard deviation over which a point is spread. */
  readonly blurPx: number;
}

const [WIDTH, HEIGHT] = [1280, 720];
const QUIET_MODULES = 4;
const PIXELS_A_MODULE = 6;

/** Draws a code on paper, on a desk. */
export function drawingOf(
  text: string,
  { width, height } = { width: WIDTH, height: HEIGHT },
): (pose: Pose) => Uint8Array {
  const { modules } = create(text, { errorCorrectionLevel: 'L' });
  const paperPx = (modules.size + 2 * QUIET_MODULES) * PIXELS_A_MODULE;
  const paper = createCanvas(paperPx, paperPx);
  const ink = paper.getContext('2d');
  ink.fillStyle = '#fff';
  ink.fillRect(0, 0, paperPx, paperPx);
  ink.fillStyle = '#000';
  modules.data.forEach((dark, at) => {
    const [x, y] = [at % modules.size, Math.floor(at / modules.size)].map(
      (module) => (module + QUIET_MODULES) * PIXELS_A_MODULE,
    ) as [number, number];
    if (dark) ink.fillRect(x, y, PIXELS_A_MODULE, PIXELS_A_MODULE);
  });
  const frame = createCanvas(width, height);
  const context = frame.getContext('2d');
  context.imageSmoothingQuality = 'high';
  return ({ xPx, yPx, sidePx, turnedRadians, blurPx }) => {
    context.resetTransform();
    context.filter = 'none';
    context.fillStyle = '#bbb';
    context.fillRect(0, 0, width, height);
    context.filter = blurPx > 0 ? `blur(${blurPx}px)` : 'none';
    context.translate(width / 2 + xPx, height / 2 + yPx);
    context.rotate(turnedRadians);
    context.drawImage(paper, -sidePx / 2, -sidePx / 2, sidePx, sidePx);
    const { data } = context.getImageData(0, 0, width, height);
    return Uint8Array.from({ length: width * height }, (_, at) => data[at * 4] ?? 0);
  };
}

/** A code in a hand: it moves and turns without end, and every few seconds it comes into focus and goes out again. */
export function codeInMotion(text: string, framesPerSecond = 10, seconds = 4): Video {
  const drawn = drawingOf(text);
  const frames = Array.from({ length: framesPerSecond * seconds }, (_, at) => {
    const phase = (2 * Math.PI * at) / (framesPerSecond * seconds);
    return drawn({
      xPx: 150 * Math.sin(phase),
      yPx: 25 * Math.sin(2 * phase),
      sidePx: 560 + 40 * Math.cos(phase),
      turnedRadians: 0.3 * Math.sin(phase),
      blurPx: Math.max(0, 1 + 5 * Math.cos(phase)),
    });
  });
  return { width: WIDTH, height: HEIGHT, framesPerSecond, frames };
}
