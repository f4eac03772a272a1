import { localTime } from '../../tally-contract/local-time.ts';
import type { Sum } from '../../tally-contract/tally.ts';
import type { Count, Inspections } from '../../work-contract/inspections.ts';
import type { Database } from '../database.ts';
import { dayInVietNam } from '../dates.ts';
import { type SumOfDevice, talliesSince } from './tallies.ts';
import { tallyDevices } from './tally-devices.ts';

const HOUR_MS = 3_600_000;
/** From where a day begins first on earth until it has ended everywhere. */
const BEGINS_FIRST_MS = 14 * HOUR_MS;
const ENDS_LAST_MS = 36 * HOUR_MS;

/** The sums of a day as it was where each device stands. @param day `YYYY-MM-DD` */
export async function talliesOfDay(database: Database, day: string): Promise<SumOfDevice[]> {
  const noughtUtcMs = Date.parse(day);
  const sums = await talliesSince(
    database,
    new Date(noughtUtcMs - BEGINS_FIRST_MS),
    new Date(noughtUtcMs + ENDS_LAST_MS),
  );
  return sums.filter((sum) => localTime(sum).day === day);
}

/** What every device that may send has counted on a day, and whether anything came from it today. */
export async function inspectionsOn(database: Database, day: string, now: Date): Promise<Inspections> {
  const today = dayInVietNam(now);
  const byDevice = new Map<string, SumOfDevice[]>();
  for (const sum of await talliesOfDay(database, day)) {
    const others = byDevice.get(sum.thumbprint);
    if (others) others.push(sum);
    else byDevice.set(sum.thumbprint, [sum]);
  }
  const devices = await tallyDevices(database);
  return {
    day,
    today,
    devices: devices.map(({ thumbprint, place, enrolledAt, lastSentAt }) => ({
      thumbprint,
      place,
      enrolledAt: enrolledAt.toISOString(),
      lastSentAt: lastSentAt?.toISOString() ?? null,
      hasSentToday: lastSentAt !== null && dayInVietNam(lastSentAt) === today,
      counts: countsOf(byDevice.get(thumbprint) ?? []),
    })),
  };
}

/** Each kind once, whatever the hour and the way of inspecting. */
function countsOf(sums: readonly Sum[]): Count[] {
  const counts = new Map<string, Count>();
  for (const { outcome, reason, door, count } of sums) {
    const key = JSON.stringify([outcome, reason, door?.id, door?.answer, door?.rule]);
    const before = counts.get(key)?.count ?? 0;
    counts.set(key, { outcome, reason, ...(door && { door }), count: before + count });
  }
  return [...counts.values()];
}
