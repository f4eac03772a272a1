import { ErrorBoundary, lazy } from 'preact-iso';
import { Notice } from '../ui/components/notice.tsx';
import { useBusy } from '../ui/updates.ts';
import { t } from '../ui/words.ts';

const NotLoaded = () => (
  <Notice tone="problem" title={t('crash.loadTitle')} code="load-failed">
    <p>{t('crash.loadText')}</p>
  </Notice>
);
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
