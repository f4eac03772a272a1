import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Button } from '../ui/components/button.tsx';
import { Dialog } from '../ui/components/dialog.tsx';
import { SettingsIcon } from '../ui/components/icons.tsx';
import { t } from '../ui/words.ts';
import { change, type Setting, settings } from './settings.ts';
import { canVibrate, openSpeaker, play, vibrate } from './signals.ts';
import './settings-button.css';

/** How verdicts are told, and how the queue moves. */
export function SettingsButton() {
  const open = useSignal(false);
  const close = () => {
    open.value = false;
  };
  return (
    <>
      <button
        type="button"
        class="verifier-settings"
        aria-haspopup="dialog"
        onClick={() => {
          open.value = true;
        }}
      >
        <SettingsIcon />
        <span class="visually-hidden">{t('verifier.settings.title')}</span>
      </button>
      {open.value && (
        <Dialog title={t('verifier.settings.title')} onClose={close}>
          <Switch
            setting="sound"
            onTurnedOn={() => {
              openSpeaker();
              play('valid');
            }}
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
          <Button onClick={close}>{t('app.close')}</Button>
        </Dialog>
      )}
    </>
  );
}

function Switch({
  setting,
  children,
  onTurnedOn,
}: {
  setting: Setting;
  children: ComponentChildren;
  onTurnedOn?: () => void;
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
          change(setting, checked);
          if (checked) onTurnedOn?.();
        }}
      />
    </label>
  );
}
