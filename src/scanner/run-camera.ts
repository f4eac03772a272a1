import { closeCamera, type Facing, listLenses, openCamera } from './camera.ts';
import { type CameraError, CameraUnavailable } from './camera-errors.ts';
import type { CameraHolder } from './camera-handle.ts';
import { mendOnce, onStandstill, onTrackLost, playVideo } from './faults.ts';

export type CameraPhase = 'opening' | 'running' | CameraError;

/**
 * On iPhones a home-screen app that comes back may ask for the camera and never get an answer
 * (https://github.com/gruhn/vue-qrcode-reader/issues/298). A question on the screen is none either, so what comes after
 * this is taken all the same.
 */
const ANSWER_MS = 12_000;

const MENDED_EVERY_MS = 15_000;

/**
 * Shows the camera's picture in `video`. Gives the camera back while the page
 * is hidden (it warms the phone, and others may need it), and takes it again at once when the page comes back. A camera
 * that stops by itself is opened again once.
 *
 * @param whileRunning begins what needs the picture, each time that there is one, and returns what ends it.
 * @returns ends it and gives the camera back.
 */
export function runCamera(
  video: HTMLVideoElement,
  camera: CameraHolder,
  onPhase: (phase: CameraPhase) => void,
  whileRunning: () => () => void,
  facing: Facing = 'back',
): () => void {
  /** The newest opening; a camera that comes after it has ended is given back. */
  let opening = new AbortController();
  let phase: CameraPhase | undefined;
  const mayMend = mendOnce(MENDED_EVERY_MS);

  const reach = (reached: CameraPhase) => {
    phase = reached;
    onPhase(reached);
  };
  const close = () => {
    opening.abort();
    camera.detach();
  };

  const open = async () => {
    close();
    opening = new AbortController();
    const { signal } = opening;
    const fail = (error: CameraError) => {
      if (signal.aborted) return;
      close();
      reach(error);
    };
    const mend = () => (mayMend() ? void open() : fail('stopped'));

    reach('opening');
    const late = setTimeout(() => reach('no-answer'), ANSWER_MS);
    signal.addEventListener('abort', () => clearTimeout(late));
    try {
      const opened = await openCamera(facing);
      const { stream } = opened;
      if (signal.aborted) return closeCamera(stream);
      signal.addEventListener('abort', () => closeCamera(stream));
      for (const track of stream.getTracks()) onTrackLost(track, mend, signal);
      video.srcObject = stream;
      const onPaused = () => {
        clearTimeout(late);
        if (!signal.aborted) reach('paused');
      };
      await playVideo(video, onPaused, signal);
      clearTimeout(late);
      if (signal.aborted) return;
      onStandstill(video, mend, signal);
      // A headset or a call pauses a video that nobody has paused.
      video.addEventListener('pause', () => void video.play().catch(() => {}), { signal });
      camera.attach(opened, open);
      signal.addEventListener('abort', whileRunning());
      reach('running');
    } catch (error) {
      fail(error instanceof CameraUnavailable ? error.code : 'failed');
    }
  };

  const ended = new AbortController();
  const { signal } = ended;
  const onVisibility = () => (document.hidden ? close() : void open());
  document.addEventListener('visibilitychange', onVisibility, { signal });
  const onDevices = async () => {
    if (phase === 'no-camera') return open();
    if (phase === 'running') camera.setLenses(await listLenses());
  };
  navigator.mediaDevices?.addEventListener?.('devicechange', onDevices, { signal });
  if (!document.hidden) void open();
  return () => {
    ended.abort();
    close();
  };
}
