import { describe, expect, it } from 'vitest';
import { cameraErrorOf } from '../../src/scanner/camera.ts';

describe('cameraErrorOf', () => {
  it.each([
    ['NotAllowedError', 'refused'],
    ['SecurityError', 'refused'],
    ['NotFoundError', 'no-camera'],
    ['OverconstrainedError', 'no-camera'],
    ['NotReadableError', 'in-use'],
    ['AbortError', 'in-use'],
    ['InvalidStateError', 'failed'],
  ])('calls %s "%s"', (name, code) => {
    expect(cameraErrorOf(new DOMException('', name))).toBe(code);
  });

  it('calls what no browser should throw "failed"', () => {
    expect(cameraErrorOf(new TypeError())).toBe('failed');
    expect(cameraErrorOf(undefined)).toBe('failed');
  });
});
