import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ownCopy } from '../../src/scanner/own-copy.ts';
import type { Picture } from '../../src/scanner/view.ts';
import './drawn.ts';

const [WIDTH, HEIGHT] = [4, 2];

/** A camera's frame, as far as it is copied; each of its bytes is 7. */
function frame(changes: object = {}) {
  const closed = vi.fn();
  const picture = {
    displayWidth: WIDTH,
    displayHeight: HEIGHT,
    visibleRect: { width: WIDTH, height: HEIGHT },
    allocationSize: () => WIDTH * HEIGHT * 4,
    copyTo: async (target: Uint8Array) => {
      target.fill(7);
    },
    close: closed,
    ...changes,
  };
  return { picture: picture as unknown as Picture, closed };
}

beforeEach(() => {
  vi.stubGlobal('createImageBitmap', async ({ data, width, height }: ImageData) => ({ data, width, height }));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('ownCopy', () => {
  it('has all pixels of a frame, which goes back to the camera', async () => {
    const { picture, closed } = frame();
    expect(await ownCopy(picture)).toEqual({
      width: WIDTH,
      height: HEIGHT,
      data: new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(7),
    });
    expect(closed).toHaveBeenCalledOnce();
  });

  it.each<[string, object]>([
    ['that lies on its side', { visibleRect: { width: HEIGHT, height: WIDTH } }],
    ['of a browser that copies camera formats only', { allocationSize: () => WIDTH * HEIGHT * 1.5 }],
    ['that cannot be copied', { copyTo: () => Promise.reject(new DOMException('', 'NotSupportedError')) }],
    ['without pixels', { visibleRect: null }],
  ])('of a frame %s is the frame itself, still open', async (_, changes) => {
    const { picture, closed } = frame(changes);
    expect(await ownCopy(picture)).toBe(picture);
    expect(closed).not.toHaveBeenCalled();
  });

  it('of a picture that is no frame is the picture itself', async () => {
    const bitmap = { width: WIDTH, height: HEIGHT, close: () => {} } as ImageBitmap;
    expect(await ownCopy(bitmap)).toBe(bitmap);
  });
});
