import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { judge, type Verdict } from '../certificate/verify.ts';
import { CameraScanner } from '../scanner/scanner.tsx';
import { loadTrust, trustState } from '../ui/cached-trust.ts';
import { BackIcon } from '../ui/components/icons.tsx';
import { LanguageSwitch } from '../ui/components/language-switch.tsx';
import { useScreenHeading } from '../ui/components/screen.tsx';
import { useBusy } from '../ui/updates.ts';
import { t } from '../ui/words.ts';
import { keepVerifierOffline, offlineReady } from './keep-offline.ts';
import { TrustChip } from './trust-chip.tsx';
import { VerdictSheet } from './verdict-sheet.tsx';
import './verify-screen.css';

/** A verdict is about a person, so it stays only as long as it is looked at. */
const VERDICT_STAYS_SECONDS = 60;

interface Scan {
  readonly verdict: Verdict;
  /** The parts of the code so far, where it comes in several. */
  readonly texts: readonly string[];
  readonly clearsAtMs: number;
}

/** The inspector's screen: the camera, and the verdict on each code that comes into it. Keeps nothing about anybody. */
export function VerifyScreen() {
  useBusy();
  const heading = useScreenHeading(t('verifier.title'));
  const scan = useSignal<Scan | undefined>(undefined);
  const now = useSignal(new Date());
  const newest = useRef(0);

  useEffect(() => {
    void loadTrust();
    void keepVerifierOffline();
    const tick = setInterval(() => {
      now.value = new Date();
      if (scan.value && Date.now() >= scan.value.clearsAtMs) scan.value = undefined;
    }, 1000);
    const clear = () => {
      if (document.hidden) scan.value = undefined;
    };
    const next = (event: KeyboardEvent) => {
      if (event.key === 'Escape') scan.value = undefined;
    };
    document.addEventListener('visibilitychange', clear);
    document.addEventListener('keydown', next);
    return () => {
      clearInterval(tick);
      document.removeEventListener('visibilitychange', clear);
      document.removeEventListener('keydown', next);
    };
  }, []);

  const takeText = async (text: string) => {
    const turn = ++newest.current;
    const collected = scan.value?.verdict.parts ? scan.value.texts : [];
    const result = await judgeWithParts(text, collected);
    // A code that came later has been answered already.
    if (turn !== newest.current) return;
    scan.value = { ...result, clearsAtMs: Date.now() + VERDICT_STAYS_SECONDS * 1000 };
    now.value = new Date();
    navigator.vibrate?.(VIBRATION_MS[result.verdict.outcome]);
  };

  const current = scan.value;
  return (
    <main class="verifier" id="content" tabIndex={-1}>
      <h1 ref={heading} tabIndex={-1} class="visually-hidden">
        {t('verifier.title')}
      </h1>
      <div class="verifier-camera">
        <CameraScanner onText={takeText} />
        <div class="verifier-bar">
          <a class="verifier-back" href="/">
            <BackIcon />
            <span class="visually-hidden">{t('app.back')}</span>
          </a>
          <TrustChip now={now.value} />
          <LanguageSwitch />
        </div>
        {!current && <p class="verifier-aim">{t('verifier.aim')}</p>}
      </div>
      {/* Always there, so that what appears in it is read out. */}
      <div
        class={current ? 'verifier-answer' : 'verifier-answer verifier-answer-empty'}
        aria-live="assertive"
      >
        {current ? (
          <VerdictSheet
            verdict={current.verdict}
            secondsLeft={(current.clearsAtMs - now.value.getTime()) / 1000}
            onNext={() => {
              scan.value = undefined;
            }}
          />
        ) : (
          <p class="verifier-waiting muted">
            {t('verifier.waiting')}
            {offlineReady.value && <span class="small">{t('verifier.offlineReady')}</span>}
          </p>
        )}
      </div>
    </main>
  );
}

/** Short for yes, long for no, twice for "look yourself". */
const VIBRATION_MS = { valid: [80], invalid: [500], unknown: [150, 100, 150] };

async function judgeWithParts(text: string, collected: readonly string[]) {
  const state = trustState.value;
  const trust = state.status === 'ready' ? state.trust : undefined;
  const texts = collected.includes(text) ? collected : [...collected, text];
  const verdict = await judge(texts, trust, new Date());
  // Not a part of the code that was begun: a code of its own.
  if (collected.length > 0 && verdict.outcome === 'invalid') {
    return { verdict: await judge(text, trust, new Date()), texts: [text] };
  }
  return { verdict, texts };
}
