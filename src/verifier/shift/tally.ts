import { REASONS } from '../../certificate/reasons.ts';
import type { Verdict } from '../../certificate/verify.ts';
import {
  type AtDoor,
  type Hour,
  isRuleName,
  type Kind,
  keyOfKind,
  type TallyMode,
} from '../../tally-contract/tally.ts';
import type { DoorAnswer } from '../door/door.ts';

/** The hour at whose beginning the clocks here stood on nought minutes. */
export function hourOf(now: Date, zone = Intl.DateTimeFormat().resolvedOptions().timeZone): Hour {
  const start = new Date(now);
  start.setMinutes(0, 0, 0);
  return { startSeconds: start.getTime() / 1000, zone };
}

/**
 * What kind of verdict it is. Of several reasons only the first that decided counts, and of a door's rules as well, so
 * that each verdict is counted once, and a rare set of them points at nobody.
 *
 * @param said by the door that this device stands at.
 */
export function kindOf(
  { outcome, reasons }: Pick<Verdict, 'outcome' | 'reasons'>,
  mode: TallyMode,
  said?: DoorAnswer,
): Kind {
  const door = outcome === 'valid' ? atDoor(said) : undefined;
  const reason = reasons.find((reason) => REASONS[reason] === outcome) ?? '';
  return { mode, outcome, reason, ...(door && { door }) };
}

const DECIDES = { enough: undefined, 'not-enough': 'failed', 'cannot-tell': 'open' } as const;

function atDoor(said: DoorAnswer | undefined): AtDoor | undefined {
  if (said?.status !== 'judged') return undefined;
  const { answer, results, door } = said;
  const id = door?.id ?? '';
  const decided = results.find(({ state }) => state === DECIDES[answer])?.rule.identifier ?? '';
  return { id, answer, rule: isRuleName(decided, id) ? decided : '' };
}

/** Whether they are of one verdict of which a door has said something else since. */
export const isOnlyDoorOther = (before: Kind, now: Kind): boolean =>
  keyOfKind(before) !== keyOfKind(now) &&
  now.door !== undefined &&
  before.mode === now.mode &&
  before.outcome === now.outcome &&
  before.reason === now.reason;

const SAME_AGAIN_MS = 10_000;

/**
 * Tells of each scan whether it is to be counted: not when it is only judged anew, not while parts of the code are
 * missing, and not when the code that was counted last is seen again at once, in a hand that shook.
 */
export function countsOnce(): (scan: {
  readonly texts: readonly string[];
  readonly verdict: Verdict;
}) => boolean {
  const counted = new WeakSet<readonly string[]>();
  let last: string | undefined;
  let forgetting: ReturnType<typeof setTimeout> | undefined;
  return ({ texts, verdict }) => {
    if (verdict.parts || counted.has(texts)) return false;
    counted.add(texts);
    const text = texts.join('\n');
    const isAgain = text === last;
    last = text;
    clearTimeout(forgetting);
    // It is about a person: no longer than it is needed.
    forgetting = setTimeout(() => {
      last = undefined;
    }, SAME_AGAIN_MS);
    return !isAgain;
  };
}
