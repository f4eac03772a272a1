import type { Outcome } from '../certificate/reasons.ts';
import type { Told } from './scan.ts';
import { settings } from './settings.ts';

/** Short for yes, long for no, twice for "look yourself". */
const VIBRATION_MS: Readonly<Record<Outcome, number[]>> = {
  valid: [80],
  invalid: [500],
  unknown: [150, 100, 150],
};

interface Tone {
  readonly hz: number;
  readonly fromMs: number;
  readonly lastsMs: number;
  readonly wave: 'triangle' | 'square';
}

/** Up for yes, low and long for no, the same one twice for "look yourself": told apart by rhythm as well as pitch. */
const TONES: Readonly<Record<Outcome, readonly Tone[]>> = {
  valid: [
    { hz: 880, fromMs: 0, lastsMs: 90, wave: 'triangle' },
    { hz: 1318.5, fromMs: 90, lastsMs: 160, wave: 'triangle' },
  ],
  invalid: [{ hz: 185, fromMs: 0, lastsMs: 600, wave: 'square' }],
  unknown: [
    { hz: 587.3, fromMs: 0, lastsMs: 140, wave: 'triangle' },
    { hz: 587.3, fromMs: 240, lastsMs: 140, wave: 'triangle' },
  ],
};

/** Out of 1; a square is heard louder than a triangle. */
const VOLUME = { triangle: 0.5, square: 0.2 } as const;
/** Without it, speakers click. */
const FADE_SECONDS = 0.012;

export const canVibrate = (): boolean => 'vibrate' in navigator;

/** By sound and vibration, as far as they are wanted, for those who don't look at the screen. */
export function tell(told: Told | undefined): void {
  if (!told) return;
  const outcome = told === 'look' ? 'unknown' : told;
  if (settings.value.vibration) vibrate(outcome);
  if (settings.value.sound) play(outcome);
}

export function vibrate(outcome: Outcome): void {
  navigator.vibrate?.(VIBRATION_MS[outcome]);
}

let speaker: AudioContext | undefined;

/**
 * Takes the speaker, as far as the browser lets us: nobody may hear a page that was never touched, and a phone takes it
 * away with every call or lock. So this belongs on presses and keys.
 */
export async function openSpeaker(): Promise<void> {
  if (!settings.value.sound) return;
  try {
    speaker ??= new AudioContext();
    if (speaker.state !== 'running') await speaker.resume();
  } catch {
    // Not now: the next press tries again.
  }
}

/** Gives it back, so that it takes no power while nobody listens. */
export function closeSpeaker(): void {
  void speaker?.suspend().catch(() => {});
}

/** A sound that cannot be heard now is not made up for later. */
export function play(outcome: Outcome): void {
  if (speaker?.state !== 'running') return;
  for (const tone of TONES[outcome]) playTone(speaker, tone);
}

function playTone(context: AudioContext, { hz, fromMs, lastsMs, wave }: Tone): void {
  const start = context.currentTime + fromMs / 1000;
  const end = start + lastsMs / 1000;
  const loudness = new GainNode(context, { gain: 0 });
  const volume = VOLUME[wave];
  loudness.gain.setValueAtTime(0, start);
  loudness.gain.linearRampToValueAtTime(volume, start + FADE_SECONDS);
  loudness.gain.setValueAtTime(volume, end - FADE_SECONDS);
  loudness.gain.linearRampToValueAtTime(0, end);
  const oscillator = new OscillatorNode(context, { type: wave, frequency: hz });
  oscillator.connect(loudness).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(end);
}
