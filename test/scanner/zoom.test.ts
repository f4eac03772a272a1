import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextZoom, pointInPicture, zoomRange } from '../../src/scanner/zoom.ts';

describe('zoomRange', () => {
  it.each([
    ['a phone', { min: 1, max: 8 }, { min: 1, max: 8, unit: 1 }],
    ['an iPhone with an ultra-wide lens', { min: 0.5, max: 10 }, { min: 0.5, max: 10, unit: 1 }],
    ['a webcam, which counts in hundreds', { min: 100, max: 400 }, { min: 1, max: 4, unit: 100 }],
    ['a telescope, up to ten times', { min: 1, max: 100 }, { min: 1, max: 10, unit: 1 }],
  ])('is the camera’s own on %s', (_, zoom, range) => {
    expect(zoomRange({ zoom })).toEqual(range);
  });

  it.each([[undefined], [{ min: 1, max: 1 }], [{ min: 0, max: 5 }], [{ min: Number.NaN, max: 5 }]])(
    'is up to four times by cropping with %o',
    (zoom) => {
      expect(zoomRange({ ...(zoom && { zoom }) })).toEqual({ min: 1, max: 4, unit: undefined });
    },
  );
});

describe('nextZoom', () => {
  const range = { min: 0.5, max: 5, unit: 1 };

  it('goes from stop to stop and ends with the range', () => {
    const factors = [0.5];
    for (let at = 0.5; at < 5; factors.push(at)) at = nextZoom(at, 'in', range);
    expect(factors).toEqual([0.5, 1, 1.5, 2, 3, 4, 5]);
    expect(nextZoom(5, 'in', range)).toBe(5);
    expect(nextZoom(0.5, 'out', range)).toBe(0.5);
  });

  it('goes to the next stop from between two', () => {
    expect(nextZoom(1.7, 'in', range)).toBe(2);
    expect(nextZoom(1.7, 'out', range)).toBe(1.5);
  });
});

describe('pointInPicture', () => {
  const box = { width: 360, height: 740 };
  const picture = { width: 1080, height: 1920 };

  it('is the middle in the middle, however it is cropped', () => {
    for (const crop of [1, 2, 4]) {
      expect(pointInPicture({ x: 180, y: 370 }, box, picture, crop)).toEqual({ x: 0.5, y: 0.5 });
    }
  });

  it('counts in what the box cuts off', () => {
    // 1920 → 740 px, so 1080 → 416 px, of which 360 are seen.
    expect(pointInPicture({ x: 0, y: 0 }, box, picture, 1).x).toBeCloseTo(0.0676, 3);
    expect(pointInPicture({ x: 0, y: 0 }, box, picture, 1).y).toBeCloseTo(0, 10);
  });

  it('counts in the zoom', () => {
    expect(pointInPicture({ x: 180, y: 0 }, box, picture, 2).y).toBeCloseTo(0.25, 10);
  });

  it('is always in the picture', () => {
    const side = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(
        side,
        side,
        side,
        side,
        fc.double({ min: 1, max: 10, noNaN: true }),
        (x, y, width, height, crop) => {
          const point = pointInPicture({ x, y }, { width, height }, picture, crop);
          for (const at of [point.x, point.y]) {
            expect(at).toBeGreaterThanOrEqual(0);
            expect(at).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });
});
