import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { AddIcon, LessIcon, OtherCameraIcon, TorchIcon } from '../ui/components/icons.tsx';
import { language, t } from '../ui/words.ts';
import '../ui/words/scanner.ts';
import type { CameraHandle } from './camera-handle.ts';
import './camera-controls.css';
import { pointInPicture } from './zoom.ts';

/** Torch, zoom and the choice of the camera, as far as the camera that runs has them. */
export function CameraControls({
  camera,
  video,
}: {
  camera: CameraHandle;
  video: RefObject<HTMLVideoElement | null>;
}) {
  return (
    <>
      <Touches camera={camera} video={video} />
      {camera.lowResolution.value && <p class="camera-note">{t('scanner.controls.lowResolution')}</p>}
      <div class="camera-controls">
        <Zoom camera={camera} />
        {camera.torch.value !== undefined && (
          <button
            type="button"
            class="camera-button"
            aria-label={t('scanner.controls.torch')}
            aria-pressed={camera.torch.value}
            onClick={() => camera.setTorch(!camera.torch.value)}
          >
            <TorchIcon />
          </button>
        )}
        {camera.lenses.value.length > 1 && (
          <button
            type="button"
            class="camera-button"
            aria-label={t('scanner.controls.switch', { name: camera.lens.value?.label ?? '' })}
            onClick={camera.switchLens}
          >
            <OtherCameraIcon />
          </button>
        )}
      </div>
    </>
  );
}

function Zoom({ camera }: { camera: CameraHandle }) {
  const { min, max } = camera.zoomRange.value;
  const factor = camera.zoom.value;
  const shown = new Intl.NumberFormat(language.value, { maximumFractionDigits: 1 }).format(factor);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === '+' || key === '=') camera.zoomBy('in');
    if (key === '-') camera.zoomBy('out');
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the two buttons in it, whichever has the focus
    <div class="camera-zoom" onKeyDown={onKeyDown}>
      <button
        type="button"
        class="camera-button"
        aria-label={t('scanner.controls.zoomOut')}
        aria-disabled={factor <= min || undefined}
        onClick={() => camera.zoomBy('out')}
      >
        <LessIcon />
      </button>
      <span class="camera-factor" role="status">
        {shown}×
      </span>
      <button
        type="button"
        class="camera-button"
        aria-label={t('scanner.controls.zoomIn')}
        aria-disabled={factor >= max || undefined}
        onClick={() => camera.zoomBy('in')}
      >
        <AddIcon />
      </button>
    </div>
  );
}

interface Touch {
  readonly x: number;
  readonly y: number;
  readonly atMs: number;
}

/** A touch that is longer or goes farther is none on a point. */
const TAP_MS = 400;
const TAP_PX = 12;

const distance = ([one, other]: readonly Touch[]) =>
  one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;

/** The picture under the fingers: two zoom, one focuses on a point. By keyboard there are the buttons. */
function Touches({ camera, video }: { camera: CameraHandle; video: RefObject<HTMLVideoElement | null> }) {
  const ring = useSignal<Touch | undefined>(undefined);
  const down = useRef(new Map<number, Touch>());
  const start = useRef<Touch | undefined>(undefined);
  const pinch = useRef({ px: 0, zoom: 1 });

  const touchOf = (event: PointerEvent & { currentTarget: HTMLElement }): Touch => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top, atMs: event.timeStamp };
  };

  const focus = (touch: Touch) => {
    const picture = video.current;
    if (!picture || !camera.canFocus.value) return;
    // The box before the zoom, which `getBoundingClientRect` would include.
    const box = { width: picture.clientWidth, height: picture.clientHeight };
    const size = { width: picture.videoWidth, height: picture.videoHeight };
    camera.focusOn(pointInPicture(touch, box, size, camera.crop.value));
    ring.value = touch;
  };

  return (
    <div
      class="camera-touches"
      onPointerDown={(event) => {
        const touch = touchOf(event);
        down.current.set(event.pointerId, touch);
        start.current = down.current.size === 1 ? touch : undefined;
        pinch.current = { px: distance([...down.current.values()]), zoom: camera.zoom.value };
      }}
      onPointerMove={(event) => {
        if (!down.current.has(event.pointerId)) return;
        down.current.set(event.pointerId, touchOf(event));
        const px = distance([...down.current.values()]);
        if (px > 0 && pinch.current.px > 0) camera.setZoom((pinch.current.zoom * px) / pinch.current.px);
      }}
      onPointerUp={(event) => {
        down.current.delete(event.pointerId);
        const touch = touchOf(event);
        const first = start.current;
        if (first && touch.atMs - first.atMs < TAP_MS && distance([first, touch]) < TAP_PX) focus(touch);
      }}
      onPointerCancel={(event) => down.current.delete(event.pointerId)}
      onPointerLeave={(event) => down.current.delete(event.pointerId)}
    >
      {ring.value && (
        <span
          key={ring.value.atMs}
          class="camera-ring"
          style={{ left: `${ring.value.x}px`, top: `${ring.value.y}px` }}
          onAnimationEnd={() => {
            ring.value = undefined;
          }}
        />
      )}
    </div>
  );
}
