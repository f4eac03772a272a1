import { type Argon2Cost, COST, stretch } from '../passphrase/argon2.ts';
import { unwrap, type Wrapped, wrap } from './wrapping.ts';

/** The data key under a key that only the PIN gives, with all that is needed to come to it again. */
export interface PinWrap extends Argon2Cost {
  readonly salt: Uint8Array<ArrayBuffer>;
  /** Of digits alone: the phone shows its number keys. Who guesses would begin with those anyway. */
  readonly digits: boolean;
  readonly wrapped: Wrapped;
}

export const LEAST_PIN_LENGTH = 6;

export type PinProblem = 'short' | 'guessable';

/** What speaks against a PIN, which may as well be a passphrase. */
export function pinProblem(pin: string): PinProblem | undefined {
  if ([...pin].length < LEAST_PIN_LENGTH) return 'short';
  return isRun(pin) ? 'guessable' : undefined;
}

/** 000000, 123456, 987654: the same step from each sign to the next. */
function isRun(pin: string): boolean {
  const codes = [...pin].map((sign) => sign.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1);
}

export async function wrapByPin(dataKey: CryptoKey, pin: string): Promise<PinWrap> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const how = { ...COST, salt, digits: /^\d+$/.test(pin) };
  return { ...how, wrapped: await wrap(dataKey, await pinKey(pin, how)) };
}

/** @returns undefined for a wrong PIN. */
export async function unwrapByPin(
  { wrapped, ...how }: PinWrap,
  pin: string,
  extractable: boolean,
): Promise<CryptoKey | undefined> {
  return unwrap(wrapped, await pinKey(pin, how), extractable);
}

async function pinKey(
  pin: string,
  { memoryKiB, passes, lanes, salt }: Omit<PinWrap, 'wrapped'>,
): Promise<CryptoKey> {
  const bytes = await stretch({ memoryKiB, passes, lanes, salt, secret: pin, bytes: 32 });
  return crypto.subtle.importKey('raw', bytes, 'AES-KW', false, ['wrapKey', 'unwrapKey']);
}
