import { ErrorBoundary, lazy } from 'preact-iso';
import type { OtherKind } from './other-code.ts';
import type { Scan } from './scan.ts';

// Few codes are meant for the device itself, so what offers them comes when one does.
const OfferedPlace = lazy(() =>
  import('./offered-place.tsx').then((module) => module.OfferedPlace).catch(() => () => null),
);

const OFFERED: readonly OtherKind[] = ['trust', 'settings', 'enrolment'];

/** Where to take a code that is no certificate and yet meant for this device, if it is one. */
export const OtherCodeOffer = ({ scan }: { scan: Scan }) =>
  scan.other && OFFERED.includes(scan.other.kind) ? (
    <ErrorBoundary>
      <OfferedPlace scan={scan} />
    </ErrorBoundary>
  ) : null;
