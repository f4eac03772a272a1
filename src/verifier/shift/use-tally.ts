import { useEffect, useState } from 'preact/hooks';
import type { Scan } from '../scan.ts';
import { settings } from '../settings.ts';
import { isTraining } from '../training/training.ts';
import { countsOnce, hourOf, kindOf } from './tally.ts';
import { addToTally } from './tally-storage.ts';

const SEND_EVERY_MS = 600_000;

/**
 * Counts each verdict that an inspector is given, once; those of the training are for learning. Sends what is to be sent
 * meanwhile.
 */
export function useTally(scan: Scan | undefined): void {
  const [isToCount] = useState(countsOnce);
  useEffect(() => {
    if (!scan || isTraining.value || !isToCount(scan)) return;
    // Where nothing can be kept, the tally's own screen says so; here the queue goes on.
    void addToTally(hourOf(new Date()), kindOf(scan.verdict, settings.value.mode)).catch(() => {});
  }, [scan?.texts, scan?.verdict]);
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
