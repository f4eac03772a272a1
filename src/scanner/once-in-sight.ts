/** A code that was out of sight for so long is a new one when it comes back. */
const FORGET_AFTER_MS = 3_000;

/**
 * Passes each text on once while its code stays in sight, and again when it comes back after a while: nobody is
 * checked twice because a hand was slow, and two codes on one sheet don't take turns.
 */
export function onceInSight(
  onText: (text: string) => void,
  nowMs: () => number = () => performance.now(),
): (text: string) => void {
  const lastSeenMs = new Map<string, number>();
  return (text) => {
    const now = nowMs();
    for (const [seen, atMs] of lastSeenMs) if (now - atMs >= FORGET_AFTER_MS) lastSeenMs.delete(seen);
    const isNew = !lastSeenMs.has(text);
    lastSeenMs.set(text, now);
    if (isNew) onText(text);
  };
}
