import type { FunctionComponent } from 'preact';
import { Button } from '../../ui/components/button.tsx';
import { Dialog } from '../../ui/components/dialog.tsx';
import { t } from '../../ui/words.ts';
import '../../ui/words/verifier.ts';
import { DoorPicker } from '../door/door-picker.tsx';
import { digitOf, useLoneKeys } from '../lone-keys.ts';
import { MODES } from '../modes/modes.ts';
import { say } from '../modes/words.ts';
import { MorePlaces } from '../more-places.tsx';
import { change } from '../settings.ts';
import { KeysSection } from './keys-section.tsx';
import { ModeSection } from './mode-section.tsx';
import './settings-dialog.css';
import { SignalsSection } from './signals-section.tsx';
import { SurroundingsSection } from './surroundings-section.tsx';

interface Section {
  readonly title: () => string;
  readonly Content: FunctionComponent;
}

/** In the order in which somebody sets a device up. */
const SECTIONS: readonly Section[] = [
  { title: () => say('settings.mode'), Content: ModeSection },
  { title: () => say('settings.door'), Content: DoorPicker },
  { title: () => say('settings.signals'), Content: SignalsSection },
  { title: () => say('settings.surroundings'), Content: SurroundingsSection },
  { title: () => t('verifier.places.title'), Content: MorePlaces },
  { title: () => say('settings.keys'), Content: KeysSection },
];

/** How this device inspects. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  useLoneKeys(({ code }) => {
    const mode = MODES[digitOf(code) - 1];
    if (mode) change({ mode });
  });
  return (
    <Dialog title={say('settings.title')} startsAtTitle onClose={onClose}>
      {SECTIONS.map(({ title, Content }, at) => (
        <fieldset key={at} class="verifier-settings-section">
          <legend>{title()}</legend>
          <Content />
        </fieldset>
      ))}
      <form method="dialog" class="dialog-actions dialog-actions-in-reach">
        <Button type="submit">{t('app.close')}</Button>
      </form>
    </Dialog>
  );
}
