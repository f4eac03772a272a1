import type { Answer } from './client.ts';

/** How one kind of request fared. */
export interface Figures {
  readonly what: string;
  /** Of those that were done, from when they were due. */
  readonly milliseconds: number[];
  /** How many had which status; 0 is no answer at all. */
  readonly statuses: Map<number, number>;
  /** Of refusals (429, 503), those that said when to come again. */
  told: number;
}

export const noFigures = (what: string): Figures => ({
  what,
  milliseconds: [],
  statuses: new Map(),
  told: 0,
});

export function count(figures: Figures, { status, retryAfterSeconds }: Answer, milliseconds: number): void {
  figures.statuses.set(status, (figures.statuses.get(status) ?? 0) + 1);
  if (status === 200) figures.milliseconds.push(milliseconds);
  if ((status === 429 || status === 503) && retryAfterSeconds !== undefined) figures.told++;
}

export const served = ({ statuses }: Figures): number => statuses.get(200) ?? 0;
export const refused = ({ statuses }: Figures): number => (statuses.get(429) ?? 0) + (statuses.get(503) ?? 0);

/** @param share 0.5 for the median. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const print = (text: string) => process.stdout.write(`${text}\n`);

/** @param seconds that it took in all. */
export function say(figures: Figures, seconds: number): void {
  const { what, milliseconds, statuses, told } = figures;
  const counts = [...statuses]
    .sort(([one], [other]) => one - other)
    .map(([status, times]) => `${status || 'no answer'}: ${times.toLocaleString('en')}`);
  const ms = (share: number) => Math.round(percentile(milliseconds, share) * 10) / 10;
  print(
    `  ${what.padEnd(34)} ${Math.round(served(figures) / seconds)
      .toLocaleString('en')
      .padStart(6)} a second, median ${ms(0.5)} ms, 99th percentile ${ms(0.99)} ms; ${counts.join(', ')}` +
      (refused(figures) > 0 ? `; ${told} of ${refused(figures)} refusals with Retry-After` : ''),
  );
}
