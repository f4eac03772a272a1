import { ELSEWHERE } from '../../trust/door/elsewhere.ts';
import { formatCountry } from '../../ui/formats.ts';
import { vi } from '../../ui/languages/supervisor-vi.ts';
import { addWords, language } from '../../ui/words.ts';
import { doors } from '../door/door.ts';
import { say as sayDoor } from '../door/door-words.ts';
import { MODES } from '../modes/modes.ts';
import { say as sayMode } from '../modes/words.ts';
import { LIGHTS, type Settings } from '../settings.ts';

const words = addWords(vi, async () => (await import('../../ui/languages/supervisor-en.ts')).en);
await words.ready;

/** The words of the supervisor's settings. */
export const say = words.t;

/** What a setting is called; the compiler asks for a word for each. */
export const nameOf = (name: keyof Settings): string => say(`names.${name}`);

/** A setting's value in words, as far as there are any: of a door that the trust bundle does not bring, its id. */
export function valueSaid(name: keyof Settings, value: unknown): string {
  if (typeof value === 'boolean') return say(value ? 'values.on' : 'values.off');
  if (Array.isArray(value) && value.length > 0) return value.map(nameIfKnown).join(', ');
  if (typeof value !== 'string' || value === '') return say('values.none');
  switch (name) {
    case 'mode':
      return saidIfKnown(MODES, value, (mode) => sayMode(`modes.${mode}.name`));
    case 'light':
      return saidIfKnown(LIGHTS, value, (light) => sayMode(`light.${light}`));
    case 'door':
      return doors.value?.find(({ id }) => id === value)?.name[language.value] ?? value;
    case 'cameFrom':
      return value === ELSEWHERE ? sayDoor('cameFromElsewhere') : formatCountry(value);
    default:
      return value;
  }
}

const saidIfKnown = <Known extends string>(
  all: readonly Known[],
  value: string,
  said: (known: Known) => string,
): string => {
  const known = all.find((one) => one === value);
  return known ? said(known) : value;
};

const nameIfKnown = (name: unknown): string =>
  typeof name === 'string' && Object.hasOwn(vi.names, name) ? nameOf(name as keyof Settings) : String(name);
