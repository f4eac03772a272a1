import { ErrorBoundary, lazy } from 'preact-iso';
import { NotLoaded } from '../ui/components/not-loaded.tsx';
import { useBusy } from '../ui/updates.ts';

const CameraScanner = lazy(() =>
  import('../scanner/scanner.tsx').then((module) => module.CameraScanner).catch(() => NotLoaded),
);

/** The camera, loaded when it is first wanted. */
export function Scanning({ onText }: { onText: (text: string) => void }) {
  useBusy();
  return (
    <ErrorBoundary>
      <CameraScanner onText={onText} />
    </ErrorBoundary>
  );
}
