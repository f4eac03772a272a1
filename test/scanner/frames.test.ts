import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchFrames } from '../../src/scanner/frames.ts';
import type { FrameReading } from '../../src/scanner/search.ts';
import type { Picture } from '../../src/scanner/view.ts';
import { asVideo, FakeVideo } from './fake-camera.ts';

const CODE = { text: 'shc:/1', corners: [{ x: 10, y: 20 }] };
const READING: FrameReading = { codes: [CODE], unread: [{ x: 1, y: 2 }], brightness: 1, movement: 2 };

/** A video before somebody who answers when told to. */
function watching({ crop = 1, size = [1280, 720] } = {}) {
  const video = Object.assign(new FakeVideo(), { videoWidth: size[0] ?? 0, videoHeight: size[1] ?? 0 });
  const asked: Picture[] = [];
  const readings: FrameReading[] = [];
  let answer: (reading: FrameReading | undefined) => void = () => {};
  const decoder = {
    frame: (picture: Picture) => {
      asked.push(picture);
      return new Promise<FrameReading | undefined>((done) => {
        answer = done;
      });
    },
    picture: async () => [],
    close: () => {},
  };
  const stop = watchFrames(
    asVideo(video),
    decoder,
    () => crop,
    (reading) => readings.push(reading),
  );
  const nextFrame = async () => {
    video.showPicture();
    await vi.advanceTimersByTimeAsync(0);
  };
  const answerWith = async (reading: FrameReading | undefined) => {
    answer(reading);
    await vi.advanceTimersByTimeAsync(1_000);
  };
  return { video, asked, readings, stop, nextFrame, answerWith };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'VideoFrame',
    class {
      readonly of: unknown;
      constructor(video: unknown) {
        this.of = video;
      }
    },
  );
  vi.stubGlobal('createImageBitmap', async (_: unknown, ...part: number[]) => ({ part }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('watchFrames', () => {
  it('asks about one frame at a time, and about the newest next', async () => {
    const { asked, readings, nextFrame, answerWith } = watching();
    for (let frames = 0; frames < 5; frames++) await nextFrame();
    expect(asked).toHaveLength(1);
    await answerWith(READING);
    expect(readings).toEqual([READING]);
    await nextFrame();
    expect(asked).toHaveLength(2);
  });

  it('gives only the middle of a magnified picture, and tells where in all of it a code is', async () => {
    const { asked, readings, nextFrame, answerWith } = watching({ crop: 4 });
    await nextFrame();
    expect(asked).toEqual([{ part: [480, 270, 320, 180] }]);
    await answerWith(READING);
    expect(readings).toEqual([
      { ...READING, codes: [{ ...CODE, corners: [{ x: 490, y: 290 }] }], unread: [{ x: 481, y: 272 }] },
    ]);
  });

  it('goes on after a frame that could not be had or not be looked at', async () => {
    const { video, asked, readings, nextFrame, answerWith } = watching({ size: [0, 0] });
    await nextFrame();
    expect(asked).toHaveLength(0);
    Object.assign(video, { videoWidth: 1280, videoHeight: 720 });
    await vi.advanceTimersByTimeAsync(1_000);
    await nextFrame();
    await answerWith(undefined);
    await nextFrame();
    await answerWith(READING);
    expect(readings).toEqual([READING]);
  });

  it('rests between two looks for half as long as one took', async () => {
    const { asked, nextFrame, answerWith } = watching();
    await nextFrame();
    await vi.advanceTimersByTimeAsync(4_000);
    await answerWith(READING);
    await nextFrame();
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_000);
    await nextFrame();
    expect(asked).toHaveLength(2);
  });

  it('tells nothing once it is stopped, and asks no more', async () => {
    const { asked, readings, stop, nextFrame, answerWith } = watching();
    await nextFrame();
    stop();
    await answerWith(READING);
    await nextFrame();
    expect(readings).toEqual([]);
    expect(asked).toHaveLength(1);
  });
});
