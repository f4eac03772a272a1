import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../ui/components/button.tsx';
import { ScanIcon } from '../ui/components/icons.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { t } from '../ui/words.ts';
import { type CameraError, CameraUnavailable, closeCamera, isCameraAllowed, openCamera } from './camera.ts';
import { decodeQr } from './decode-qr.ts';
import { onceWhileSeen, watchFrames } from './frames.ts';
import './scanner.css';

type Phase = 'asking' | 'opening' | 'running' | CameraError;

/**
 * The camera's picture, and the text of every code that comes into it, once while it stays there. Asks for the camera
 * in context, gives it back while the page is hidden, and says what to do when there is none.
 */
export function CameraScanner({ onText }: { onText: (text: string) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const phase = useSignal<Phase>('opening');
  const wanted = useSignal(false);
  const emit = useRef(onText);
  emit.current = onText;

  useEffect(() => {
    void isCameraAllowed().then((allowed) => {
      if (allowed) wanted.value = true;
      else phase.value = 'asking';
    });
  }, []);

  useEffect(() => {
    if (!wanted.value) return;
    let left = false;
    let release = () => {};
    const open = async () => {
      release();
      phase.value = 'opening';
      try {
        const stream = await openCamera();
        const screen = video.current;
        if (left || document.hidden || !screen) return closeCamera(stream);
        screen.srcObject = stream;
        await screen.play();
        const codes = onceWhileSeen((text) => emit.current(text));
        const stop = watchFrames(screen, decodeQr, codes.seen, () => {});
        release = () => {
          stop();
          closeCamera(stream);
          release = () => {};
        };
        if (left) return release();
        phase.value = 'running';
      } catch (error) {
        if (!left) phase.value = error instanceof CameraUnavailable ? error.code : 'failed';
      }
    };
    // A camera that runs in a pocket warms the phone, and others may need it.
    const onVisibility = () => (document.hidden ? release() : void open());
    document.addEventListener('visibilitychange', onVisibility);
    void open();
    return () => {
      left = true;
      document.removeEventListener('visibilitychange', onVisibility);
      release();
    };
  }, [wanted.value]);

  const retry = () => {
    wanted.value = false;
    phase.value = 'opening';
    requestAnimationFrame(() => {
      wanted.value = true;
    });
  };

  return (
    <div class={`scanner scanner-${phase.value === 'running' ? 'running' : 'waiting'}`}>
      <video ref={video} class="scanner-picture" playsInline muted aria-label={t('scanner.picture')} />
      {phase.value === 'running' ? (
        <div class="scanner-frame" aria-hidden="true" />
      ) : (
        <div class="scanner-words">
          <Words phase={phase.value} onAsk={retry} />
        </div>
      )}
    </div>
  );
}

function Words({ phase, onAsk }: { phase: Exclude<Phase, 'running'>; onAsk: () => void }) {
  if (phase === 'opening') return <Waiting>{t('scanner.opening')}</Waiting>;
  if (phase === 'asking') {
    return (
      <>
        <p>{t('scanner.asking')}</p>
        <Button icon={<ScanIcon />} onClick={onAsk}>
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
        <Button look="secondary" onClick={onAsk}>
          {t('app.tryAgain')}
        </Button>
      )}
    </>
  );
}
