import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdCamera } from '../../src/scanner/camera-handle.ts';
import type { ImageCapabilities } from '../../src/scanner/image-settings.ts';
import type { Lens } from '../../src/scanner/lenses.ts';
import { FakeTrack, streamOf } from './fake-camera.ts';

const BACK: Lens = { deviceId: 'camera2 0, facing back', label: 'camera2 0, facing back' };
const FRONT: Lens = { deviceId: 'camera2 1, facing front', label: 'camera2 1, facing front' };
const PHONE: ImageCapabilities = {
  torch: true,
  zoom: { min: 1, max: 8 },
  focusMode: ['manual', 'single-shot', 'continuous'],
  exposureMode: ['continuous', 'manual'],
  whiteBalanceMode: ['continuous'],
};

const flush = () => vi.advanceTimersByTimeAsync(0);
const stubUserAgent = (userAgent: string) => {
  vi.stubGlobal('navigator', {
    userAgent,
    maxTouchPoints: 5,
    mediaDevices: { getSupportedConstraints: () => ({ pointsOfInterest: true }) },
  });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
};

function attached(capabilities: ImageCapabilities, lens = BACK, size = { width: 1920, height: 1080 }) {
  const track = new FakeTrack(lens.label, { capabilities, size });
  const camera = holdCamera();
  const reopen = vi.fn();
  camera.attach({ stream: streamOf(track), lens, lenses: [BACK, FRONT] }, reopen);
  return { track, camera, reopen };
}

beforeEach(() => {
  vi.useFakeTimers();
  stubUserAgent('Mozilla/5.0 (Linux; Android 14)');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a camera that runs', () => {
  it('follows what it sees with focus, exposure and white balance', async () => {
    const { track } = attached(PHONE);
    await flush();
    expect(track.taken[0]).toEqual({
      focusMode: 'continuous',
      exposureMode: 'continuous',
      whiteBalanceMode: 'continuous',
      zoom: 1,
    });
  });

  it('is told nothing that it cannot do', async () => {
    const { track, camera } = attached({});
    camera.setTorch(true);
    camera.focusOn({ x: 0.5, y: 0.5 });
    camera.setZoom(3);
    await flush();
    expect(track.taken).toEqual([]);
    expect(camera.torch.value).toBeUndefined();
    expect(camera.canFocus.value).toBe(false);
    expect([camera.zoom.value, camera.crop.value]).toEqual([3, 3]);
  });

  it('keeps its zoom when the torch is lit, since what is left out is reset', async () => {
    const { track, camera } = attached(PHONE);
    await flush();
    camera.setZoom(2);
    await flush();
    camera.setTorch(true);
    await flush();
    expect(camera.torch.value).toBe(true);
    expect(camera.crop.value).toBe(1);
    expect(track.taken.at(-1)).toMatchObject({ zoom: 2, torch: true, focusMode: 'continuous' });
  });

  it('takes the last of many changes and not each', async () => {
    const { track, camera } = attached(PHONE);
    await flush();
    const before = track.taken.length;
    for (let factor = 1; factor <= 5; factor += 0.1) camera.setZoom(factor);
    camera.setZoom(5);
    await flush();
    expect(track.taken.length - before).toBeLessThanOrEqual(2);
    expect(track.taken.at(-1)).toMatchObject({ zoom: 5 });
  });

  it('lights its torch even where the rest is refused', async () => {
    const { track, camera } = attached(PHONE);
    await flush();
    const taken: unknown[] = [];
    track.applyConstraints = async ({ advanced }) => {
      if (advanced[0]?.zoom) throw new DOMException('', 'OverconstrainedError');
      taken.push(...advanced);
    };
    camera.setTorch(true);
    await flush();
    expect(taken).toEqual([{ torch: true }]);
  });

  it('focuses on a point, and then follows again', async () => {
    const { track, camera } = attached(PHONE);
    await flush();
    camera.focusOn({ x: 0.2, y: 0.8 });
    await flush();
    expect(track.taken.at(-1)).toMatchObject({
      focusMode: 'single-shot',
      pointsOfInterest: [{ x: 0.2, y: 0.8 }],
    });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(track.taken.at(-1)).toMatchObject({ focusMode: 'continuous' });
    expect(track.taken.at(-1)).not.toHaveProperty('pointsOfInterest');
  });

  it('is asked again what it can do, since Chrome on Android learns it late', async () => {
    const { track, camera } = attached({});
    expect(camera.torch.value).toBeUndefined();
    track.capabilities = PHONE;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(camera.torch.value).toBe(false);
    expect(camera.zoomRange.value.max).toBe(8);
    expect(track.taken.at(-1)).toMatchObject({ focusMode: 'continuous' });
  });

  it('begins an iPhone’s single lens at twice, so that people hold it where it is sharp', () => {
    stubUserAgent('Mozilla/5.0 (iPhone; CPU iPhone OS 16_1 like Mac OS X)');
    const { camera } = attached({}, { deviceId: 'a', label: 'Back Camera' });
    expect([camera.zoom.value, camera.crop.value]).toEqual([2, 2]);
  });

  it('says when its picture is small, whichever way it is turned', () => {
    expect(attached({}, BACK, { width: 640, height: 480 }).camera.lowResolution.value).toBe(true);
    expect(attached({}, BACK, { width: 720, height: 1280 }).camera.lowResolution.value).toBe(false);
  });

  it('gives way to the next one', () => {
    const { camera, reopen } = attached(PHONE);
    camera.switchLens();
    expect(reopen).toHaveBeenCalledOnce();
  });

  it('leaves nothing behind: no torch, no zoom, no timer', async () => {
    const { track, camera } = attached(PHONE);
    await flush();
    camera.focusOn({ x: 0.5, y: 0.5 });
    camera.setZoom(4);
    camera.detach();
    await flush();
    const told = track.taken.length;
    await vi.advanceTimersByTimeAsync(10_000);
    camera.setTorch(true);
    expect(track.taken.length).toBe(told);
    expect([camera.torch.value, camera.zoom.value, camera.crop.value]).toEqual([undefined, 1, 1]);
  });
});
