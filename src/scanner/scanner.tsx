import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../ui/components/button.tsx';
import { ScanIcon } from '../ui/components/icons.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { keepVerifierOffline } from '../ui/keep-offline.ts';
import { t } from '../ui/words.ts';
import { watchPermission } from './camera.ts';
import { type CameraPhase, runCamera } from './run-camera.ts';
import './scanner.css';

type Phase = 'asking' | CameraPhase;

/**
 * The camera's picture, and the text of every code that comes into it, once while it stays there. Asks for the camera
 * in context, gives it back while the page is hidden, and says what to do when there is none.
 */
export function CameraScanner({ onText }: { onText: (text: string) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const phase = useSignal<Phase>('opening');
  const attempt = useSignal(0);
  const emit = useRef(onText);
  emit.current = onText;

  useEffect(() => {
    void keepVerifierOffline();
    return watchPermission((allowed) => {
      const idle = attempt.value === 0 || !['opening', 'running'].includes(phase.value);
      if (allowed && idle) attempt.value++;
      else if (attempt.value === 0) phase.value = 'asking';
    });
  }, []);

  useEffect(() => {
    if (attempt.value === 0 || !video.current) return;
    return runCamera(
      video.current,
      (reached) => {
        phase.value = reached;
      },
      (text) => emit.current(text),
    );
  }, [attempt.value]);

  const open = () => {
    attempt.value++;
  };

  return (
    <div class={`scanner scanner-${phase.value === 'running' ? 'running' : 'waiting'}`}>
      <video ref={video} class="scanner-picture" playsInline muted aria-label={t('scanner.picture')} />
      {phase.value === 'running' ? (
        <div class="scanner-frame" aria-hidden="true" />
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
  return (
    <>
      <Notice title={t(`scanner.errors.${phase}.title`)} code={`camera-${phase}`} urgent>
        <p>{t(`scanner.errors.${phase}.text`)}</p>
      </Notice>
      {phase !== 'insecure' && phase !== 'unsupported' && (
        <Button look="secondary" onClick={onOpen}>
          {t('app.tryAgain')}
        </Button>
      )}
    </>
  );
}
