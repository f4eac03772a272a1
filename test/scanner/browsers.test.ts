import { describe, expect, it } from 'vitest';
import { browserOf, isInApp, systemOf } from '../../src/scanner/browsers.ts';
import { CAMERA_STEPS } from '../../src/scanner/camera-steps.ts';

const around = (userAgent: string, { standalone = false, touchPoints = 0 } = {}) => ({
  userAgent,
  standalone,
  touchPoints,
});

const SAFARI_IOS =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1';
const SAFARI_MACOS =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605.1.15';
const CHROME_ANDROID =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Mobile Safari/537.36';
const CHROME_WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Safari/537.36';
const CHROME_IOS = SAFARI_IOS.replace('Version/18.3', 'CriOS/133.0.6943.33');
const EDGE = `${CHROME_WINDOWS} Edg/133.0.0.0`;
const EDGE_ANDROID = `${CHROME_ANDROID} EdgA/133.0.0.0`;
const SAMSUNG = CHROME_ANDROID.replace('Chrome/133.0.0.0', 'SamsungBrowser/27.0 Chrome/125.0.0.0');
const FIREFOX_ANDROID = 'Mozilla/5.0 (Android 14; Mobile; rv:135.0) Gecko/135.0 Firefox/135.0';
const FIREFOX_LINUX = 'Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0';
const OPERA = `${CHROME_WINDOWS} OPR/117.0.0.0`;
const ZALO_IOS =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Zalo iOS/641 ZaloTheme/light ZaloLanguage/vn';
const ZALO_ANDROID =
  'Mozilla/5.0 (Linux; Android 13; SM-A546E Build/TP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36 Zalo android/12120635 ZaloTheme/light ZaloLanguage/vi';
const FACEBOOK_IOS =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22B83 [FBAN/FBIOS;FBAV/494.0;FBDV/iPhone14,5]';
const LINE = `${SAFARI_IOS} Line/14.20.0`;

describe('browserOf', () => {
  it.each([
    ['safari-ios', around(SAFARI_IOS, { touchPoints: 5 })],
    ['ios-app', around(SAFARI_IOS, { standalone: true, touchPoints: 5 })],
    ['safari-ios', around(SAFARI_MACOS, { touchPoints: 5 })],
    ['safari-macos', around(SAFARI_MACOS)],
    ['chrome-ios', around(CHROME_IOS, { touchPoints: 5 })],
    ['chrome-android', around(CHROME_ANDROID, { touchPoints: 5 })],
    ['chrome-android', around(CHROME_ANDROID, { standalone: true, touchPoints: 5 })],
    ['chrome-desktop', around(CHROME_WINDOWS)],
    ['edge', around(EDGE)],
    ['edge', around(EDGE_ANDROID, { touchPoints: 5 })],
    ['samsung', around(SAMSUNG, { touchPoints: 5 })],
    ['firefox', around(FIREFOX_ANDROID, { touchPoints: 5 })],
    ['firefox', around(FIREFOX_LINUX)],
    ['unknown', around(OPERA)],
    ['unknown', around('')],
  ])('takes for %s: %o', (browser, it) => {
    expect(browserOf(it)).toBe(browser);
  });

  it('finds steps for each of them, as many in both languages', () => {
    const { vi, en } = CAMERA_STEPS;
    const counts = (all: Readonly<Record<string, readonly string[]>>) =>
      Object.entries(all).map(([name, steps]) => [name, steps.length]);
    expect(counts(en.browser)).toEqual(counts(vi.browser));
    expect(counts(en.system)).toEqual(counts(vi.system));
    for (const { browser, system } of [vi, en]) {
      for (const step of [...Object.values(browser), ...Object.values(system)].flat()) {
        expect(step).toBe(step.normalize('NFC'));
        expect(step).toMatch(/^\p{Lu}.*\.$/u);
      }
    }
  });
});

describe('systemOf', () => {
  it.each([
    ['ios', around(SAFARI_IOS)],
    ['ios', around(SAFARI_MACOS, { touchPoints: 5 })],
    ['macos', around(SAFARI_MACOS)],
    ['android', around(CHROME_ANDROID)],
    ['windows', around(EDGE)],
    ['unknown', around(FIREFOX_LINUX)],
  ])('takes for %s: %o', (system, it) => {
    expect(systemOf(it)).toBe(system);
  });
});

describe('isInApp', () => {
  it.each([ZALO_IOS, ZALO_ANDROID, FACEBOOK_IOS, LINE])('knows %s', (userAgent) => {
    expect(isInApp(around(userAgent))).toBe(true);
  });

  it.each([SAFARI_IOS, SAFARI_MACOS, CHROME_ANDROID, CHROME_WINDOWS, EDGE, SAMSUNG, FIREFOX_ANDROID])(
    'takes no browser for one: %s',
    (userAgent) => {
      expect(isInApp(around(userAgent))).toBe(false);
    },
  );
});
