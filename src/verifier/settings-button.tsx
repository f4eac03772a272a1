import { signal } from '@preact/signals';
import { SettingsIcon } from '../ui/components/icons.tsx';
import { say } from './modes/words.ts';
import './settings-button.css';

export const areSettingsOpen = signal(false);

/** The way to how this device inspects; the screen shows the dialog. */
export const SettingsButton = () => (
  <button
    type="button"
    class="verifier-settings"
    aria-haspopup="dialog"
    onClick={() => {
      areSettingsOpen.value = true;
    }}
  >
    <SettingsIcon />
    <span class="visually-hidden">{say('settings.title')}</span>
  </button>
);
