import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { takeHandedOver } from '../ui/shared-files.ts';
import {
  type DocumentRead,
  documentRead,
  dropDocument,
  isEntryOpen,
  isPhotoAwaited,
  lookedAtMs,
} from './document/read-document.ts';
import { useTravelDocument } from './document/use-travel-document.ts';
import { useGivenCodes } from './given-codes.ts';
import { LONGEST_STAY_MS, type Pace, type Way } from './modes/pace.ts';
import { toldOf } from './scan.ts';
import { useScannedCode } from './scanned-code.ts';
import { areSettingsOpen } from './settings-button.tsx';
import { closeSpeaker, openSpeaker, tell } from './signals.ts';
import { useTypedCodes } from './typed-codes.ts';

const KEYS_FOR_NEXT = ['Escape', 'Enter', ' '];
const isControl = (target: EventTarget | null) =>
  target instanceof Element && target.closest('a, button, dialog') !== null;

/**
 * What every mode does: takes codes from camera, hand-held reader and files, has them judged, tells the verdict, and
 * lets it go again. Keeps nothing about anybody.
 *
 * @param pace how a verdict gives way to the next.
 * @param canTake whether this mode looks at codes now.
 */
export function useInspection(pace: Pace, canTake: () => boolean = () => true) {
  const scanned = useScannedCode();
  const now = useSignal(new Date());
  /** Of the verdict that was touched, and so stays. */
  const heldAtMs = useSignal<number | undefined>(undefined);
  /** Of the last code that a reader has typed in vain, since somebody has to look at a verdict first. */
  const refusedAtMs = useSignal<number | undefined>(undefined);
  const asked = useRef({ pace, canTake });
  asked.current = { pace, canTake };

  const isHeld = () => heldAtMs.value !== undefined && heldAtMs.value === scanned.shownAtMs();
  const mayReplace = (way: Way): boolean => {
    if (!asked.current.canTake()) return false;
    const shown = scanned.scan.value;
    return !shown || asked.current.pace.yields({ ...shown, isHeld: isHeld() }, way);
  };

  const given = useGivenCodes(scanned.take);
  const travelDocument = useTravelDocument(() => next());
  const clear = () => {
    scanned.clear();
    given.clear();
    dropDocument();
    refusedAtMs.value = undefined;
  };
  const takeTyped = (text: string) => {
    const shown = scanned.scan.value;
    areSettingsOpen.value = false;
    if (travelDocument.take(text)) return;
    if (mayReplace('reader')) {
      given.clear();
      refusedAtMs.value = undefined;
      scanned.take(text);
    } else if (shown && asked.current.canTake()) {
      refusedAtMs.value = Date.now();
      tell(toldOf(shown));
    }
  };
  // Somebody has pulled a trigger, also who goes through a list.
  useTypedCodes(takeTyped, () => {
    if (!mayReplace('reader')) return;
    areSettingsOpen.value = false;
    scanned.clear();
    given.refuse('typing-changed');
  });
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
    const handed = takeHandedOver();
    if (handed.length > 0) read(handed);
    const tick = setInterval(() => {
      now.value = new Date();
      const shownAtMs = scanned.shownAtMs() ?? given.shownAtMs();
      if (shownAtMs !== undefined && Date.now() >= lookedAtMs(shownAtMs) + LONGEST_STAY_MS) clear();
    }, 1000);
    const onPress = () => void openSpeaker();
    const onVisibility = () => {
      if (!document.hidden) return onPress();
      if (!isPhotoAwaited.value) clear();
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
  const told = current && toldOf(current);
  useEffect(() => tell(told), [current?.atMs, told]);

  const documentOfCurrent = useRef<DocumentRead | undefined>(undefined);
  if (current) documentOfCurrent.current = documentRead.value;
  const currentAtMs = current?.atMs;
  useEffect(() => {
    if (currentAtMs === undefined) return;
    return () => {
      // Unless the next person's document has come, which is what took this verdict away.
      if (documentRead.value === documentOfCurrent.current) dropDocument();
    };
  }, [currentAtMs]);

  const isLookedAt = heldAtMs.value === current?.atMs || isEntryOpen.value || opened !== undefined;
  const stays = current && !isLookedAt ? pace.staysMs(current) : LONGEST_STAY_MS;
  const passesAfterMs = stays < LONGEST_STAY_MS ? stays : undefined;
  useEffect(() => {
    if (!current || passesAfterMs === undefined) return;
    const timer = setTimeout(() => {
      // Unless the next one is being judged already.
      if (scanned.shownAtMs() === current.atMs) clear();
    }, passesAfterMs);
    return () => clearTimeout(timer);
  }, [current?.atMs, passesAfterMs]);

  /** The clock on screen may be a tick behind what has just come. */
  const secondsLeft = (atMs: number): number =>
    Math.min(LONGEST_STAY_MS, atMs + LONGEST_STAY_MS - now.value.getTime()) / 1000;

  return {
    now,
    given,
    /** The verdict on screen, if there is one. */
    current,
    /** What of it was told before anybody reads. */
    told,
    /** Whether it is of a list of codes that came together. */
    isOfList: opened !== undefined,
    isListShown,
    /** Whether a travel document was read, whose bearer's code comes next. */
    isDocumentShown: !current && !isListShown && documentRead.value !== undefined,
    /** After how long the verdict on screen goes by itself; undefined where somebody has to say so. */
    passesAfterMs,
    secondsLeftOfVerdict: current ? secondsLeft(lookedAtMs(current.atMs)) : 0,
    secondsLeftOfList: secondsLeft(given.atMs.value),
    refusedAtMs,
    read,
    next,
    clear,
    hold: () => {
      if (asked.current.pace.canBeHeld) heldAtMs.value = current?.atMs;
    },
    takeSeen: (text: string) => {
      given.clear();
      scanned.take(text);
    },
    isCodeWanted: () => {
      // Who goes through a list, or through the settings, is not looking at what lies before the camera.
      if (given.isInUse() || areSettingsOpen.value || isEntryOpen.value || scanned.isJudging()) return false;
      return mayReplace('camera');
    },
  };
}

export type Inspection = ReturnType<typeof useInspection>;
