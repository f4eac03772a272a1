import { create } from 'qrcode';
import type { Engine } from './engine.ts';

/** As long as a SMART Health Card that just fits one code, in its two segments: version 22 at level L. */
const DIGITS = '5676'.repeat(597).slice(0, 2386);
const PIXELS_A_MODULE = 4;
const QUIET_MODULES = 4;

/** Whether an engine reads a code as dense as any that we issue, every digit of it. */
export async function readsDenseCode(engine: Engine): Promise<boolean> {
  const { codes } = await engine.read(drawn(), {});
  return codes.some(({ text }) => text === `shc:/${DIGITS}`);
}

function drawn(): ImageData {
  const { modules } = create(
    [
      { mode: 'byte', data: new TextEncoder().encode('shc:/') },
      { mode: 'numeric', data: DIGITS },
    ],
    { errorCorrectionLevel: 'L' },
  );
  const side = (modules.size + 2 * QUIET_MODULES) * PIXELS_A_MODULE;
  const image = new ImageData(side, side);
  const pixels = new Uint32Array(image.data.buffer).fill(0xffffffff);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [column, row] = [x, y].map((at) => Math.floor(at / PIXELS_A_MODULE) - QUIET_MODULES) as [
        number,
        number,
      ];
      const inside = Math.min(column, row) >= 0 && Math.max(column, row) < modules.size;
      if (inside && modules.get(row, column)) pixels[y * side + x] = 0xff000000;
    }
  }
  return image;
}
