import { createCanvas } from '@napi-rs/canvas';
import { readJpeg } from '../src/correction-contract/jpeg.ts';

/** A photo as cameras make it, of a paper with writing on it. */
export function photo(width = 800, height = 600, text = 'SỔ TIÊM CHỦNG'): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#e8e2d2';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#22304a';
  context.font = `${Math.round(width / 16)}px sans-serif`;
  for (let line = 1; line < 8; line++) context.fillText(`${text} ${line}`, width / 20, (line * height) / 8);
  return canvas.toBuffer('image/jpeg', 90);
}

/** The same as it leaves a device. */
export const cleanPhoto = (width: number, height: number): Buffer =>
  Buffer.from(readJpeg(photo(width, height))?.image ?? []);

const segment = (marker: number, content: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff]),
    content,
  ]);

/** An entry of an Exif directory: tag, type, count, value or its place. */
function entry(tag: number, type: number, count: number, value: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt16BE(tag, 0);
  bytes.writeUInt16BE(type, 2);
  bytes.writeUInt32BE(count, 4);
  if (type === 3) bytes.writeUInt16BE(value, 8);
  else bytes.writeUInt32BE(value, 8);
  return bytes;
}

const CAMERA = 'Camera of Hue\0';

/** Exif that says by which camera the photo was made, which way up it is, and where: 16°27′N. */
function exif(orientation: number): Buffer {
  const header = Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1');
  // Directory at 8: count, three entries, no next; the camera's name at 50, the directory of the place at 64.
  const camera = Buffer.from(CAMERA, 'latin1');
  const place = Buffer.concat([
    Buffer.from([0, 2]),
    Buffer.concat([entry(1, 2, 2, 0x4e000000), entry(2, 5, 3, 94)]),
    Buffer.alloc(4),
  ]);
  const latitude = Buffer.alloc(24);
  [16, 1, 27, 1, 0, 1].forEach((number, at) => {
    latitude.writeUInt32BE(number, 4 * at);
  });
  return Buffer.concat([
    header,
    Buffer.from([0, 3]),
    entry(0x010f, 2, camera.length, 50),
    entry(0x0112, 3, 1, orientation),
    entry(0x8825, 4, 1, 64),
    Buffer.alloc(4),
    camera,
    place,
    latitude,
  ]);
}

/** The same with all that cameras and programs write into photos: Exif with the place, XMP, a comment, and bytes behind. */
export function withMetadata(jpeg: Uint8Array, orientation = 1): Buffer {
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, exif(orientation)),
    segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Camera of Hue</x:xmpmeta>')),
    segment(0xfe, Buffer.from('taken at home')),
    jpeg.subarray(2),
    Buffer.from('bytes behind the end'),
  ]);
}

/** Whatever of that must be in no photo that leaves a device. */
export const METADATA = /Exif|GPS|xmpmeta|Camera of Hue|taken at home|bytes behind/;
