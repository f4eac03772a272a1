import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mendOnce, onStandstill, onTrackLost, playVideo } from '../../src/scanner/faults.ts';
import { asTrack, asVideo, FakeTrack, FakeVideo } from './fake-camera.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('onTrackLost', () => {
  const watched = (track = new FakeTrack('Back Camera')) => {
    const lost = vi.fn();
    const ended = new AbortController();
    onTrackLost(asTrack(track), lost, ended.signal);
    return { track, lost, ended };
  };

  it('tells at once when a track has ended', () => {
    const { track, lost } = watched();
    track.happen('ended');
    expect(lost).toHaveBeenCalledOnce();
  });

  it('tells when a track stays silent, and not when it comes back', () => {
    const { track, lost } = watched();
    track.happen('mute');
    vi.advanceTimersByTime(1_000);
    track.happen('unmute');
    vi.advanceTimersByTime(10_000);
    expect(lost).not.toHaveBeenCalled();
    track.happen('mute');
    vi.advanceTimersByTime(2_000);
    expect(lost).toHaveBeenCalledOnce();
  });

  it('tells of a track that was silent from the beginning', () => {
    const track = new FakeTrack('Back Camera');
    track.muted = true;
    const { lost } = watched(track);
    vi.advanceTimersByTime(2_000);
    expect(lost).toHaveBeenCalledOnce();
  });

  it('tells nothing of a camera that was given back', () => {
    const { track, lost, ended } = watched();
    track.happen('mute');
    ended.abort();
    track.happen('ended');
    vi.advanceTimersByTime(10_000);
    expect(lost).not.toHaveBeenCalled();
  });
});

describe('onStandstill', () => {
  const watched = (video: FakeVideo) => {
    const still = vi.fn();
    const ended = new AbortController();
    onStandstill(asVideo(video), still, ended.signal);
    return { still, ended };
  };

  it('tells once when no picture has come for three seconds', () => {
    const video = new FakeVideo();
    const { still } = watched(video);
    for (let second = 0; second < 10; second++) {
      video.showPicture();
      vi.advanceTimersByTime(1_000);
    }
    expect(still).not.toHaveBeenCalled();
    vi.advanceTimersByTime(20_000);
    expect(still).toHaveBeenCalledOnce();
  });

  it('goes by the time of the video where the browser does not tell of pictures', () => {
    const video = new FakeVideo();
    const older = new Proxy(video, {
      has: (target, key) => key !== 'requestVideoFrameCallback' && key in target,
    });
    const { still } = watched(older);
    for (let second = 0; second < 5; second++) {
      video.currentTime++;
      vi.advanceTimersByTime(1_000);
    }
    expect(still).not.toHaveBeenCalled();
    vi.advanceTimersByTime(3_000);
    expect(still).toHaveBeenCalledOnce();
  });

  it('tells nothing of a camera that was given back', () => {
    const { still, ended } = watched(new FakeVideo());
    ended.abort();
    vi.advanceTimersByTime(20_000);
    expect(still).not.toHaveBeenCalled();
  });
});

describe('playVideo', () => {
  it('waits for a touch where the browser wants one', async () => {
    const document = new EventTarget();
    vi.stubGlobal('document', document);
    const video = new FakeVideo();
    video.blocked = true;
    const paused = vi.fn();
    const playing = playVideo(asVideo(video), paused, new AbortController().signal);
    await vi.waitFor(() => expect(paused).toHaveBeenCalledOnce());
    video.blocked = false;
    document.dispatchEvent(new Event('click'));
    await playing;
    expect(video.plays).toBe(2);
  });

  it('passes every other failure on', async () => {
    const video = new FakeVideo();
    video.play = async () => {
      throw new DOMException('', 'NotSupportedError');
    };
    await expect(playVideo(asVideo(video), () => {}, new AbortController().signal)).rejects.toThrow(
      DOMException,
    );
  });
});

describe('mendOnce', () => {
  it('mends once, and again only after it has been well for a while', () => {
    let nowMs = 0;
    const mayMend = mendOnce(15_000, () => nowMs);
    expect(mayMend()).toBe(true);
    nowMs = 14_999;
    expect(mayMend()).toBe(false);
    nowMs = 15_000;
    expect(mayMend()).toBe(true);
  });
});
