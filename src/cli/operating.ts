import type { Hono } from 'hono';
import { type Listening, listen } from '../server/listen.ts';
import { jsonLog, type Log, textLog } from '../server/log.ts';
import { count, UsageError } from './command.ts';

/** How a process that runs on is watched. */
export const operatingOptions = {
  log: { type: 'string', default: 'text' },
  'metrics-port': { type: 'string' },
} as const;

export const OPERATING_OPTIONS = `--log text|json   how the log is written: for people (default), or a JSON object a line, for programs
  --metrics-port N  serve /metrics for Prometheus on 127.0.0.1 (default: nowhere)`;

/** @throws {UsageError} */
export function logFrom(format: string): Log {
  const write = (line: string) => console.log(line);
  if (format === 'text') return textLog(write);
  if (format === 'json') return jsonLog(write);
  throw new UsageError('--log must be text or json');
}

/** Serves metrics to this machine alone, where a port is named. */
export const listenForMetrics = async (
  app: Hono,
  port: number | undefined,
): Promise<Listening | undefined> =>
  port === undefined ? undefined : listen(app, { host: '127.0.0.1', port });

/** The value of an option that is a whole number from 1. @throws {UsageError} */
export function wholeNumber(option: string, text: string, most: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > most) {
    throw new UsageError(`${option} must be a whole number from 1 to ${count(most)}`);
  }
  return number;
}

/** The port of an option, if it is given. @throws {UsageError} */
export const portFrom = (option: string, text: string | undefined): number | undefined =>
  text === undefined ? undefined : wholeNumber(option, text, 65_535);

/** Aborted when the operator tells the process to end. */
export function endingSignal(): AbortSignal {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  return ending.signal;
}
