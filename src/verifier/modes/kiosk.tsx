import { useEffect } from 'preact/hooks';
import { CameraScanner } from '../../scanner/scanner.tsx';
import { LockIcon } from '../../ui/components/icons.tsx';
import { useWakeLock } from '../../ui/wake-lock.ts';
import { TrustChip } from '../trust-chip.tsx';
import { HoldButton } from './hold-button.tsx';
import './kiosk.css';
import { Invitation, KioskAnswer } from './kiosk-answer.tsx';
import { kiosk, leaveKiosk, stayInKiosk, stopKiosk, useKioskLock } from './kiosk-lock.ts';
import { KioskPaused } from './kiosk-paused.tsx';
import { KioskPin, useWaitingForPin } from './kiosk-pin.tsx';
import { KioskStart } from './kiosk-start.tsx';
import { sayKiosk } from './kiosk-words.ts';
import { FlashOf } from './picture.tsx';
import type { ViewProps } from './view.ts';

/** Citizens check their own codes, and nothing about anybody is left on the screen for the next one. */
export function Kiosk({ inspection }: ViewProps) {
  useKioskLock();
  useWakeLock();
  const { value: run } = kiosk;
  useWaitingForPin(run);
  useEffect(() => {
    // What was shown is nobody's business when it goes on.
    if (run !== 'running') inspection.clear();
  }, [run]);
  if (run === 'off') return <KioskStart />;
  if (run === 'asking') return <KioskPin onOpened={stopKiosk} onGivenUp={stayInKiosk} />;
  if (run === 'paused') return <KioskPaused />;
  return (
    <>
      <div class="verifier-camera">
        <CameraScanner facing="front" isWanted={inspection.isCodeWanted} onText={inspection.takeSeen} />
        <div class="verifier-bar">
          <TrustChip now={inspection.now.value} />
        </div>
        <FlashOf inspection={inspection} />
      </div>
      <Invitation />
      <KioskAnswer inspection={inspection} />
      <div class="kiosk-stop">
        <HoldButton onHeld={leaveKiosk}>
          <LockIcon />
          <span class="visually-hidden">{sayKiosk('stop')}</span>
        </HoldButton>
      </div>
    </>
  );
}
