import type { ComponentChildren } from 'preact';
import { change, isLocked, type Switch as SwitchName, settings } from '../settings.ts';
import { Locked } from './locked.tsx';
import './switch.css';

/** One setting that is either on or off, with the whole line to press on. */
export function Switch({
  setting,
  children,
  onTurnedOn,
  onTurnedOff,
}: {
  setting: SwitchName;
  children: ComponentChildren;
  onTurnedOn?: () => void;
  onTurnedOff?: () => void;
}) {
  return (
    <label class="verifier-switch">
      <span>
        {children}
        {isLocked(setting) && <Locked />}
      </span>
      <input
        type="checkbox"
        role="switch"
        disabled={isLocked(setting)}
        checked={settings.value[setting]}
        aria-checked={settings.value[setting]}
        onChange={({ currentTarget: { checked } }) => {
          change({ [setting]: checked });
          if (checked) onTurnedOn?.();
          else onTurnedOff?.();
        }}
      />
    </label>
  );
}
