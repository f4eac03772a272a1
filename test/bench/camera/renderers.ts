import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

/** The processes that run a browser's pages and their workers. */
export async function renderersOf(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

const RUN_MS = 5;

/**
 * Lets these processes run for one part in `times` only. The browser's own throttling slows the page's thread and
 * leaves its workers as fast as they are.
 *
 * @returns lets them run freely.
 */
export function slowed(processes: readonly number[], times: number): () => void {
  const tell = (signal: 'SIGSTOP' | 'SIGCONT') => {
    for (const id of processes) {
      try {
        process.kill(id, signal);
      } catch {
        // It has ended.
      }
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const run = () => {
    tell('SIGCONT');
    timer = setTimeout(rest, RUN_MS);
  };
  const rest = () => {
    tell('SIGSTOP');
    timer = setTimeout(run, RUN_MS * (times - 1));
  };
  if (times > 1) run();
  return () => {
    clearTimeout(timer);
    tell('SIGCONT');
  };
}

/** Resident memory in bytes, and how much of it is shared with other processes (Linux). */
export function residentBytes(processId: number): { all: number; shared: number } {
  const status = readFileSync(`/proc/${processId}/status`, 'utf8');
  const bytes = (name: string) => 1024 * Number(status.match(new RegExp(`^${name}:\\s+(\\d+)`, 'm'))?.[1]);
  return { all: bytes('VmRSS'), shared: bytes('RssShmem') };
}
