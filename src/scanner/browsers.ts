/** Browsers that keep their camera settings in different places. */
export type Browser =
  | 'chrome-android'
  | 'chrome-desktop'
  | 'chrome-ios'
  | 'edge'
  | 'samsung'
  | 'firefox'
  | 'safari-ios'
  | 'ios-app'
  | 'safari-macos'
  | 'unknown';

export type System = 'android' | 'ios' | 'macos' | 'windows' | 'unknown';

/** What the browser tells of itself. */
export interface Surroundings {
  readonly userAgent: string;
  /** Opened from the home screen, in a window of its own. */
  readonly standalone: boolean;
  /** An iPad calls itself a Mac; no Mac has a touch screen. */
  readonly touchPoints: number;
}

export const surroundings = (): Surroundings => ({
  userAgent: navigator.userAgent,
  standalone: matchMedia('(display-mode: standalone)').matches,
  touchPoints: navigator.maxTouchPoints,
});

export function systemOf({ userAgent, touchPoints }: Surroundings): System {
  if (/Android/.test(userAgent)) return 'android';
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios';
  if (/Macintosh/.test(userAgent)) return touchPoints > 1 ? 'ios' : 'macos';
  return /Windows/.test(userAgent) ? 'windows' : 'unknown';
}

export function browserOf(around: Surroundings): Browser {
  const { userAgent, standalone } = around;
  const system = systemOf(around);
  if (system === 'ios') {
    if (/CriOS/.test(userAgent)) return 'chrome-ios';
    if (/FxiOS|EdgiOS|OPT\//.test(userAgent)) return 'unknown';
    return standalone ? 'ios-app' : 'safari-ios';
  }
  if (/SamsungBrowser/.test(userAgent)) return 'samsung';
  if (/Firefox/.test(userAgent)) return 'firefox';
  if (/Edg(A|e)?\//.test(userAgent)) return 'edge';
  if (/OPR\/|YaBrowser/.test(userAgent)) return 'unknown';
  if (/Chrome\//.test(userAgent)) return system === 'android' ? 'chrome-android' : 'chrome-desktop';
  return system === 'macos' && /Safari/.test(userAgent) ? 'safari-macos' : 'unknown';
}

/** A browser inside another app, which often has no camera to give: Zalo, Facebook, Messenger, Instagram, TikTok, Line… */
export const isInApp = ({ userAgent }: Surroundings): boolean =>
  /\b(Zalo|FBAN|FBAV|FB_IAB|Instagram|musical_ly|BytedanceWebview|TikTok|MicroMessenger|Viber)\b|\bLine\/|; wv\)/i.test(
    userAgent,
  );
