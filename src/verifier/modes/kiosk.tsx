import { CameraScanner } from '../../scanner/scanner.tsx';
import { LockIcon } from '../../ui/components/icons.tsx';
import { useWakeLock } from '../../ui/wake-lock.ts';
import { TrustChip } from '../trust-chip.tsx';
import { HoldButton } from './hold-button.tsx';
import './kiosk.css';
import { Invitation, KioskAnswer } from './kiosk-answer.tsx';
import { isKioskRunning, stopKiosk, useKioskLock } from './kiosk-lock.ts';
import { KioskStart } from './kiosk-start.tsx';
import { sayKiosk } from './kiosk-words.ts';
import { FlashOf } from './picture.tsx';
import type { ViewProps } from './view.ts';

/** Citizens check their own codes, and nothing about anybody is left on the screen for the next one. */
export function Kiosk({ inspection }: ViewProps) {
  useKioskLock();
  useWakeLock();
  if (!isKioskRunning.value) return <KioskStart />;
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
        <HoldButton
          onHeld={() => {
            inspection.clear();
            stopKiosk();
          }}
        >
          <LockIcon />
          <span class="visually-hidden">{sayKiosk('stop')}</span>
        </HoldButton>
      </div>
    </>
  );
}
