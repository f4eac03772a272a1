import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { browserPlaying } from '../../e2e/camera.ts';
import { codes, issuerUrl } from '../../e2e/codes.ts';
import { DETECTORS, withDetector, withoutWebAssembly } from '../../e2e/engines.ts';
import { codeInMotion } from '../../e2e/video.ts';
import { startService } from '../service.ts';
import { soak } from './soak.ts';
import { suddenly, type Times, timeOnce } from './times.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    repeats: { type: 'string', default: '10' },
    soak: { type: 'string' },
    port: { type: 'string', default: '4179' },
  },
});

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const ENGINES = {
  wasm: (page: Parameters<typeof withDetector>[0]) => withDetector(page, DETECTORS.none),
  script: withoutWebAssembly,
};

const at = (times: readonly number[], share: number) => {
  const sorted = [...times].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return value === undefined ? '–' : value.toFixed(0);
};
const line = (times: readonly number[]) =>
  `median ${at(times, 0.5)} ms, 90 of 100 within ${at(times, 0.9)} ms (${times.length} times)`;

const service = await startService({ port: Number(values.port) });
const { genuine } = await codes(issuerUrl(service.url));
const path = join(tmpdir(), `vi-vacxin-camera-${process.pid}.y4m`);

async function measureTimes(repeats: number): Promise<void> {
  const video = suddenly(genuine);
  for (const times of [1, 4]) {
    for (const [name, prepare] of Object.entries(ENGINES)) {
      const browser = await browserPlaying(video, path);
      const measured: Times[] = [];
      for (let tries = 0; measured.length < repeats && tries < 3 * repeats; tries++) {
        const one = await timeOnce(browser, { baseURL: service.url, prepare, times });
        if (one.verdictMs !== undefined) measured.push(one);
      }
      await browser.close();
      const [first, ...later] = measured.map(({ liveMs }) => liveMs);
      say(`${name}${times > 1 ? `, ${times} times slowed` : ''}`);
      say(`  tap to live picture     first ${first?.toFixed(0)} ms, later ${line(later)}`);
      say(`  sharp frame to verdict  ${line(measured.map(({ verdictMs = 0 }) => verdictMs))}`);
    }
  }
}

const mega = (bytes: number) => (bytes / 1e6).toFixed(1).padStart(8);

async function measureMemory(minutes: number): Promise<void> {
  const browser = await browserPlaying(codeInMotion(genuine), path);
  say('minute  worker    page  resident  of it shared (MB)  codes read  long tasks');
  const prepare = ENGINES.wasm;
  for await (const now of soak(browser, { baseURL: service.url, minutes, prepare })) {
    say(
      `${String(now.minutes).padStart(6)}${mega(now.workerHeapBytes)}${mega(now.pageHeapBytes)}  ${mega(now.residentBytes)}  ${mega(now.sharedBytes)}${String(now.codes).padStart(20)}${String(now.longTasks).padStart(12)}`,
    );
  }
  await browser.close();
}

try {
  if (values.soak === undefined) await measureTimes(Number(values.repeats));
  else await measureMemory(Number(values.soak));
} finally {
  await service.stop();
}
