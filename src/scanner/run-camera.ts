import { type CameraError, CameraUnavailable, closeCamera, openCamera } from './camera.ts';
import { decodeQr } from './decode-qr.ts';
import { watchFrames } from './frames.ts';
import { onceInSight } from './once-in-sight.ts';

export type CameraPhase = 'opening' | 'running' | CameraError;

/**
 * Shows the camera's picture in `video` and tells the text of every code in it. Gives the camera back while the page
 * is hidden (it warms the phone, and others may need it), and takes it again at once when the page comes back.
 *
 * @returns ends it and gives the camera back.
 */
export function runCamera(
  video: HTMLVideoElement,
  onPhase: (phase: CameraPhase) => void,
  onText: (text: string) => void,
): () => void {
  /** Only the newest opening counts: a camera that comes after somebody has left is given back. */
  let newest = 0;
  let release = () => {};

  const close = () => {
    newest++;
    release();
    release = () => {};
  };

  const open = async () => {
    close();
    const mine = newest;
    onPhase('opening');
    try {
      const stream = await openCamera();
      if (mine !== newest) return closeCamera(stream);
      release = () => closeCamera(stream);
      // Unplugged, forbidden or taken by a call: opening it again says which.
      for (const track of stream.getTracks()) {
        track.addEventListener('ended', () => mine === newest && void open());
      }
      video.srcObject = stream;
      await video.play();
      if (mine !== newest) return;
      const stopWatching = watchFrames(video, decodeQr, onceInSight(onText));
      release = () => {
        stopWatching();
        closeCamera(stream);
      };
      onPhase('running');
    } catch (error) {
      if (mine !== newest) return;
      close();
      onPhase(error instanceof CameraUnavailable ? error.code : 'failed');
    }
  };

  const onVisibility = () => (document.hidden ? close() : void open());
  document.addEventListener('visibilitychange', onVisibility);
  if (!document.hidden) void open();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    close();
  };
}
