import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Verdict } from '../../certificate/verify.ts';
import type { TrustBundle } from '../../trust/bundle.ts';
import type { DoorCheck, DoorDoubt } from '../../trust/door/check-door.ts';
import type { Door, DoorBook } from '../../trust/door/door-book.ts';
import { ELSEWHERE } from '../../trust/door/elsewhere.ts';
import { trustState } from '../../ui/cached-trust.ts';
import { settings } from '../settings.ts';

type Judge = typeof import('./judge-door.ts');

/** What judges by rules: loaded when a door may be chosen or is, since most devices stand at none. */
const judge = signal<Judge | 'failed' | undefined>(undefined);
let loading: Promise<void> | undefined;

/** Loads what reads and judges rules; where it cannot be had, no door's rules can. */
export function loadDoors(): Promise<void> {
  loading ??= import('./judge-door.ts').then(
    (loaded) => {
      judge.value = loaded;
    },
    () => {
      judge.value = 'failed';
      loading = undefined;
    },
  );
  return loading;
}

interface Known {
  readonly judge: Judge;
  readonly book: DoorBook;
  readonly bundle: TrustBundle;
}

const known = computed<Known | 'loading' | 'nothing'>(() => {
  const loaded = judge.value;
  const trust = trustState.value;
  if (loaded === 'failed' || trust.status === 'none') return 'nothing';
  if (!loaded || trust.status === 'loading') return 'loading';
  return { judge: loaded, book: loaded.doorsOf(trust.bundle), bundle: trust.bundle };
});

/** The doors that the trust bundle brings; undefined while that is not known. */
export const doors: ReadonlySignal<readonly Door[] | undefined> = computed(() =>
  known.value === 'loading' ? undefined : known.value === 'nothing' ? [] : known.value.book.doors,
);

/** The door that this device stands at: none, or its rules where the trust bundle has them. */
export type StoodAt =
  | { readonly status: 'none' }
  | { readonly status: 'loading' }
  | { readonly status: 'gone' }
  | { readonly status: 'ready'; readonly door: Door };

export const stoodAt: ReadonlySignal<StoodAt> = computed(() => {
  const id = settings.value.door;
  if (id === '') return { status: 'none' };
  if (doors.value === undefined) return { status: 'loading' };
  const door = doors.value.find((one) => one.id === id);
  return door ? { status: 'ready', door } : { status: 'gone' };
});

/** What a door says of a verdict; `moot` of one that is not valid. */
export type DoorAnswer = { readonly status: 'moot' | 'loading' } | JudgedAtDoor;

export interface JudgedAtDoor {
  readonly status: 'judged';
  readonly answer: DoorCheck['answer'];
  readonly doubt?: DoorDoubt | 'no-such-door' | 'came-from';
  readonly results: DoorCheck['results'];
  readonly door?: Door;
}

const GONE: DoorAnswer = { status: 'judged', answer: 'cannot-tell', doubt: 'no-such-door', results: [] };

/** Where the person of one verdict comes from, as it was answered for them alone. */
const answered = signal<{ readonly verdict: Verdict; readonly cameFrom: string } | undefined>(undefined);

export function answerCameFrom(verdict: Verdict, cameFrom: string): void {
  answered.value = { verdict, cameFrom };
}

/**
 * Where people come from, as this device has been told: ISO 3166-1 alpha-2, `ZZ`, or empty where nobody has said it. A
 * country that a door does not tell apart is no answer to what that door asks.
 */
export function cameFromOf(riskAreas: readonly string[], verdict?: Verdict): string {
  const cameFrom =
    verdict && answered.value?.verdict === verdict ? answered.value.cameFrom : settings.value.cameFrom;
  return [ELSEWHERE, ...riskAreas].includes(cameFrom) ? cameFrom : '';
}

/** The newest answer, with all that it depends on: the camera asks for it with each frame. */
let newest: { readonly by: readonly unknown[]; readonly answer: DoorAnswer } | undefined;

/** Whether a certificate is enough for the door that this device stands at; undefined where it stands at none. */
export function answerAtDoor(verdict: Verdict): DoorAnswer | undefined {
  const at = stoodAt.value;
  if (at.status === 'none') return undefined;
  if (verdict.outcome !== 'valid') return { status: 'moot' };
  if (at.status === 'gone') return GONE;
  const now = known.value;
  if (at.status === 'loading' || typeof now === 'string') {
    void loadDoors();
    return { status: 'loading' };
  }
  const cameFrom = cameFromOf(at.door.riskAreas, verdict);
  const by = [verdict, at, now, cameFrom];
  if (newest && by.every((one, index) => one === newest?.by[index])) return newest.answer;
  const answer = judged(verdict, at.door, now, cameFrom);
  newest = { by, answer };
  return answer;
}

function judged(verdict: Verdict, door: Door, { judge, book, bundle }: Known, cameFrom: string): DoorAnswer {
  const check = judge.judgeAtDoor(verdict, door, book, bundle, cameFrom, new Date());
  if (!check) return { status: 'moot' };
  const isUnasked = check.doubt === 'open-rules' && door.riskAreas.length > 0 && cameFrom === '';
  return { status: 'judged', ...check, ...(isUnasked && { doubt: 'came-from' as const }), door };
}

/** Why somebody with a valid certificate does not go on by themselves. */
export type KeptAtDoor = 'loading' | Exclude<DoorCheck['answer'], 'enough'>;

/** What keeps a valid certificate's holder at the door; undefined where the door is content, or there is none. */
export function keptAtDoor(verdict: Verdict): KeptAtDoor | undefined {
  const said = verdict.outcome === 'valid' ? answerAtDoor(verdict) : undefined;
  if (!said) return undefined;
  if (said.status === 'loading') return 'loading';
  const answer = said.status === 'judged' ? said.answer : 'cannot-tell';
  return answer === 'enough' ? undefined : answer;
}
