import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Button } from '../ui/components/button.tsx';
import { ScanIcon } from '../ui/components/icons.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { recall, remember } from '../ui/remembered.ts';
import { t } from '../ui/words.ts';
import '../ui/words/scanner.ts';
import { type Facing, watchPermission } from './camera.ts';
import { CameraControls } from './camera-controls.tsx';
import { holdCamera } from './camera-handle.ts';
import { CameraProblem } from './camera-problem.tsx';
import { openDecoder } from './decoder.ts';
import { watchFrames } from './frames.ts';
import { hinting } from './hints.ts';
import { onceInSight } from './once-in-sight.ts';
import { type CameraPhase, runCamera } from './run-camera.ts';
import type { FrameReading } from './search.ts';
import { type Seen, Sight } from './sight.tsx';
import './scanner.css';

type Phase = 'asking' | CameraPhase;

/** Safari asks anew at each visit; whoever has said yes here before need not press our button as well. */
const hasOpenedBefore = () => recall('camera-opened') === 'yes';

/**
 * The camera's picture, and the text of every code that comes into it, once while it stays there. Asks for the camera
 * in context, gives it back while the page is hidden, and says what to do when there is none.
 */
export function CameraScanner({
  onText,
  isWanted = () => true,
  facing = 'back',
}: {
  onText: (text: string) => void;
  /** While it says no, a new code waits before the camera. */
  isWanted?: () => boolean;
  /** Who sees themselves sees a mirror, and has nothing to set. */
  facing?: Facing;
}) {
  const video = useRef<HTMLVideoElement>(null);
  const camera = useMemo(holdCamera, []);
  const phase = useSignal<Phase>('opening');
  const attempt = useSignal(0);
  const seen = useSignal<Seen | undefined>(undefined);
  const engines = useSignal<string | undefined>(undefined);
  const asked = useRef({ onText, isWanted });
  asked.current = { onText, isWanted };

  useEffect(() => {
    return watchPermission((state) => {
      const idle = attempt.value === 0 || !['opening', 'running'].includes(phase.value);
      const unasked =
        state === 'granted' || (attempt.value === 0 && (state === 'denied' || hasOpenedBefore()));
      if (unasked && idle) attempt.value++;
      else if (attempt.value === 0) phase.value = 'asking';
    });
  }, []);

  useEffect(() => {
    const picture = video.current;
    if (attempt.value === 0 || !picture) return;
    const decoder = openDecoder({
      onEngines: (names) => {
        engines.value = names;
      },
      onLost: () => {
        end();
        phase.value = 'no-reader';
      },
    });
    const hint = hinting();
    const sight = onceInSight(
      (text) => asked.current.onText(text),
      () => asked.current.isWanted(),
    );
    const onReading = (reading: FrameReading) => {
      const { videoWidth: width, videoHeight: height } = picture;
      seen.value = { codes: reading.codes, width, height, hint: hint(reading, Math.min(width, height)) };
      sight.look(reading.codes.map(({ text }) => text));
    };
    const end = runCamera(
      picture,
      camera,
      (reached) => {
        phase.value = reached;
        seen.value = undefined;
        if (reached === 'running') remember('camera-opened', 'yes');
      },
      () => {
        const stop = watchFrames(picture, decoder, () => camera.crop.value, onReading);
        return () => {
          stop();
          // Who left the page and comes back begins anew; a camera that is merely mended does not.
          if (document.hidden) sight.forget();
        };
      },
      facing,
    );
    return () => {
      end();
      decoder.close();
    };
  }, [attempt.value]);

  const open = () => {
    attempt.value++;
  };

  return (
    <div
      class={`scanner scanner-${facing} scanner-${phase.value === 'running' ? 'running' : 'waiting'}`}
      data-engines={engines.value}
    >
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
          {seen.value && <Sight seen={seen.value} camera={camera} />}
          {facing === 'back' && <CameraControls camera={camera} video={video} />}
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
