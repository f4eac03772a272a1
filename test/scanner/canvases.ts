import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { type Grey, imageOf } from '../../src/scanner/grey.ts';
import type { Picture } from '../../src/scanner/view.ts';
import './drawn.ts';

// As workers have it: a canvas without a page.
Object.assign(globalThis, {
  OffscreenCanvas: function OffscreenCanvas(width: number, height: number) {
    return createCanvas(width, height);
  },
});

/** A frame or file on which something was drawn. */
export function pictureWith(width: number, height: number, draw: (canvas: Canvas) => void): Picture {
  const canvas = createCanvas(width, height);
  draw(canvas);
  return canvas as unknown as Picture;
}

/** Puts a picture onto another. */
export function put(canvas: Canvas, grey: Grey, left: number, top: number): void {
  const { data } = imageOf(grey);
  const context = canvas.getContext('2d');
  const image = context.createImageData(grey.width, grey.height);
  image.data.set(data);
  context.putImageData(image, left, top);
}
