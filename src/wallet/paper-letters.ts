/** Of Be Vietnam Pro, whichever weight: Latin letters of Europe and Viet Nam, and what is written among them. */
const LETTERS =
  /^[\n\x20-\x7e\xa0-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0121\u0126-\u012b\u012e-\u0131\u0139\u013a\u013d\u013e\u0141-\u0144\u0147\u0148\u014c\u014d\u0150-\u0155\u0158-\u015b\u015e-\u016b\u016e-\u017e\u01a0\u01a1\u01af\u01b0\u1e80-\u1e85\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u20ab\u20ac\u2122]*$/;

/** Whether the letters of paper can write a text; names in Greek, Cyrillic or Chinese they cannot. */
export const canBeWritten = (text: string): boolean => LETTERS.test(text.normalize('NFC'));

/** A text as a picture, from letters that the device has for itself. */
export interface TextPicture {
  /** Of a JPEG, black on white. */
  readonly dataUrl: string;
  /** Its width by its height. */
  readonly aspect: number;
}

const PIXELS = 64;

/** Draws what cannot be written. */
export function drawText(text: string, strong: boolean): TextPicture {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas to draw on');
  const font = `${strong ? 600 : 400} ${PIXELS}px system-ui, sans-serif`;
  context.font = font;
  // Any longer, and no browser has such a canvas.
  canvas.width = Math.min(8000, Math.ceil(context.measureText(text).width) + 2);
  canvas.height = Math.ceil(PIXELS * 1.3);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000000';
  context.font = font;
  context.fillText(text, 1, PIXELS, canvas.width - 2);
  return { dataUrl: canvas.toDataURL('image/jpeg', 0.92), aspect: canvas.width / canvas.height };
}
