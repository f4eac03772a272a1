import { useEffect, useRef, useState } from 'preact/hooks';
import { type Kind, keyOfKind } from '../../tally-contract/tally.ts';
import { answerAtDoor } from '../door/door.ts';
import type { Scan } from '../scan.ts';
import { settings } from '../settings.ts';
import { isTraining } from '../training/training.ts';
import { countsOnce, hourOf, isOnlyDoorOther, kindOf } from './tally.ts';
import { addToTally } from './tally-storage.ts';

const SEND_EVERY_MS = 600_000;

/**
 * Counts each verdict that an inspector is given, once; those of the training are for learning. Sends what is to be sent
 * meanwhile.
 */
export function useTally(scan: Scan | undefined): void {
  const [isToCount] = useState(countsOnce);
  const newest = useRef<{ texts: Scan['texts']; startSeconds: number; kind: Kind } | undefined>(undefined);
  const kind = scan && kindOf(scan.verdict, settings.value.mode, answerAtDoor(scan.verdict));
  useEffect(() => {
    if (!scan || !kind || isTraining.value) return;
    const hour = hourOf(new Date());
    const before = newest.current;
    // Its rules were still being loaded, or somebody has said where the traveller comes from.
    const isCorrected =
      before?.texts === scan.texts &&
      before.startSeconds === hour.startSeconds &&
      isOnlyDoorOther(before.kind, kind);
    if (!isCorrected && !isToCount(scan)) return;
    newest.current = { texts: scan.texts, startSeconds: hour.startSeconds, kind };
    // Where nothing can be kept, the tally's own screen says so; here the queue goes on.
    void addToTally(hour, kind, isCorrected ? before.kind : undefined).catch(() => {});
  }, [scan?.texts, scan?.verdict, kind && keyOfKind(kind)]);
  useEffect(() => {
    // Loaded then alone: most devices send nothing.
    const send = () =>
      void import('../supervisor/send-tally.ts').then(({ sendTally }) => sendTally()).catch(() => {});
    const timer = setInterval(send, SEND_EVERY_MS);
    addEventListener('online', send);
    send();
    return () => {
      clearInterval(timer);
      removeEventListener('online', send);
    };
  }, []);
}
