import { ErrorBoundary, lazy } from 'preact-iso';
import type { Scan } from './scan.ts';

// Few codes are meant for the device itself, so what offers them comes when one does.
const OfferedPlace = lazy(() =>
  import('./offered-place.tsx').then((module) => module.OfferedPlace).catch(() => () => null),
);

/** Where to take a code that is no certificate and yet meant for this device, if it is one. */
export const OtherCodeOffer = ({ scan }: { scan: Scan }) =>
  scan.other ? (
    <ErrorBoundary>
      <OfferedPlace scan={scan} />
    </ErrorBoundary>
  ) : null;
