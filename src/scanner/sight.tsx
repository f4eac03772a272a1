import { Button } from '../ui/components/button.tsx';
import { t } from '../ui/words.ts';
import '../ui/words/scanner.ts';
import type { CameraHandle } from './camera-handle.ts';
import type { FoundCode } from './found-code.ts';
import type { Hint } from './hints.ts';

/** What the camera sees now. */
export interface Seen {
  readonly codes: readonly FoundCode[];
  /** Of the video, in whose pixels the corners are. */
  readonly width: number;
  readonly height: number;
  readonly hint: Hint | undefined;
}

/** An outline around every code that was read, and a word on what is in the way of reading one. */
export function Sight({
  seen: { codes, width, height, hint },
  camera,
}: {
  seen: Seen;
  camera: CameraHandle;
}) {
  const torch = camera.torch.value;
  return (
    <>
      <svg
        class="scanner-outlines"
        style={{ scale: `${camera.crop.value}` }}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="xMidYMid slice"
        aria-hidden="true"
      >
        {codes
          .filter(({ corners }) => corners.length > 0)
          .map(({ corners }, at) => (
            <polygon key={`${at}`} points={corners.map(({ x, y }) => `${x},${y}`).join(' ')} />
          ))}
      </svg>
      {/* Always there, so that what appears in it is read out. */}
      <div class="scanner-hint" role="status">
        {hint && <p>{t(`scanner.hints.${hint}`)}</p>}
        {hint === 'dark' && torch === false && (
          <Button look="secondary" onClick={() => camera.setTorch(true)}>
            {t('scanner.hints.torch')}
          </Button>
        )}
      </div>
    </>
  );
}
