import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { loadTrust } from '../ui/cached-trust.ts';
import { useScreenHeading } from '../ui/components/screen.tsx';
import { keepVerifierOffline, offlineReady } from '../ui/keep-offline.ts';
import { useBusy } from '../ui/updates.ts';
import { LANGUAGES, language, setLanguage, t } from '../ui/words.ts';
import '../ui/words/verifier.ts';
import { useInspection } from './inspection.ts';
import { useLoneKeys } from './lone-keys.ts';
import { Counter } from './modes/counter.tsx';
import { GroupMode } from './modes/group.tsx';
import { Kiosk } from './modes/kiosk.tsx';
import { isKioskRunning } from './modes/kiosk-lock.ts';
import { Lane } from './modes/lane.tsx';
import type { Mode } from './modes/modes.ts';
import { paceOf } from './modes/pace.ts';
import { Reader } from './modes/reader.tsx';
import type { ViewProps } from './modes/view.ts';
import { SettingsDialog } from './settings/settings-dialog.tsx';
import { settings } from './settings.ts';
import { areSettingsOpen } from './settings-button.tsx';
import { useSurroundings } from './surroundings.ts';
import './verify-screen.css';

const VIEWS: Readonly<Record<Mode, FunctionComponent<ViewProps>>> = {
  counter: Counter,
  reader: Reader,
  lane: Lane,
  kiosk: Kiosk,
  group: GroupMode,
};

/** `/verify`, the inspector's screen: a verdict on each code that comes, in the way that its place asks for. */
export function VerifyScreen() {
  useBusy();
  const heading = useScreenHeading(t('verifier.title'));
  const { mode } = settings.value;
  const inspection = useInspection(
    paceOf(mode, settings.value),
    () => mode !== 'kiosk' || isKioskRunning.value,
  );
  // Codes that came in files are looked at as at a counter, wherever one stands.
  const View = VIEWS[inspection.given.isThere() && mode !== 'kiosk' ? 'counter' : mode];
  const focusScreen = () => heading.current?.focus({ preventScroll: true });
  useSurroundings();
  useEffect(() => {
    void keepVerifierOffline();
    void loadTrust();
  }, []);
  useEffect(() => inspection.clear, [mode]);
  useLoneKeys(({ code }) => {
    if (mode === 'kiosk') return;
    if (code === 'KeyS') areSettingsOpen.value = true;
    if (code === 'KeyL') void changeLanguage();
  });
  return (
    <main
      class={`verifier verifier-${mode}`}
      id="content"
      tabIndex={-1}
      data-offline-ready={offlineReady.value || undefined}
    >
      <h1 ref={heading} tabIndex={-1} class="visually-hidden">
        {t('verifier.title')}
      </h1>
      <View inspection={inspection} focusScreen={focusScreen} />
      {areSettingsOpen.value && (
        <SettingsDialog
          onClose={() => {
            areSettingsOpen.value = false;
            focusScreen();
          }}
        />
      )}
    </main>
  );
}

/** To the one after the present one; where its words cannot be loaded the screen stays as it is. */
const changeLanguage = () => {
  const next = LANGUAGES[(LANGUAGES.indexOf(language.value) + 1) % LANGUAGES.length];
  return next && setLanguage(next).catch(() => {});
};
