/** Why there is no picture; screens have words and a way forward for each. */
export type CameraError = 'insecure' | 'unsupported' | 'refused' | 'no-camera' | 'in-use' | 'failed';

export class CameraUnavailable extends Error {
  override readonly name = 'CameraUnavailable';
  readonly code: CameraError;

  constructor(code: CameraError) {
    super(code);
    this.code = code;
  }
}

const WANTED: MediaStreamConstraints = {
  audio: false,
  // A dense code needs the pixels; a device with less gives what it has.
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
};

/**
 * Opens the rear camera.
 *
 * @throws {CameraUnavailable}
 */
export async function openCamera(): Promise<MediaStream> {
  if (!isSecureContext) throw new CameraUnavailable('insecure');
  if (!navigator.mediaDevices?.getUserMedia) throw new CameraUnavailable('unsupported');
  try {
    return await navigator.mediaDevices.getUserMedia(WANTED);
  } catch (error) {
    throw new CameraUnavailable(cameraErrorOf(error));
  }
}

const ERRORS: Readonly<Record<string, CameraError>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'no-camera',
  OverconstrainedError: 'no-camera',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
};

/** What `getUserMedia` threw, in our words. */
export const cameraErrorOf = (error: unknown): CameraError =>
  (error instanceof DOMException && ERRORS[error.name]) || 'failed';

export const closeCamera = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

/**
 * Says whether the camera opens without a question, at once and whenever that changes: then nobody need press a button.
 *
 * @returns ends it.
 */
export function watchPermission(onAllowed: (allowed: boolean) => void): () => void {
  let status: PermissionStatus | undefined;
  let ended = false;
  const tell = () => onAllowed(status?.state === 'granted');
  const query = async () => {
    // A browser that doesn't know this permission asks when the camera is opened.
    status = await navigator.permissions.query({ name: 'camera' }).catch(() => undefined);
    if (ended) return;
    status?.addEventListener('change', tell);
    tell();
  };
  void query();
  return () => {
    ended = true;
    status?.removeEventListener('change', tell);
  };
}
