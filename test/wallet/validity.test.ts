import { describe, expect, it } from 'vitest';
import { validityAt, validityWords } from '../../src/wallet/validity.ts';
import { certificateOf } from './certificates.ts';

const NOW = new Date('2026-06-01T00:00:00Z');
const nowSeconds = NOW.getTime() / 1000;
const day = 86_400;

describe('validityAt', () => {
  it('counts what remains', () => {
    const certificate = { issuedAtSeconds: nowSeconds - day, expiresAtSeconds: nowSeconds + 214 * day };
    expect(validityAt(certificate, NOW)).toEqual({ state: 'running', remainingSeconds: 214 * day });
  });

  it('is expired from the very second of its expiry', () => {
    const certificate = { issuedAtSeconds: nowSeconds - day, expiresAtSeconds: nowSeconds };
    expect(validityAt(certificate, NOW)).toEqual({ state: 'expired', sinceSeconds: 0 });
  });

  it('knows certificates without an end, and those that have not begun', () => {
    expect(validityAt({ issuedAtSeconds: nowSeconds }, NOW)).toEqual({ state: 'open-ended' });
    expect(validityAt({ issuedAtSeconds: nowSeconds + 1 }, NOW)).toEqual({
      state: 'upcoming',
      fromSeconds: nowSeconds + 1,
    });
  });
});

describe('validityWords', () => {
  it('says how long a certificate still holds', () => {
    const certificate = certificateOf({ expiresAtSeconds: nowSeconds + 214 * day + 5 });
    expect(validityWords(certificate, NOW)).toBe('còn 214 ngày');
  });

  it('says the last hours in hours', () => {
    expect(validityWords(certificateOf({ expiresAtSeconds: nowSeconds + 7300 }), NOW)).toBe('còn 2 giờ');
  });

  it('says since when it no longer does', () => {
    const certificate = certificateOf({ expiresAtSeconds: nowSeconds - 36 * day });
    expect(validityWords(certificate, NOW)).toBe('hết hạn 36 ngày trước');
  });
});
