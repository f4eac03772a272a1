import { vi } from '../../ui/languages/supervisor-vi.ts';
import { addWords } from '../../ui/words.ts';
import type { Settings } from '../settings.ts';

const words = addWords(vi, async () => (await import('../../ui/languages/supervisor-en.ts')).en);
await words.ready;

/** The words of the supervisor's settings. */
export const say = words.t;

/** What a setting is called; the compiler asks for a word for each. */
export const nameOf = (name: keyof Settings): string => say(`names.${name}`);

/** A setting's value in words, as far as there are any. */
export function valueSaid(value: unknown): string {
  if (typeof value === 'boolean') return say(value ? 'values.on' : 'values.off');
  if (Array.isArray(value))
    return value.length === 0 ? say('values.none') : value.map(nameIfKnown).join(', ');
  return value === undefined || value === null || value === '' ? say('values.none') : String(value);
}

const nameIfKnown = (name: unknown): string =>
  typeof name === 'string' && Object.hasOwn(vi.names, name) ? nameOf(name as keyof Settings) : String(name);
