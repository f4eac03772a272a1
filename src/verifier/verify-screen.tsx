import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { CameraScanner } from '../scanner/scanner.tsx';
import { loadTrust } from '../ui/cached-trust.ts';
import { BackIcon, ScanIcon } from '../ui/components/icons.tsx';
import { LanguageSwitch } from '../ui/components/language-switch.tsx';
import { useScreenHeading } from '../ui/components/screen.tsx';
import { keepVerifierOffline, offlineReady } from '../ui/keep-offline.ts';
import { takeHandedOver } from '../ui/shared-files.ts';
import { useBusy } from '../ui/updates.ts';
import { t } from '../ui/words.ts';
import '../ui/words/verifier.ts';
import { DocumentWaiting } from './document/document-waiting.tsx';
import {
  documentRead,
  dropDocument,
  isEntryOpen,
  isPersonInQuestion,
  lookedAtMs,
} from './document/read-document.ts';
import { useTravelDocument } from './document/use-travel-document.ts';
import { DoorChip } from './door/door-chip.tsx';
import { Flash } from './flash.tsx';
import { useGivenCodes } from './given-codes.ts';
import { GivenList } from './given-list.tsx';
import { OtherWays } from './other-ways.tsx';
import { movesOn, stopsQueue } from './scan.ts';
import { useScannedCode } from './scanned-code.ts';
import { settings } from './settings.ts';
import { areSettingsOpen, SettingsButton } from './settings-button.tsx';
import { closeSpeaker, openSpeaker, tell } from './signals.ts';
import { TrustChip } from './trust-chip.tsx';
import { useTypedCodes } from './typed-codes.ts';
import { announcement, VerdictSheet } from './verdict-sheet.tsx';
import './verify-screen.css';

/** A verdict is about a person, so it stays only as long as it is looked at. */
const VERDICT_STAYS_MS = 60_000;
/** The clock on screen may be a tick behind what has just come. */
const secondsLeft = (atMs: number, now: Date): number =>
  Math.min(VERDICT_STAYS_MS, atMs + VERDICT_STAYS_MS - now.getTime()) / 1000;

const KEYS_FOR_NEXT = ['Escape', 'Enter', ' '];
const isControl = (target: EventTarget | null) =>
  target instanceof Element && target.closest('a, button, dialog') !== null;

/** Long enough to see a name; who wants to see it longer touches it. */
const MOVES_ON_AFTER_MS = 2_000;

/** The inspector's screen: the camera, and the verdict on each code that comes into it. Keeps nothing about anybody. */
export function VerifyScreen() {
  useBusy();
  const heading = useScreenHeading(t('verifier.title'));
  const scanned = useScannedCode();
  const now = useSignal(new Date());
  /** Of the verdict that was touched, and so stays. */
  const heldAtMs = useSignal<number | undefined>(undefined);

  const given = useGivenCodes(scanned.take);
  const travelDocument = useTravelDocument(() => {
    scanned.clear();
    given.clear();
  });
  // Somebody has pulled a trigger, also who goes through a list.
  useTypedCodes(
    (text) => {
      areSettingsOpen.value = false;
      if (travelDocument.take(text)) return;
      given.clear();
      scanned.take(text);
    },
    () => {
      areSettingsOpen.value = false;
      scanned.clear();
      given.refuse('typing-changed');
    },
  );
  const clear = () => {
    scanned.clear();
    given.clear();
    dropDocument();
  };
  /** From a verdict back to the list that it is of, else to the camera. */
  const next = () => {
    if (given.openAt.value === undefined) clear();
    else given.close();
  };
  const read = (files: readonly File[]) => {
    scanned.clear();
    given.read(files);
  };

  useEffect(() => {
    void keepVerifierOffline();
    void loadTrust();
    const handed = takeHandedOver();
    if (handed.length > 0) read(handed);
    const tick = setInterval(() => {
      now.value = new Date();
      const shownAtMs = scanned.shownAtMs() ?? given.shownAtMs();
      if (shownAtMs !== undefined && Date.now() >= lookedAtMs(shownAtMs) + VERDICT_STAYS_MS) clear();
    }, 1000);
    const onPress = () => void openSpeaker();
    const onVisibility = () => {
      if (!document.hidden) return onPress();
      clear();
      closeSpeaker();
    };
    const onKey = (event: KeyboardEvent) => {
      onPress();
      if (KEYS_FOR_NEXT.includes(event.key) && !isControl(event.target)) next();
    };
    document.addEventListener('visibilitychange', onVisibility);
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerup', onPress);
    // Who came here by a press has touched the page already.
    if (navigator.userActivation?.hasBeenActive) onPress();
    return () => {
      clearInterval(tick);
      document.removeEventListener('visibilitychange', onVisibility);
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerup', onPress);
      closeSpeaker();
      areSettingsOpen.value = false;
    };
  }, []);

  const opened = given.scans.value[given.openAt.value ?? -1];
  const current = opened ? { ...opened, atMs: given.atMs.value } : scanned.scan.value;
  const isListShown = !current && given.isThere();
  const isDocumentShown = !current && !isListShown && documentRead.value !== undefined;
  useEffect(() => {
    if (current) tell(current.verdict.outcome);
  }, [current?.atMs, current?.verdict.outcome]);

  const isPassing =
    settings.value.continuous &&
    current !== undefined &&
    !opened &&
    movesOn(current) &&
    !isPersonInQuestion.value &&
    !isEntryOpen.value &&
    heldAtMs.value !== current.atMs;
  useEffect(() => {
    if (!isPassing) return;
    const timer = setTimeout(() => {
      // Unless the next one is being judged already.
      if (scanned.shownAtMs() === current.atMs) clear();
    }, MOVES_ON_AFTER_MS);
    return () => clearTimeout(timer);
  }, [current?.atMs, isPassing]);

  const isHeld = () => heldAtMs.value !== undefined && heldAtMs.value === scanned.shownAtMs();
  const hold = () => {
    heldAtMs.value = current?.atMs;
  };
  const isCodeWanted = () => {
    // Who goes through a list, or through the settings, is not looking at what lies before the camera.
    if (given.isInUse() || areSettingsOpen.value || isEntryOpen.value || scanned.isJudging()) return false;
    const shown = scanned.scan.value;
    return !(
      settings.value.continuous &&
      shown &&
      (stopsQueue(shown) || isHeld() || isPersonInQuestion.value)
    );
  };

  /** What was in focus goes; those who listen stay on this screen, and the next Enter means the next one. */
  const focusScreen = () => heading.current?.focus({ preventScroll: true });
  const onNext = () => {
    next();
    focusScreen();
  };

  return (
    <main class="verifier" id="content" tabIndex={-1} data-offline-ready={offlineReady.value || undefined}>
      <h1 ref={heading} tabIndex={-1} class="visually-hidden">
        {t('verifier.title')}
      </h1>
      <div class="verifier-camera">
        <CameraScanner
          isWanted={isCodeWanted}
          onText={(text) => {
            given.clear();
            scanned.take(text);
          }}
        />
        <div class="verifier-bar">
          <a class="verifier-back" href="/">
            <BackIcon />
            <span class="visually-hidden">{t('app.back')}</span>
          </a>
          <TrustChip now={now.value} />
          <LanguageSwitch />
          <SettingsButton onClose={focusScreen} />
        </div>
        {!current && !isListShown && (
          <DoorChip
            onChange={() => {
              areSettingsOpen.value = true;
            }}
          />
        )}
        <OtherWays showButtons={!current && !isListShown} onFiles={read} onRefused={given.refuse} />
        {!current && !isListShown && (
          <p class="verifier-aim">
            {t('verifier.aim')}
            {offlineReady.value && <span class="verifier-ready">{t('verifier.offlineReady')}</span>}
          </p>
        )}
        {settings.value.flash && current && (
          <Flash key={`${current.atMs} ${current.verdict.outcome}`} outcome={current.verdict.outcome} />
        )}
      </div>
      {/* Always there, so that what appears in it is read out; the sheet itself counts down and must not be. */}
      <p class="visually-hidden" aria-live="assertive">
        {current && <span key={current.atMs}>{announcement(current)}</span>}
      </p>
      <div
        class={
          current || isListShown || isDocumentShown
            ? 'verifier-answer'
            : 'verifier-answer verifier-answer-empty'
        }
        onPointerDown={hold}
        onFocusIn={hold}
      >
        {current ? (
          <VerdictSheet
            key={current.atMs}
            scan={current}
            secondsLeft={secondsLeft(lookedAtMs(current.atMs), now.value)}
            movesOnAfterMs={isPassing ? MOVES_ON_AFTER_MS : undefined}
            inList={opened !== undefined}
            onNext={onNext}
          />
        ) : isListShown ? (
          <GivenList codes={given} secondsLeft={secondsLeft(given.atMs.value, now.value)} onNext={onNext} />
        ) : isDocumentShown ? (
          <DocumentWaiting />
        ) : (
          <p class="verifier-waiting muted">
            <ScanIcon />
            {t('verifier.waiting')}
          </p>
        )}
      </div>
    </main>
  );
}
