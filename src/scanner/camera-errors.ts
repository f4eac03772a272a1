import { isInApp, type Surroundings } from './browsers.ts';

/** Why there is no picture; screens have words and a way forward for each. */
export type CameraError =
  | 'insecure'
  /** Inside another page, which does not let it have the camera. */
  | 'embedded'
  /** Inside another app, which does not give it. */
  | 'in-app'
  | 'unsupported'
  /** Refused this once: asking again helps. */
  | 'dismissed'
  /** Refused for good: only the browser's settings help. */
  | 'refused'
  /** The browser itself may not use it. */
  | 'system'
  | 'no-camera'
  | 'unfit'
  | 'in-use'
  /** Neither a picture nor a refusal; it may still come. */
  | 'no-answer'
  /** It opened, and sends no pictures any more. */
  | 'stopped'
  /** The browser shows moving pictures only after a touch. */
  | 'paused'
  /** Pictures come, and what reads them does not load, or dies whenever it is started. */
  | 'no-reader'
  | 'failed';

export class CameraUnavailable extends Error {
  override readonly name = 'CameraUnavailable';
  readonly code: CameraError;

  constructor(code: CameraError) {
    super(code);
    this.code = code;
  }
}

/** What was so when the camera was asked for. */
export interface Asked {
  readonly around: Surroundings;
  /** What the browser says of the permission now; undefined where it doesn't know the question. */
  readonly permission: PermissionState | undefined;
  /** In a frame of another page that was not given the camera. */
  readonly barred: boolean;
  readonly answeredAfterMs: number;
}

/** Nobody reads a question and refuses it in less. */
const QUICKEST_PERSON_MS = 300;

const ERRORS: Readonly<Record<string, CameraError>> = {
  NotFoundError: 'no-camera',
  OverconstrainedError: 'unfit',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
};

/** What `getUserMedia` threw, in our words. */
export function cameraErrorOf(error: unknown, asked: Asked): CameraError {
  // An OverconstrainedError is no DOMException in every browser.
  const { name, message } = error instanceof Error ? error : { name: '', message: '' };
  const isRefusal = name === 'NotAllowedError' || name === 'SecurityError';
  if (!isRefusal) {
    const known = (Object.hasOwn(ERRORS, name) && ERRORS[name]) || 'failed';
    return known !== 'in-use' && isInApp(asked.around) ? 'in-app' : known;
  }
  if (asked.barred) return 'embedded';
  if (isInApp(asked.around)) return 'in-app';
  // Chrome's words: https://github.com/webrtc/samples/issues/1191
  if (/denied by system/i.test(message)) return 'system';
  if (asked.permission === 'denied') return 'refused';
  // Chrome's words again: closing the question is no answer (https://github.com/w3c/mediacapture-main/issues/451).
  if (asked.permission === 'prompt' || /dismissed/i.test(message)) return 'dismissed';
  return asked.answeredAfterMs < QUICKEST_PERSON_MS ? 'refused' : 'dismissed';
}
