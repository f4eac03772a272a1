import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { CHROMIUM_ARGS, chromiumPath } from '../../e2e/chromium.ts';
import { generateFrames } from './frames.ts';
import type { Outcomes, Sample } from './page.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    photos: { type: 'string', default: '../shared/vectors/qr-photos' },
    each: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    missed: { type: 'boolean', default: false },
  },
});

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/**
 * Whose expected text is not what the picture says: two codes in one another; texts of the EU's that their pictures do
 * not hold; a picture that is not PNG.
 */
const LEFT_OUT = [
  'qrcode-2/16.png',
  'ES/2DCode/raw/501',
  'ES/2DCode/raw/502',
  'ES/2DCode/raw/503',
  'common/2DCode/raw/Q1',
];

interface Picture {
  readonly group: string;
  readonly name: string;
  readonly expected: string;
  readonly kind: Sample['kind'];
  readonly size?: Sample['size'];
  readonly bytes: () => Uint8Array;
}

function* photos(folder: string): Generator<Picture> {
  if (!existsSync(folder)) {
    say(`photos left out: ${folder} is not there`);
    return;
  }
  for (const entry of readdirSync(folder, { recursive: true }).map(String).sort()) {
    const text = join(folder, entry.replace(/\.\w+$/, '.txt'));
    if (!/\.(png|jpe?g|webp)$/i.test(entry) || !existsSync(text) || LEFT_OUT.includes(entry)) continue;
    yield {
      group: 'photos',
      name: entry,
      expected: readFileSync(text, 'utf8'),
      kind: 'still',
      bytes: () => readFileSync(join(folder, entry)),
    };
  }
}

function* certificates(file: string): Generator<Picture> {
  if (!existsSync(file)) {
    say(`EU certificates left out: ${file} is not there`);
    return;
  }
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const { id, text, qrPng } = JSON.parse(line) as { id: string; text?: string; qrPng?: string };
    if (!text || !qrPng || LEFT_OUT.includes(id)) continue;
    yield {
      group: 'EU certificates',
      name: id,
      expected: text,
      kind: 'still',
      bytes: () => Buffer.from(qrPng, 'base64'),
    };
  }
}

function* frames(): Generator<Picture> {
  for (const { name, distortion, text, width, height, pixels } of generateFrames(
    Number(values.seed),
    Number(values.each),
  )) {
    yield {
      group: distortion,
      name,
      expected: text,
      kind: 'frame',
      size: { width, height },
      bytes: () => pixels,
    };
  }
}

const outDir = resolve('dist/test/scan-page');
await build({
  configFile: false,
  logLevel: 'error',
  root: resolve('test/bench/scan'),
  worker: { format: 'es' },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: { input: resolve('test/bench/scan/page.html') },
  },
});

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};
let current: Uint8Array = new Uint8Array();
const server = createServer((request, response) => {
  if (request.url === '/picture') return response.end(current);
  const path = join(outDir, request.url ?? '');
  if (!existsSync(path)) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
  return response.end(readFileSync(path));
});
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
const address = server.address();
const port = typeof address === 'object' ? address?.port : undefined;

const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
const page = await browser.newPage();
page.on('pageerror', (error) => say(String(error)));
await page.goto(`http://127.0.0.1:${port}/page.html`);
say(`engine: ${await page.evaluate(() => openScanner())}`);

type Decoder = keyof Outcomes;
const DECODERS: readonly Decoder[] = ['ours', 'zxingWasm', 'zxingBrowser'];
const NAMES: Record<Decoder, string> = {
  ours: 'ours',
  zxingWasm: 'zxing-wasm, all options, one pass',
  zxingBrowser: '@zxing/browser',
};
interface Tally {
  pictures: number;
  readonly hitsMs: Record<Decoder, number[]>;
  readonly missesMs: Record<Decoder, number[]>;
  /** Times of pictures that both ours and @zxing/browser read. */
  readonly bothMs: Record<Decoder, number[]>;
  readonly wrong: Record<Decoder, number>;
}
const perDecoder = <Value>(value: () => Value): Record<Decoder, Value> => ({
  ours: value(),
  zxingWasm: value(),
  zxingBrowser: value(),
});
const emptyTally = (): Tally => ({
  pictures: 0,
  hitsMs: perDecoder(() => []),
  missesMs: perDecoder(() => []),
  bothMs: perDecoder(() => []),
  wrong: perDecoder(() => 0),
});

// Ends of lines and blanks around a text are the editor's in which it was noted, not the code's.
const plain = (text: string) => text.replaceAll('\r\n', '\n').trim();

const groups = new Map<string, Tally>();
const corpora = new Map<string, Tally>();
const all = emptyTally();
const tallyOf = (tallies: Map<string, Tally>, name: string): Tally => {
  const tally = tallies.get(name) ?? emptyTally();
  tallies.set(name, tally);
  return tally;
};
let warm = false;
for (const [corpus, pictures] of [
  ['photos', photos(values.photos)],
  ['EU certificates', certificates('../shared/vectors/eu-dcc/cases.jsonl')],
  ['generated frames', frames()],
] as const) {
  for (const picture of pictures) await measured(corpus, picture);
}

async function measured(corpus: string, picture: Picture): Promise<void> {
  current = picture.bytes();
  const sample: Sample = { url: '/picture', kind: picture.kind, ...(picture.size && { size: picture.size }) };
  if (!warm) {
    // The first decoding of each compiles it.
    for (let time = 0; time < 5; time++) await page.evaluate((it) => measure(it), sample);
    warm = true;
  }
  const outcomes = await page.evaluate((it) => measure(it), sample);
  const isHit = (decoder: Decoder) =>
    outcomes[decoder].texts.some((text) => plain(text) === plain(picture.expected));
  for (const one of [tallyOf(groups, picture.group), tallyOf(corpora, corpus), all]) {
    one.pictures++;
    for (const decoder of DECODERS) {
      const { texts, ms } = outcomes[decoder];
      (isHit(decoder) ? one.hitsMs : one.missesMs)[decoder].push(ms);
      if (texts.length > 0 && !isHit(decoder)) one.wrong[decoder]++;
      if (isHit('ours') && isHit('zxingBrowser')) one.bothMs[decoder].push(ms);
    }
  }
  if (outcomes.ours.texts.length > 0 && !isHit('ours'))
    say(
      `READ WRONGLY: ${picture.group} ${picture.name}: ${outcomes.ours.texts.join(' | ').slice(0, 200)}, not ${picture.expected.slice(0, 200)}`,
    );
  else if (values.missed && !isHit('ours'))
    say(`missed: ${picture.group} ${picture.name}${isHit('zxingWasm') ? ', zxing-wasm reads it' : ''}`);
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`.padStart(8);
const at = (times: readonly number[], share: number) => {
  const sorted = [...times].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return value === undefined ? '      –' : value.toFixed(1).padStart(7);
};
const line = (name: string, tally: Tally) =>
  say(
    `${name.padEnd(18)}${String(tally.pictures).padStart(5)}  ${DECODERS.map((decoder) => `${percent(tally.hitsMs[decoder].length, tally.pictures)} ${at(tally.hitsMs[decoder], 0.5)} ms`).join('  ')}`,
  );
say(`\n${''.padEnd(25)}${DECODERS.map((decoder) => NAMES[decoder].slice(0, 18).padEnd(22)).join('')}`);
say('                       share read and median time to a hit');
for (const [group, tally] of groups) line(group, tally);

const ratio = (ours: number, other: number) => (other > 0 ? (ours / other).toFixed(2) : '–').padStart(8);
const hits = (tally: Tally, decoder: Decoder) => tally.hitsMs[decoder].length;
const medianMs = (times: Record<Decoder, number[]>, decoder: Decoder) => Number(at(times[decoder], 0.5));
say(`
                          rate, against           median time, against @zxing/browser
                  zxing-wasm  @zxing/browser    of all hits  of what both read
asked for               1.10            2.00           0.50`);
for (const [corpus, tally] of [...corpora, ['all of it', all] as const]) {
  say(
    [
      corpus.padEnd(20),
      ratio(hits(tally, 'ours'), hits(tally, 'zxingWasm')),
      ratio(hits(tally, 'ours'), hits(tally, 'zxingBrowser')).padStart(16),
      ratio(medianMs(tally.hitsMs, 'ours'), medianMs(tally.hitsMs, 'zxingBrowser')).padStart(15),
      ratio(medianMs(tally.bothMs, 'ours'), medianMs(tally.bothMs, 'zxingBrowser')).padStart(19),
    ].join(''),
  );
}
say(`
ours, 95 of 100 hits within ${at(all.hitsMs.ours, 0.95).trim()} ms, without a hit ${at(all.missesMs.ours, 0.5).trim()} ms
read wrongly: ${DECODERS.map((decoder) => `${NAMES[decoder]} ${all.wrong[decoder]}`).join(', ')}`);

await browser.close();
server.close();
