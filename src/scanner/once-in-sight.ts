/** A code that was looked for in vain for so long is a new one when it comes back. */
const FORGET_AFTER_MS = 3_000;
/** What is longer was no looking: a camera that is opened anew says nothing of what lay before it meanwhile. */
const LONGEST_LOOK_MS = 1_000;

export interface Sight {
  /**
   * Tells of each text that is new. One that nobody wants now is new again at the next look; one that has been told of
   * stays known, wanted or not.
   */
  look(texts: readonly string[]): void;
  /** Whatever comes next is new. */
  forget(): void;
}

/**
 * Passes each text on once while its code stays in sight, and again when it comes back after a while: nobody is
 * checked twice because a hand was slow or a look failed, and two codes on one sheet don't take turns.
 */
export function onceInSight(
  onText: (text: string) => void,
  isWanted: () => boolean = () => true,
  nowMs: () => number = () => performance.now(),
): Sight {
  /** By a clock that runs only while somebody looks. */
  const lastSeenMs = new Map<string, number>();
  let lookedMs = 0;
  let lastLookMs: number | undefined;

  return {
    look(texts) {
      const now = nowMs();
      lookedMs += Math.min(now - (lastLookMs ?? now), LONGEST_LOOK_MS);
      lastLookMs = now;
      for (const [seen, atMs] of lastSeenMs) {
        if (lookedMs - atMs >= FORGET_AFTER_MS) lastSeenMs.delete(seen);
      }
      for (const text of texts) {
        const isNew = !lastSeenMs.has(text);
        if (isNew && !isWanted()) continue;
        lastSeenMs.set(text, lookedMs);
        if (isNew) onText(text);
      }
    },
    forget: () => lastSeenMs.clear(),
  };
}
