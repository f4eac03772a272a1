import type { PinWrap } from '../../ui/pin/pin.ts';
import type { Tries } from '../../ui/pin/tries.ts';
import type { PasskeyWrap } from './passkey.ts';

/** How long the wallet may be out of sight before it locks itself. */
export const LOCK_AFTER_SECONDS = [0, 60, 300] as const;
export type LockAfterSeconds = (typeof LOCK_AFTER_SECONDS)[number];

/**
 * A lock as it is kept: nothing in it opens the wallet. Each way to unlock wraps the same data key, and at least one is
 * there.
 */
export interface Lock {
  /** Names the data key: random, new with each lock. */
  readonly keyId: string;
  readonly lockAfterSeconds: LockAfterSeconds;
  readonly pin?: PinWrap;
  readonly passkey?: PasskeyWrap;
  /** Of the PIN. */
  readonly tries: Tries;
}
