import { loadImage } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { readJpeg } from '../../src/correction-contract/jpeg.ts';
import { METADATA, photo, withMetadata } from '../photos.ts';
import { picture } from '../pictures.ts';

const pixelsOf = async (jpeg: Uint8Array) => {
  const { width, height } = await loadImage(jpeg);
  return { width, height };
};

it('reads the size of a photo, and leaves nothing in it but the picture', async () => {
  const clean = photo(640, 480);
  const laden = withMetadata(clean);
  expect(laden.toString('latin1')).toMatch(METADATA);
  const read = readJpeg(laden);
  expect(read).toMatchObject({ width: 640, height: 480 });
  const image = Buffer.from(read?.image ?? []);
  expect(image.toString('latin1')).not.toMatch(METADATA);
  expect(await pixelsOf(image)).toEqual({ width: 640, height: 480 });
  // What has been cleaned stays as it is.
  expect(Buffer.from(readJpeg(image)?.image ?? [])).toEqual(image);
});

it('takes nothing for a photo that is none, or only the beginning of one', () => {
  const clean = photo(64, 48);
  const noScan = Buffer.concat([
    clean.subarray(0, clean.indexOf(Buffer.from([0xff, 0xda]))),
    clean.subarray(-2),
  ]);
  const noSize = Buffer.from(clean);
  noSize.fill(
    0,
    noSize.indexOf(Buffer.from([0xff, 0xc0])) + 5,
    noSize.indexOf(Buffer.from([0xff, 0xc0])) + 9,
  );
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from([0xff, 0xd8]),
    Buffer.from([0xff, 0xd8, 0xff, 0xd9]),
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    picture('image/png', 'a'),
    picture('image/webp', 'a'),
    clean.subarray(0, -2),
    clean.subarray(0, 200),
    Buffer.concat([clean.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, 1]), clean.subarray(2)]),
    noScan,
    noSize,
  ]) {
    expect(readJpeg(bytes)).toBeUndefined();
  }
});

it('comes to an end with whatever bytes', () => {
  const clean = withMetadata(photo(64, 48));
  for (let at = 0; at < clean.length; at += 3) {
    const hostile = Buffer.from(clean);
    hostile[at] = 255 - (hostile[at] ?? 0);
    hostile[(at * 7) % clean.length] = 0xff;
    const read = readJpeg(hostile);
    if (read) expect(read.image.length).toBeLessThanOrEqual(hostile.length);
  }
});
