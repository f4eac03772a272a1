import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Button } from '../ui/components/button.tsx';
import { ScanIcon } from '../ui/components/icons.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { keepVerifierOffline } from '../ui/keep-offline.ts';
import { recall, remember } from '../ui/remembered.ts';
import { t } from '../ui/words.ts';
import { watchPermission } from './camera.ts';
import { CameraControls } from './camera-controls.tsx';
import { holdCamera } from './camera-handle.ts';
import { CameraProblem } from './camera-problem.tsx';
import { type CameraPhase, runCamera } from './run-camera.ts';
import './scanner.css';

type Phase = 'asking' | CameraPhase;

/** Safari asks anew at each visit; whoever has said yes here before need not press our button as well. */
const hasOpenedBefore = () => recall('camera-opened') === 'yes';

/**
 * The camera's picture, and the text of every code that comes into it, once while it stays there. Asks for the camera
 * in context, gives it back while the page is hidden, and says what to do when there is none.
 */
export function CameraScanner({ onText }: { onText: (text: string) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const camera = useMemo(holdCamera, []);
  const phase = useSignal<Phase>('opening');
  const attempt = useSignal(0);
  const emit = useRef(onText);
  emit.current = onText;

  useEffect(() => {
    void keepVerifierOffline();
    return watchPermission((state) => {
      const idle = attempt.value === 0 || !['opening', 'running'].includes(phase.value);
      const unasked =
        state === 'granted' || (attempt.value === 0 && (state === 'denied' || hasOpenedBefore()));
      if (unasked && idle) attempt.value++;
      else if (attempt.value === 0) phase.value = 'asking';
    });
  }, []);

  useEffect(() => {
    if (attempt.value === 0 || !video.current) return;
    return runCamera(
      video.current,
      camera,
      (reached) => {
        phase.value = reached;
        if (reached === 'running') remember('camera-opened', 'yes');
      },
      (text) => emit.current(text),
    );
  }, [attempt.value]);

  const open = () => {
    attempt.value++;
  };

  return (
    <div class={`scanner scanner-${phase.value === 'running' ? 'running' : 'waiting'}`}>
      <video
        ref={video}
        class="scanner-picture"
        style={{ scale: `${camera.crop.value}` }}
        playsInline
        muted
        autoplay
        aria-label={t('scanner.picture')}
      />
      {phase.value === 'running' ? (
        <>
          <div class="scanner-frame" aria-hidden="true" />
          <CameraControls camera={camera} video={video} />
        </>
      ) : (
        <div class="scanner-words">
          <Words phase={phase.value} onOpen={open} />
        </div>
      )}
    </div>
  );
}

function Words({ phase, onOpen }: { phase: Exclude<Phase, 'running'>; onOpen: () => void }) {
  if (phase === 'opening') return <Waiting>{t('scanner.opening')}</Waiting>;
  if (phase === 'asking') {
    return (
      <>
        <p>{t('scanner.asking')}</p>
        <Button icon={<ScanIcon />} onClick={onOpen}>
          {t('scanner.allow')}
        </Button>
      </>
    );
  }
  return <CameraProblem error={phase} onRetry={onOpen} />;
}
