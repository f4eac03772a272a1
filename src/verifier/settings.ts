import { signal } from '@preact/signals';
import * as v from 'valibot';
import { keyOf, recall, remember } from '../ui/remembered.ts';
import { MODES } from './modes/modes.ts';

/** What the screen is looked at by: `system` is the device's own day or night. */
export const LIGHTS = ['system', 'sun', 'night'] as const;

const switchedTo = (usual: boolean) => v.optional(v.fallback(v.boolean(), usual), usual);
const oneOf = <const Choices extends readonly [string, ...string[]]>(choices: Choices) =>
  v.optional(v.fallback(v.picklist(choices), choices[0]), choices[0]);

const text = (form: RegExp) => v.optional(v.fallback(v.pipe(v.string(), v.regex(form)), ''), '');

/** How this device inspects. A value that cannot be used is as usual, and spoils no other. */
export const Settings = v.object({
  sound: switchedTo(true),
  vibration: switchedTo(true),
  flash: switchedTo(true),
  /** A queue goes on by itself. */
  continuous: switchedTo(false),
  /** The door that it stands at, by its id in the trust bundle; empty at none. */
  door: text(/^[a-z0-9-]{0,24}$/),
  /** Where those who come to it are from, ISO 3166-1 alpha-2 or `ZZ` for elsewhere; empty where nobody has said. */
  cameFrom: text(/^([A-Z]{2})?$/),
  mode: oneOf(MODES),
  light: oneOf(LIGHTS),
  leftHanded: switchedTo(false),
  /** Large controls only. */
  gloves: switchedTo(false),
  /** Whether anybody may train on this device. */
  training: switchedTo(true),
  /** What the supervisor alone changes, by name. */
  locked: v.optional(
    v.fallback(v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(50)), []),
    [],
  ),
});
export type Settings = Readonly<v.InferOutput<typeof Settings>>;

/** Those that are either on or off. */
export type Switch = {
  [Name in keyof Settings]: Settings[Name] extends boolean ? Name : never;
}[keyof Settings];

const STORED_AS = 'verifier';

const stored = (): Settings => {
  const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), Settings), recall(STORED_AS) ?? '{}');
  return kept.success ? kept.output : v.parse(Settings, {});
};

export const settings = signal<Settings>(stored());

// Else a tab that was open before the supervisor locked something would open it again with its next change.
if (typeof window === 'object') {
  window.addEventListener('storage', ({ key }) => {
    if (key === keyOf(STORED_AS) || key === null) settings.value = stored();
  });
}

/** The supervisor's own. */
const SUPERVISORS: readonly string[] = ['training', 'locked'] satisfies (keyof Settings)[];

export const isLocked = (name: string): boolean => settings.value.locked.includes(name);

/** What an inspector changes; nothing of what the supervisor has locked. */
export function change(changes: Partial<Settings>): void {
  const free = Object.entries(changes).filter(([name]) => !isLocked(name) && !SUPERVISORS.includes(name));
  changeAny(Object.fromEntries(free));
}

/** What the supervisor changes, behind a PIN. */
export function changeAny(changes: Partial<Settings>): void {
  settings.value = { ...settings.value, ...changes };
  remember(STORED_AS, JSON.stringify(settings.value));
}
