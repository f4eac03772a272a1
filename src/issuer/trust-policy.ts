import type { TrustPolicy } from '../trust/bundle.ts';
import { appendAudit } from './audit.ts';
import type { Database, Queryable } from './database.ts';

const SETTING = 'trust-policy';
const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 24 * HOUR_SECONDS;
const DEFAULT: TrustPolicy = { freshSeconds: DAY_SECONDS, staleSeconds: 7 * DAY_SECONDS };

/** What a policy may say. Below, even devices that are always online would call their trust old. */
const POLICY_LIMITS = { freshSeconds: 12 * HOUR_SECONDS, staleSeconds: 365 * DAY_SECONDS };

export class TrustPolicyError extends Error {
  override readonly name = 'TrustPolicyError';
  readonly code = 'policy-out-of-bounds';
}

/** How long verifiers may rely on a bundle, as the operator has decided. */
export async function trustPolicy(database: Queryable): Promise<TrustPolicy> {
  const [row] = await database.query<{ value: TrustPolicy }>('select value from setting where name = $1', [
    SETTING,
  ]);
  return row?.value ?? DEFAULT;
}

/**
 * Decides it, for the bundles from now on; a device goes by the bundle that it has. The audit keeps what it was before.
 *
 * @throws {TrustPolicyError}
 */
export async function setTrustPolicy(database: Database, policy: TrustPolicy, now: Date): Promise<void> {
  const { freshSeconds, staleSeconds } = policy;
  const isWithin =
    freshSeconds >= POLICY_LIMITS.freshSeconds &&
    freshSeconds < staleSeconds &&
    staleSeconds <= POLICY_LIMITS.staleSeconds;
  if (!isWithin) {
    throw new TrustPolicyError(
      'trust is fresh for 12 hours at least, then ageing, and stale after a year at most',
    );
  }
  await database.transaction(async (transaction) => {
    const before = await trustPolicy(transaction);
    await transaction.query(
      `insert into setting (name, value) values ($1, $2::jsonb)
       on conflict (name) do update set value = excluded.value`,
      [SETTING, JSON.stringify({ freshSeconds, staleSeconds })],
    );
    await appendAudit(transaction, [
      {
        at: now,
        accountId: null,
        action: 'trust-policy-set',
        before: { ...before },
        after: { freshSeconds, staleSeconds },
      },
    ]);
  });
}
