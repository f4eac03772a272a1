import { create } from 'qrcode';
import { type QrContent, qrContent, qrErrorCorrection } from '../../../src/certificate/qr.ts';
import { defocus, type Grey, gaussian, motion, smooth } from './picture.ts';
import { normal, seeded } from './random.ts';

/** What spoils a frame. */
export const DISTORTIONS = [
  'plain',
  'rotation',
  'perspective',
  'defocus',
  'motion',
  'noise',
  'glare',
  'low contrast',
  'small',
  'moiré',
  'covered',
  'curved',
  'shadow',
  'dark',
  'inverted',
  'small and noisy',
] as const;
export type Distortion = (typeof DISTORTIONS)[number];

export interface FrameOfCode {
  readonly name: string;
  readonly distortion: Distortion;
  readonly text: string;
  readonly width: number;
  readonly height: number;
  /** 8-bit brightness, row by row. */
  readonly pixels: Uint8Array;
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BASE45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const SIZES = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
] as const;

/** A text as long as those of real certificates, with their alphabets; nobody's certificate. */
function content(random: () => number, family: 'shc' | 'hcert'): { text: string; content: QrContent } {
  const some = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
  if (family === 'hcert') {
    const text = `HC1:${some(BASE45, 470 + Math.floor(random() * 130))}`;
    return { text, content: qrContent({ format: 'eu-dcc', signedText: text }) };
  }
  // Two doses to four, with nationality; the budget for one code is 1,195.
  const jws = `eyJ${some(BASE64URL, 700 + Math.floor(random() * 420))}`;
  return {
    text: `shc:/${Array.from(jws, (character) => String(character.charCodeAt(0) - 45).padStart(2, '0')).join('')}`,
    content: { ...qrContent({ format: 'shc', signedText: jws }), errorCorrections: [qrErrorCorrection(jws)] },
  };
}

/** Modules, row by row; QUIET of them around the code are light. */
const QUIET = 4;

function modulesOf({ segments, errorCorrections }: QrContent): {
  size: number;
  dark: (x: number, y: number) => boolean;
} {
  const level = errorCorrections[0];
  const { modules } = create(segments as never, { errorCorrectionLevel: level });
  return {
    size: modules.size,
    dark: (x, y) => x >= 0 && y >= 0 && x < modules.size && y < modules.size && modules.get(y, x) === 1,
  };
}

/** Frames as a camera sees codes of certificates, the same ones for the same seed. */
export function* generateFrames(seed: number, each: number): Generator<FrameOfCode> {
  for (const distortion of DISTORTIONS) {
    for (let index = 0; index < each; index++) {
      for (const family of ['shc', 'hcert'] as const) {
        for (const size of SIZES) {
          const random = seeded(hash(`${seed} ${distortion} ${index} ${family} ${size.height}`));
          const { text, content: drawn } = content(random, family);
          const pixels = photograph(modulesOf(drawn), size, distortion, random);
          yield {
            name: `${distortion} ${family} ${size.height}p ${index}`,
            distortion,
            text,
            ...size,
            pixels,
          };
        }
      }
    }
  }
}

function hash(text: string): number {
  let value = 2_166_136_261;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 16_777_619);
  return value >>> 0;
}

type Code = ReturnType<typeof modulesOf>;
const between = (random: () => number, from: number, to: number) => from + (to - from) * random();

function photograph(
  code: Code,
  { width, height }: { width: number; height: number },
  distortion: Distortion,
  random: () => number,
): Uint8Array {
  const small = distortion.startsWith('small');
  const across = code.size + 2 * QUIET;
  // Small is as small as modules can be told apart; otherwise the code fills the frame as people hold it.
  const codePx = small
    ? across * between(random, 1.9, 2.6)
    : height * (distortion === 'rotation' ? between(random, 0.5, 0.65) : between(random, 0.6, 0.85));
  const grey: Grey = { width, height, pixels: new Float32Array(width * height) };
  draw(grey, code, codePx, distortion, random);
  const module = codePx / across;
  light(grey, distortion, module, random);
  const { pixels } = grey;
  if (distortion === 'defocus') defocus(grey, module * between(random, 0.6, 1.1));
  else if (distortion === 'motion')
    motion(grey, module * between(random, 0.7, 1.6), between(random, 0, Math.PI));
  else smooth(grey, gaussian(between(random, 0.5, 0.8)));
  if (distortion === 'inverted')
    for (let at = 0; at < pixels.length; at++) pixels[at] = 255 - (pixels[at] as number);
  const sigma =
    distortion === 'noise'
      ? between(random, 25, 55)
      : distortion === 'small and noisy'
        ? between(random, 10, 25)
        : distortion === 'dark'
          ? between(random, 5, 9)
          : 2.5;
  const noise = Float32Array.from({ length: 1 << 16 }, () => sigma * normal(random));
  const grainy = new Uint8ClampedArray(pixels.length);
  for (let at = 0; at < grainy.length; at++) {
    grainy[at] = (pixels[at] as number) + (noise[Math.floor(random() * noise.length)] as number);
  }
  return new Uint8Array(grainy.buffer);
}

/** Writes where a pixel lies in the code's plane, in modules. One array for all: there are millions of pixels. */
type Inverse = (x: number, y: number, at: Float64Array) => void;

function placement(
  code: Code,
  width: number,
  height: number,
  codePx: number,
  distortion: Distortion,
  random: () => number,
): Inverse {
  const centre = [
    width / 2 + between(random, -0.04, 0.04) * width,
    height / 2 + between(random, -0.04, 0.04) * height,
  ] as const;
  const angle = distortion === 'rotation' ? between(random, 0, 2 * Math.PI) : between(random, -0.09, 0.09);
  const tilt = distortion === 'perspective' ? between(random, 0.5, 0.95) : between(random, 0, 0.12);
  const towards = between(random, 0, 2 * Math.PI);
  const bend = distortion === 'curved' ? between(random, 0.6, 1.1) : 0;
  const side = code.size + 2 * QUIET;
  const scale = side / codePx;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // Seen from a distance of twice the code's width, the plane turned by the tilt about an axis in it.
  const [axisX, axisY] = [Math.cos(towards), Math.sin(towards)];
  const distance = 2 * codePx;
  return (x, y, at) => {
    const dx = x - centre[0];
    const dy = y - centre[1];
    const along = dx * axisX + dy * axisY;
    const acrossAxis = -dx * axisY + dy * axisX;
    // The ray meets the turned plane: v cos t / (1 + v sin t / d) = across.
    const v = acrossAxis / (Math.cos(tilt) - (acrossAxis * Math.sin(tilt)) / distance);
    const u = along * (1 + (v * Math.sin(tilt)) / distance);
    const planeX = u * axisX - v * axisY;
    const planeY = u * axisY + v * axisX;
    let codeX = (planeX * cos + planeY * sin) * scale;
    let codeY = (-planeX * sin + planeY * cos) * scale;
    if (bend > 0) {
      // On a cylinder, as on a bottle or a bent sheet.
      const radius = side / (2 * bend);
      codeX = Math.abs(codeX) < radius ? radius * Math.asin(codeX / radius) : Number.NaN;
      codeY += (codeX / side) ** 2 * bend * 2;
    }
    at[0] = codeX + code.size / 2;
    at[1] = codeY + code.size / 2;
  };
}

function draw(grey: Grey, code: Code, codePx: number, distortion: Distortion, random: () => number): void {
  const { width, height, pixels } = grey;
  const inverse = placement(code, width, height, codePx, distortion, random);
  const [paper, ink] =
    distortion === 'low contrast'
      ? [between(random, 120, 160), between(random, 100, 118)]
      : [between(random, 205, 240), between(random, 15, 50)];
  const table = between(random, 90, 170);
  const grain = between(random, 0.01, 0.05);
  const covers =
    distortion === 'covered'
      ? Array.from({ length: 3 }, () => ({
          x: between(random, 0.25, 0.8) * code.size,
          y: between(random, 0.25, 0.8) * code.size,
          radius: code.size * between(random, 0.03, 0.06),
          value: between(random, 20, 230),
        }))
      : [];
  const margin = QUIET + 2;
  const place = new Float64Array(2);
  const brightness = (x: number, y: number): number | undefined => {
    inverse(x, y, place);
    const [u, v] = place as unknown as [number, number];
    const onPaper = u > -margin && v > -margin && u < code.size + margin && v < code.size + margin;
    if (!onPaper) return undefined;
    const cover = covers.find((one) => (u - one.x) ** 2 + (v - one.y) ** 2 < one.radius ** 2);
    return cover ? cover.value : code.dark(Math.floor(u), Math.floor(v)) ? ink : paper;
  };
  for (let y = 0; y < height; y++) {
    const wave = 3 * Math.sin(y * grain * 0.7);
    for (let x = 0; x < width; x++) {
      const wood = table + 18 * Math.sin(x * grain + wave);
      if (brightness(x + 0.5, y + 0.5) === undefined) {
        pixels[y * width + x] = wood;
        continue;
      }
      let sum = 0;
      for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
        const [right, down] = [sample % SAMPLES, Math.floor(sample / SAMPLES)];
        sum += brightness(x + (right + 0.5) / SAMPLES, y + (down + 0.5) / SAMPLES) ?? wood;
      }
      pixels[y * width + x] = sum / (SAMPLES * SAMPLES);
    }
  }
}

/** Of each pixel, across and down: an edge of a module falls within it. */
const SAMPLES = 3;

/** Light and screen: what happens between the code and the lens. */
function light(
  { width, height, pixels }: Grey,
  distortion: Distortion,
  module: number,
  random: () => number,
): void {
  const lean = between(random, -0.15, 0.15);
  const shadowAt = between(random, 0.3, 0.7) * width;
  const shadowSlope = between(random, -0.6, 0.6);
  const shadowDepth = between(random, 0.55, 0.8);
  const glares =
    distortion === 'glare'
      ? Array.from({ length: 2 }, () => ({
          x: width / 2 + between(random, -0.3, 0.3) * height,
          y: height / 2 + between(random, -0.3, 0.3) * height,
          radius: height * between(random, 0.05, 0.13),
          power: between(random, 150, 400),
        }))
      : [];
  const gratings =
    distortion === 'moiré'
      ? [between(random, 2.1, 3.4), between(random, 5, 9) * module * 0.3].map((period) => ({
          x: Math.cos(between(random, -0.3, 0.3)) / period,
          y: Math.sin(between(random, -0.3, 0.3)) / period,
          power: between(random, 0.2, 0.38),
        }))
      : [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      let value = (pixels[at] as number) * (1 + lean * (x / width - 0.5));
      if (distortion === 'shadow' && x + shadowSlope * (y - height / 2) > shadowAt) {
        const edge = Math.min(1, (x + shadowSlope * (y - height / 2) - shadowAt) / 25);
        value *= 1 - shadowDepth * edge;
      }
      if (distortion === 'dark') value = value * 0.14 + 4;
      for (const { x: fx, y: fy, power } of gratings)
        value *= 1 - power + power * Math.sin(2 * Math.PI * (x * fx + y * fy));
      for (const glare of glares) {
        value += glare.power * Math.exp(-((x - glare.x) ** 2 + (y - glare.y) ** 2) / (2 * glare.radius ** 2));
      }
      pixels[at] = value;
    }
  }
}
