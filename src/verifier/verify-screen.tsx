import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { ErrorBoundary, lazy } from 'preact-iso';
import { loadTrust } from '../ui/cached-trust.ts';
import { NotLoaded } from '../ui/components/not-loaded.tsx';
import { useScreenHeading } from '../ui/components/screen.tsx';
import { keepVerifierOffline, offlineReady } from '../ui/keep-offline.ts';
import { useBusy } from '../ui/updates.ts';
import { LANGUAGES, language, setLanguage, t } from '../ui/words.ts';
import '../ui/words/verifier.ts';
import { useInspection } from './inspection.ts';
import { useLoneKeys } from './lone-keys.ts';
import { Counter } from './modes/counter.tsx';
import { isKioskRunning } from './modes/kiosk-lock.ts';
import type { Mode } from './modes/modes.ts';
import { paceOf } from './modes/pace.ts';
import { Reader } from './modes/reader.tsx';
import type { ViewProps } from './modes/view.ts';
import { settings } from './settings.ts';
import { areSettingsOpen } from './settings-button.tsx';
import { useTally } from './shift/use-tally.ts';
import { areStatusesHere } from './status/verifier-status.ts';
import { useSurroundings } from './surroundings.ts';
import './verify-screen.css';

const orFailed = <Props,>(part: Promise<FunctionComponent<Props>>) => part.catch(() => NotLoaded);

// What a device needs for its own way of working alone; kept with the rest, for whenever another is chosen.
const Lane = lazy(() => orFailed(import('./modes/lane.tsx').then((module) => module.Lane)));
const Kiosk = lazy(() => orFailed(import('./modes/kiosk.tsx').then((module) => module.Kiosk)));
const GroupMode = lazy(() => orFailed(import('./modes/group-mode.tsx').then((module) => module.GroupMode)));
const SettingsDialog = lazy(() =>
  orFailed(import('./settings/settings-dialog.tsx').then((module) => module.SettingsDialog)),
);

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
  const View = VIEWS[mode];
  const focusScreen = () => heading.current?.focus({ preventScroll: true });
  useTally(inspection.current);
  useSurroundings();
  useEffect(() => {
    void keepVerifierOffline(areStatusesHere());
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
      <ErrorBoundary>
        <View inspection={inspection} focusScreen={focusScreen} />
      </ErrorBoundary>
      {areSettingsOpen.value && (
        <ErrorBoundary>
          <SettingsDialog
            onClose={() => {
              areSettingsOpen.value = false;
              focusScreen();
            }}
          />
        </ErrorBoundary>
      )}
    </main>
  );
}

/** To the one after the present one; where its words cannot be loaded the screen stays as it is. */
const changeLanguage = () => {
  const next = LANGUAGES[(LANGUAGES.indexOf(language.value) + 1) % LANGUAGES.length];
  return next && setLanguage(next).catch(() => {});
};
