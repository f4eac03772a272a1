import { setTrustPolicy, trustPolicy } from '../issuer/trust-policy.ts';
import { UsageError, withDatabase } from './command.ts';

const SECONDS = { h: 3_600, d: 86_400 } as const;

/** `12h`, `7d` → seconds. */
function secondsIn(option: string, text: string): number {
  const [, count = '', unit = ''] = /^(\d{1,4})([hd])$/.exec(text) ?? [];
  if (count === '') throw new UsageError(`--${option} must be hours or days, such as 12h or 7d`);
  return Number(count) * SECONDS[unit as keyof typeof SECONDS];
}

const inWords = (seconds: number) =>
  seconds % SECONDS.d === 0 ? `${seconds / SECONDS.d}d` : `${seconds / SECONDS.h}h`;

/** Says how long verifiers may rely on a trust bundle, after changing what was asked for. */
export async function policy(
  dataDirectory: string,
  options: { fresh?: string; stale?: string },
): Promise<number> {
  const asked = {
    ...(options.fresh !== undefined && { freshSeconds: secondsIn('fresh', options.fresh) }),
    ...(options.stale !== undefined && { staleSeconds: secondsIn('stale', options.stale) }),
  };
  return withDatabase(dataDirectory, async (database) => {
    const before = await trustPolicy(database);
    const after = { ...before, ...asked };
    if (Object.keys(asked).length > 0) await setTrustPolicy(database, after, new Date());
    const { freshSeconds, staleSeconds } = after;
    console.log(`fresh for ${inWords(freshSeconds)}, then ageing, stale after ${inWords(staleSeconds)}`);
    return 0;
  });
}
