import type { ImageCapabilities, ImageSettings } from '../../src/scanner/image-settings.ts';

/** A camera's track as far as we use it; `taken` is what it was told, in order. */
export class FakeTrack extends EventTarget {
  muted = false;
  readyState: MediaStreamTrackState = 'live';
  capabilities: ImageCapabilities;
  readonly kind = 'video';
  readonly label: string;
  readonly deviceId: string;
  readonly taken: ImageSettings[] = [];
  readonly size: { width: number; height: number };

  constructor(
    label: string,
    { capabilities = {}, deviceId = label, size = { width: 1920, height: 1080 } } = {} as {
      capabilities?: ImageCapabilities;
      deviceId?: string;
      size?: { width: number; height: number };
    },
  ) {
    super();
    this.label = label;
    this.deviceId = deviceId;
    this.capabilities = capabilities;
    this.size = size;
  }

  stop() {
    this.readyState = 'ended';
  }
  getSettings() {
    return { deviceId: this.deviceId, ...this.size };
  }
  getCapabilities() {
    return this.capabilities;
  }
  async applyConstraints({ advanced }: { advanced: ImageSettings[] }) {
    this.taken.push(...advanced);
  }
  /** As a browser does when a call or the lock takes the camera away. */
  happen(type: 'ended' | 'mute' | 'unmute') {
    this.muted = type === 'mute';
    if (type === 'ended') this.stop();
    this.dispatchEvent(new Event(type));
  }
}

export const asTrack = (track: FakeTrack) => track as unknown as MediaStreamTrack;

export const streamOf = (track: FakeTrack) =>
  ({ getTracks: () => [track], getVideoTracks: () => [track] }) as unknown as MediaStream;

/** A video that shows a picture whenever it is told to. */
export class FakeVideo extends EventTarget {
  srcObject: unknown = null;
  currentTime = 0;
  blocked = false;
  plays = 0;
  private waiting: (() => void)[] = [];

  async play() {
    this.plays++;
    if (this.blocked) throw new DOMException('', 'NotAllowedError');
  }
  requestVideoFrameCallback(then: () => void) {
    this.waiting.push(then);
  }
  showPicture() {
    const waiting = this.waiting;
    this.waiting = [];
    for (const then of waiting) then();
  }
}

export const asVideo = (video: FakeVideo) => video as unknown as HTMLVideoElement;
