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
    throw new CameraUnavailable(reasonOf(error));
  }
}

const REASONS: Record<string, CameraError> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'no-camera',
  OverconstrainedError: 'no-camera',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
};

const reasonOf = (error: unknown): CameraError =>
  (error instanceof DOMException && REASONS[error.name]) || 'failed';

/** Whether the camera opens without a question: then nobody need press a button first. */
export async function isCameraAllowed(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: 'camera' as PermissionName })).state === 'granted';
  } catch {
    return false;
  }
}

export const closeCamera = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};
