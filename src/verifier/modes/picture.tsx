import type { ComponentChildren } from 'preact';
import { CameraScanner } from '../../scanner/scanner.tsx';
import { BackIcon } from '../../ui/components/icons.tsx';
import { LanguageSwitch } from '../../ui/components/language-switch.tsx';
import { t } from '../../ui/words.ts';
import '../../ui/words/verifier.ts';
import { DoorChip } from '../door/door-chip.tsx';
import { Flash } from '../flash.tsx';
import { settings } from '../settings.ts';
import { areSettingsOpen, SettingsButton } from '../settings-button.tsx';
import { TrustChip } from '../trust-chip.tsx';
import type { ViewProps } from './view.ts';

/** The camera's picture with the bar over it. */
export function Picture({
  inspection,
  children,
}: Pick<ViewProps, 'inspection'> & { children?: ComponentChildren }) {
  return (
    <div class="verifier-camera">
      <CameraScanner isWanted={inspection.isCodeWanted} onText={inspection.takeSeen} />
      <Bar inspection={inspection} />
      <Door inspection={inspection} />
      {children}
      <FlashOf inspection={inspection} />
    </div>
  );
}

export const Bar = ({ inspection }: Pick<ViewProps, 'inspection'>) => (
  <div class="verifier-bar">
    <a class="verifier-back" href="/">
      <BackIcon />
      <span class="visually-hidden">{t('app.back')}</span>
    </a>
    <TrustChip now={inspection.now.value} />
    <LanguageSwitch />
    <SettingsButton />
  </div>
);

/** Which door this device stands at, as long as nothing else is to be looked at. */
export function Door({ inspection: { current, isListShown } }: Pick<ViewProps, 'inspection'>) {
  if (current || isListShown) return null;
  return (
    <DoorChip
      onChange={() => {
        areSettingsOpen.value = true;
      }}
    />
  );
}

export function FlashOf({ inspection: { current, told } }: Pick<ViewProps, 'inspection'>) {
  if (!settings.value.flash || !current || !told) return null;
  return <Flash key={`${current.atMs} ${told}`} told={told} />;
}
