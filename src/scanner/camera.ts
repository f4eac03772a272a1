import { recall, remember } from '../ui/remembered.ts';
import { isInApp, type Surroundings, surroundings } from './browsers.ts';
import { type CameraError, CameraUnavailable, cameraErrorOf } from './camera-errors.ts';
import { capabilitiesOf, isFixedFocus } from './image-settings.ts';
import { chooseLens, findLens, type Lens, otherBackLenses, usableLenses } from './lenses.ts';

/**
 * A code of version 22 has 105 modules, 113 with its quiet zone. Held over two thirds of the short side of 1080 pixels
 * each module gets 6; below 720 pixels it is 4, and reading becomes a matter of luck.
 */
const SIZE = { width: { ideal: 1920 }, height: { ideal: 1080 } };
export const LEAST_SHORT_SIDE_PX = 720;

/** Whether it looks at what is held in front of the device's back, or at who stands before its screen. */
export type Facing = 'back' | 'front';
const FACING_MODES = { back: 'environment', front: 'user' } as const;

const wanted = (lens: Lens | undefined, facing: Facing): MediaStreamConstraints => ({
  audio: false,
  video: {
    ...SIZE,
    frameRate: { ideal: 30 },
    // Scaled pictures have been blurred on the way.
    ...({ resizeMode: 'none' } as MediaTrackConstraints),
    ...(lens ? { deviceId: { exact: lens.deviceId } } : { facingMode: { ideal: FACING_MODES[facing] } }),
  },
});

export interface OpenedCamera {
  readonly stream: MediaStream;
  readonly lens: Lens;
  /** Those one can change to, the fittest first. */
  readonly lenses: readonly Lens[];
}

/**
 * Opens the camera that was chosen before, or else the one that reads codes best; at the front the browser's own choice.
 *
 * @throws {CameraUnavailable}
 */
export async function openCamera(facing: Facing): Promise<OpenedCamera> {
  const missing = whyMissing(isSecureContext, 'mediaDevices' in navigator, surroundings());
  if (missing) throw new CameraUnavailable(missing);
  if (facing === 'front') {
    const stream = await getStream(undefined, facing);
    return { stream, lens: lensOf(stream, []), lenses: [] };
  }
  const remembered = recallLens();
  const asked = chooseLens(await listLenses(), { remembered });
  let stream = await getStreamOrAny(asked);
  try {
    const lenses = await listLenses();
    const current = lensOf(stream, lenses);
    // Before the camera was allowed, its labels were not told: Safari tells them only now, at each visit.
    const better = asked ? undefined : chooseLens(lenses, { remembered, current });
    if (better && better.deviceId !== current.deviceId) stream = await change(stream, better);
    if (!remembered) stream = await focusing(stream, lenses);
    return { stream, lens: lensOf(stream, lenses), lenses };
  } catch (error) {
    closeCamera(stream);
    throw error;
  }
}

/** Why a browser offers no camera at all; undefined where it does. */
export function whyMissing(secure: boolean, offered: boolean, around: Surroundings): CameraError | undefined {
  if (!secure) return 'insecure';
  if (offered) return undefined;
  return isInApp(around) ? 'in-app' : 'unsupported';
}

async function getStream(lens: Lens | undefined, facing: Facing = 'back'): Promise<MediaStream> {
  const askedAtMs = performance.now();
  try {
    return await navigator.mediaDevices.getUserMedia(wanted(lens, facing));
  } catch (error) {
    const answeredAfterMs = performance.now() - askedAtMs;
    const permission = (await queryPermission())?.state;
    throw new CameraUnavailable(
      cameraErrorOf(error, { around: surroundings(), permission, barred: isBarred(), answeredAfterMs }),
    );
  }
}

/** This camera, or any where it has gone or does not start. */
const getStreamOrAny = (lens: Lens | undefined): Promise<MediaStream> =>
  getStream(lens).catch((error: CameraUnavailable) => {
    if (!lens || !['unfit', 'no-camera', 'in-use', 'failed'].includes(error.code)) throw error;
    return getStream(undefined);
  });

/** Many phones can open one camera at a time only. */
function change(stream: MediaStream, to: Lens): Promise<MediaStream> {
  closeCamera(stream);
  return getStreamOrAny(to);
}

/** How many more cameras are tried for one that focuses; each takes half a second. */
const MOST_TRIED = 2;

/** A camera with the focus standing still gives way to another back camera that has a moving one. */
async function focusing(first: MediaStream, lenses: readonly Lens[]): Promise<MediaStream> {
  let stream = first;
  const firstLens = lensOf(first, lenses);
  const others = isFixed(first) ? otherBackLenses(lenses, firstLens).slice(0, MOST_TRIED) : [];
  for (const other of others) {
    stream = await change(stream, other);
    if (!isFixed(stream)) break;
  }
  if (others.length > 0) {
    if (isFixed(stream)) stream = await change(stream, firstLens);
    // So that it is not tried again at each opening.
    rememberLens(lensOf(stream, lenses));
  }
  return stream;
}

const isFixed = (stream: MediaStream) =>
  stream.getVideoTracks().some((track) => isFixedFocus(capabilitiesOf(track)));

function lensOf(stream: MediaStream, lenses: readonly Lens[]): Lens {
  const track = stream.getVideoTracks()[0];
  const open: Lens = { deviceId: track?.getSettings().deviceId ?? '', label: track?.label ?? '' };
  return findLens(lenses, open) ?? open;
}

export async function listLenses(): Promise<readonly Lens[]> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return usableLenses(devices.filter(({ kind }) => kind === 'videoinput').map(toLens));
}

const FACINGS: Readonly<Record<string, 'back' | 'front'>> = { environment: 'back', user: 'front' };

function toLens(device: MediaDeviceInfo): Lens {
  const { deviceId, label } = device;
  const mode = 'getCapabilities' in device && (device as InputDeviceInfo).getCapabilities().facingMode?.[0];
  const facing = mode ? FACINGS[mode] : undefined;
  return { deviceId, label, ...(facing && { facing }) };
}

export const closeCamera = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

export const rememberLens = ({ deviceId, label }: Lens): void =>
  remember('camera', JSON.stringify({ deviceId, label }));

function recallLens(): Lens | undefined {
  try {
    const { deviceId, label } = JSON.parse(recall('camera') ?? '{}');
    return typeof deviceId === 'string' && typeof label === 'string' ? { deviceId, label } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the page around this one keeps the camera from it. Where the browser cannot tell, being inside one says so. */
function isBarred(): boolean {
  const policy = (document as { featurePolicy?: { allowsFeature(name: string): boolean } }).featurePolicy;
  return policy ? !policy.allowsFeature('camera') : window !== window.top;
}

/** A browser that doesn't know this permission asks when the camera is opened. */
const queryPermission = (): Promise<PermissionStatus | undefined> =>
  navigator.permissions?.query({ name: 'camera' }).catch(() => undefined) ?? Promise.resolve(undefined);

/**
 * Says whether the camera opens without a question (or a refusal without one), at once and whenever that changes.
 *
 * @returns ends it.
 */
export function watchPermission(onState: (state: PermissionState) => void): () => void {
  let status: PermissionStatus | undefined;
  let ended = false;
  const tell = () => onState(status?.state ?? 'prompt');
  const query = async () => {
    status = await queryPermission();
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
