import { signal } from '@preact/signals';
import { recall, remember } from '../ui/remembered.ts';

/** How verdicts are told, and whether a queue goes on by itself; as those who inspect with this device like it. */
const DEFAULTS = { sound: true, vibration: true, flash: true, continuous: false };

export type Setting = keyof typeof DEFAULTS;

const storedAs = (setting: Setting) => `verifier-${setting}`;

const stored = (setting: Setting): boolean => {
  const value = recall(storedAs(setting));
  return value === null ? DEFAULTS[setting] : value === 'on';
};

export const settings = signal<Readonly<Record<Setting, boolean>>>({
  sound: stored('sound'),
  vibration: stored('vibration'),
  flash: stored('flash'),
  continuous: stored('continuous'),
});

export function change(setting: Setting, on: boolean): void {
  settings.value = { ...settings.value, [setting]: on };
  remember(storedAs(setting), on ? 'on' : 'off');
}
