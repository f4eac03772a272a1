import { t } from '../../ui/words.ts';
import '../../ui/words/verifier.ts';
import { settings } from '../settings.ts';
import { canVibrate, closeSpeaker, openSpeaker, play, vibrate } from '../signals.ts';
import { Switch } from './switch.tsx';

/** How verdicts are told, and how the queue moves where it is not the mode that says so. */
export const SignalsSection = () => (
  <>
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
    {['counter', 'reader'].includes(settings.value.mode) && (
      <Switch setting="continuous">
        {t('verifier.settings.continuous')}
        <span class="muted small">{t('verifier.settings.continuousMeans')}</span>
      </Switch>
    )}
  </>
);
