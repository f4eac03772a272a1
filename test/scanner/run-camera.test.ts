import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdCamera } from '../../src/scanner/camera-handle.ts';
import { runCamera } from '../../src/scanner/run-camera.ts';
import { asVideo, FakeTrack, FakeVideo, streamOf } from './fake-camera.ts';

/** A page with cameras: `devices` as they are listed, `give` what the browser answers when it is asked for one. */
function pageWith(labels: readonly string[]) {
  const document = Object.assign(new EventTarget(), {
    hidden: false,
  });
  const given: FakeTrack[] = [];
  const page = {
    document,
    given,
    fixedFocus: [] as string[],
    default: labels[0] ?? '',
    give: async (label: string) =>
      new FakeTrack(label, {
        capabilities: page.fixedFocus.includes(label) ? { focusMode: ['manual'] } : {},
      }),
    live: () => given.filter(({ readyState }) => readyState === 'live').map(({ label }) => label),
    hide: (hidden: boolean) => {
      document.hidden = hidden;
      document.dispatchEvent(new Event('visibilitychange'));
    },
  };
  const mediaDevices = Object.assign(new EventTarget(), {
    getSupportedConstraints: () => ({}),
    // Safari tells the labels once the camera has been given.
    enumerateDevices: async () =>
      labels.map((label) => ({
        kind: 'videoinput',
        deviceId: given.length > 0 ? label : '',
        label: given.length > 0 ? label : '',
      })),
    getUserMedia: async ({ video }: { video: { deviceId?: { exact: string } } }) => {
      const track = await page.give(video.deviceId?.exact ?? page.default);
      given.push(track);
      return streamOf(track);
    },
  });
  const stored = new Map<string, string>();
  const window = {};
  vi.stubGlobal('document', document);
  vi.stubGlobal('window', Object.assign(window, { top: window }));
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => stored.set(name, value),
  });
  vi.stubGlobal('navigator', { userAgent: '', maxTouchPoints: 0, mediaDevices });
  return page;
}

function running() {
  const video = new FakeVideo();
  const camera = holdCamera();
  const phases: string[] = [];
  const stop = runCamera(
    asVideo(video),
    camera,
    (phase) => phases.push(phase),
    () => () => {},
  );
  return { video, camera, phases, stop };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('runCamera', () => {
  it('changes to the fittest lens once the labels are told, and keeps one open only', async () => {
    const page = pageWith(['camera2 2, facing back', 'camera2 1, facing front', 'camera2 0, facing back']);
    const { phases, camera } = running();
    await settle();
    expect(phases).toEqual(['opening', 'running']);
    expect(page.live()).toEqual(['camera2 0, facing back']);
    expect(camera.lens.value?.label).toBe('camera2 0, facing back');
  });

  it('changes from a lens whose focus stands still to one that moves, and does not try again', async () => {
    const page = pageWith(['camera2 0, facing back', 'camera2 2, facing back']);
    page.fixedFocus.push('camera2 0, facing back');
    running();
    await settle();
    expect(page.live()).toEqual(['camera2 2, facing back']);
    const opened = page.given.length;
    page.hide(true);
    page.hide(false);
    await settle();
    expect(page.live()).toEqual(['camera2 2, facing back']);
    expect(page.given.length).toBe(opened + 1);
  });

  it('stays with the fittest lens where none has a moving focus', async () => {
    const page = pageWith(['camera2 0, facing back', 'camera2 2, facing back']);
    page.fixedFocus.push('camera2 0, facing back', 'camera2 2, facing back');
    running();
    await settle();
    expect(page.live()).toEqual(['camera2 0, facing back']);
  });

  it('opens the lens that was changed to, and any other where that one does not start', async () => {
    const page = pageWith(['Webcam', 'USB Camera']);
    const { camera } = running();
    await settle();
    expect(page.live()).toEqual(['Webcam']);
    camera.switchLens();
    await settle();
    expect(page.live()).toEqual(['USB Camera']);
    const give = page.give;
    page.give = async (label) => {
      if (label === 'USB Camera') throw new DOMException('', 'NotReadableError');
      return give(label);
    };
    page.hide(true);
    page.hide(false);
    await settle();
    expect(page.live()).toEqual(['Webcam']);
  });

  it('gives back a camera that comes when nobody waits any more', async () => {
    const page = pageWith(['Webcam']);
    let answer = (_: FakeTrack) => {};
    page.give = () => new Promise((answered) => (answer = answered));
    const { stop, phases } = running();
    await settle();
    stop();
    answer(new FakeTrack('Webcam'));
    await settle();
    expect(page.live()).toEqual([]);
    expect(phases).toEqual(['opening']);
  });

  it('says that a camera does not answer, and takes it when it comes late', async () => {
    const page = pageWith(['Webcam']);
    let answer = (_: FakeTrack) => {};
    page.give = () => new Promise((answered) => (answer = answered));
    const { phases } = running();
    await vi.advanceTimersByTimeAsync(12_000);
    expect(phases).toEqual(['opening', 'no-answer']);
    answer(new FakeTrack('Webcam'));
    await settle();
    expect(phases).toEqual(['opening', 'no-answer', 'running']);
  });

  it('opens a silenced camera again once, and then says that it has stopped', async () => {
    const page = pageWith(['Back Camera', 'Front Camera']);
    const { phases, video } = running();
    await settle();
    page.given.at(-1)?.happen('mute');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(phases).toEqual(['opening', 'running', 'opening', 'running']);
    expect(page.live()).toHaveLength(1);
    video.showPicture();
    page.given.at(-1)?.happen('mute');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(phases.at(-1)).toBe('stopped');
    expect(page.live()).toEqual([]);
  });

  it('opens a camera again that sends no more pictures', async () => {
    const page = pageWith(['Webcam']);
    const { phases } = running();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(phases).toEqual(['opening', 'running', 'opening', 'running']);
    expect(page.live()).toEqual(['Webcam']);
  });

  it('opens a camera as soon as one is plugged in', async () => {
    const page = pageWith(['Webcam']);
    const give = page.give;
    page.give = () => Promise.reject(new DOMException('', 'NotFoundError'));
    const { phases } = running();
    await settle();
    expect(phases).toEqual(['opening', 'no-camera']);
    page.give = give;
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    await settle();
    expect(phases.at(-1)).toBe('running');
  });

  it('plays on when something other than a person has paused the video', async () => {
    pageWith(['Webcam']);
    const { video } = running();
    await settle();
    video.dispatchEvent(new Event('pause'));
    expect(video.plays).toBe(2);
  });

  it('says that the address is not secure without asking for anything', async () => {
    const page = pageWith(['Webcam']);
    vi.stubGlobal('isSecureContext', false);
    const { phases } = running();
    await settle();
    expect(phases).toEqual(['opening', 'insecure']);
    expect(page.given).toEqual([]);
  });
});
