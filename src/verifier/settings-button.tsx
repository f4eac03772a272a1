import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Button } from '../ui/components/button.tsx';
import { Dialog } from '../ui/components/dialog.tsx';
import { SettingsIcon } from '../ui/components/icons.tsx';
import { t } from '../ui/words.ts';
import '../ui/words/verifier.ts';
import { DoorPicker } from './door/door-picker.tsx';
import { change, type Switch as SwitchName, settings } from './settings.ts';
import { canVibrate, closeSpeaker, openSpeaker, play, vibrate } from './signals.ts';
import './settings-button.css';

export const areSettingsOpen = signal(false);

/** How verdicts are told, and how the queue moves. */
export function SettingsButton({ onClose }: { onClose: () => void }) {
  return (
    <>
      <button
        type="button"
        class="verifier-settings"
        aria-haspopup="dialog"
        onClick={() => {
          areSettingsOpen.value = true;
        }}
      >
        <SettingsIcon />
        <span class="visually-hidden">{t('verifier.settings.title')}</span>
      </button>
      {areSettingsOpen.value && (
        <Dialog
          title={t('verifier.settings.title')}
          onClose={() => {
            areSettingsOpen.value = false;
            onClose();
          }}
        >
          <Switch
            setting="sound"
            onTurnedOn={() => void openSpeaker().then(() => play('valid'))}
            onTurnedOff={closeSpeaker}
          >
            {t('verifier.settings.sound')}
          </Switch>
          {canVibrate() && (
            <Switch setting="vibration" onTurnedOn={() => vibrate('valid')}>
              {t('verifier.settings.vibration')}
            </Switch>
          )}
          <Switch setting="flash">{t('verifier.settings.flash')}</Switch>
          <Switch setting="continuous">
            {t('verifier.settings.continuous')}
            <span class="muted small">{t('verifier.settings.continuousMeans')}</span>
          </Switch>
          <DoorPicker />
          <form method="dialog" class="dialog-actions">
            <Button type="submit">{t('app.close')}</Button>
          </form>
        </Dialog>
      )}
    </>
  );
}

function Switch({
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
      <span>{children}</span>
      <input
        type="checkbox"
        role="switch"
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
