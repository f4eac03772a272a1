import { describe, expect, it } from 'vitest';
import { whyMissing } from '../../src/scanner/camera.ts';
import { type Asked, cameraErrorOf } from '../../src/scanner/camera-errors.ts';

const BROWSER = {
  userAgent: 'Mozilla/5.0 … Chrome/133.0.0.0 Safari/537.36',
  standalone: false,
  touchPoints: 0,
};
const ZALO = { ...BROWSER, userAgent: 'Mozilla/5.0 (iPhone …) Mobile/15E148 Zalo iOS/641' };

const asked = (change: Partial<Asked> = {}): Asked => ({
  around: BROWSER,
  permission: 'granted',
  barred: false,
  answeredAfterMs: 2_000,
  ...change,
});

const refusal = (message = 'Permission denied') => new DOMException(message, 'NotAllowedError');

describe('cameraErrorOf', () => {
  it.each([
    ['NotFoundError', 'no-camera'],
    ['OverconstrainedError', 'unfit'],
    ['NotReadableError', 'in-use'],
    ['AbortError', 'in-use'],
    ['InvalidStateError', 'failed'],
  ])('calls %s "%s"', (name, code) => {
    expect(cameraErrorOf(new DOMException('', name), asked())).toBe(code);
  });

  it('calls what no browser should throw "failed"', () => {
    expect(cameraErrorOf(new TypeError(), asked())).toBe('failed');
    expect(cameraErrorOf(undefined, asked())).toBe('failed');
    expect(cameraErrorOf(new DOMException('', 'toString'), asked())).toBe('failed');
  });

  it('tells a refusal for good from one that may be asked again', () => {
    expect(cameraErrorOf(refusal(), asked({ permission: 'denied' }))).toBe('refused');
    expect(cameraErrorOf(refusal(), asked({ permission: 'prompt' }))).toBe('dismissed');
    expect(cameraErrorOf(new DOMException('', 'SecurityError'), asked({ permission: 'denied' }))).toBe(
      'refused',
    );
  });

  it('where the browser does not tell, goes by its words, and by whether a person can have answered', () => {
    const unknown = { permission: undefined };
    expect(cameraErrorOf(refusal('Permission dismissed'), asked({ ...unknown, answeredAfterMs: 10 }))).toBe(
      'dismissed',
    );
    expect(cameraErrorOf(refusal(), asked({ ...unknown, answeredAfterMs: 10 }))).toBe('refused');
    expect(cameraErrorOf(refusal(), asked(unknown))).toBe('dismissed');
  });

  it('tells when the system keeps the camera from the browser', () => {
    expect(cameraErrorOf(refusal('Permission denied by system'), asked({ permission: 'prompt' }))).toBe(
      'system',
    );
  });

  it('tells when the page around keeps it from the app', () => {
    expect(cameraErrorOf(refusal(), asked({ barred: true, permission: 'denied' }))).toBe('embedded');
  });

  it('sends people out of another app, unless the camera is merely busy', () => {
    expect(cameraErrorOf(refusal(), asked({ around: ZALO, permission: 'denied' }))).toBe('in-app');
    expect(cameraErrorOf(new DOMException('', 'NotFoundError'), asked({ around: ZALO }))).toBe('in-app');
    expect(cameraErrorOf(new DOMException('', 'NotReadableError'), asked({ around: ZALO }))).toBe('in-use');
  });
});

describe('whyMissing', () => {
  it('says first that the address is not secure, since no browser offers a camera there', () => {
    expect(whyMissing(false, false, ZALO)).toBe('insecure');
  });

  it('tells an old browser from one inside another app', () => {
    expect(whyMissing(true, false, BROWSER)).toBe('unsupported');
    expect(whyMissing(true, false, ZALO)).toBe('in-app');
  });

  it('finds nothing missing where the browser offers cameras', () => {
    expect(whyMissing(true, true, BROWSER)).toBeUndefined();
  });
});
