import { signal } from '@preact/signals';
import * as v from 'valibot';
import { Settings } from '../settings.ts';

/** What a code of settings begins with: no certificate does. */
const PREFIX = 'VI-VACXIN-SETTINGS:1:';
const MAX_LENGTH = 2_000;

/** A code that was scanned here, until somebody has decided about it. */
export const offeredCode = signal<string | undefined>(undefined);

export function offerSettings(text: string): void {
  offeredCode.value = text;
}

/** How a device inspects, for others to take over: all of it, in plain text, and nothing that would open it. */
export const settingsCode = (settings: Settings): string => PREFIX + JSON.stringify(settings);

/**
 * What a code says.
 *
 * @returns undefined where any of it is not understood here: half of what a supervisor decided would be another
 *   decision.
 */
export function readSettingsCode(text: string): Partial<Settings> | undefined {
  if (!text.startsWith(PREFIX) || text.length > MAX_LENGTH) return undefined;
  const code = v.safeParse(
    v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown())),
    text.slice(PREFIX.length),
  );
  if (!code.success) return undefined;
  const entries = Object.entries(code.output);
  const understood = v.parse(Settings, code.output) as Readonly<Record<string, unknown>>;
  const isUnderstood = entries.every(
    ([name, value]) =>
      Object.hasOwn(Settings.entries, name) && JSON.stringify(understood[name]) === JSON.stringify(value),
  );
  return isUnderstood && entries.length > 0
    ? Object.fromEntries(entries.map(([name]) => [name, understood[name]]))
    : undefined;
}

/** One setting that would be another one. */
export interface Difference {
  readonly name: keyof Settings;
  readonly from: unknown;
  readonly to: unknown;
}

export const differences = (now: Settings, wanted: Partial<Settings>): Difference[] =>
  (Object.keys(wanted) as (keyof Settings)[])
    .map((name) => ({ name, from: now[name], to: wanted[name] }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
