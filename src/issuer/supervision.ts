import type { FindingCode } from '../contract.ts';
import type { Part, Supervision, Within } from '../work-contract/supervision.ts';
import { type Actor, seesMedical } from './actor.ts';
import type { Database, Queryable } from './database.ts';
import { dayInVietNam } from './dates.ts';
import { readDeadline } from './deadline.ts';
import { FINDINGS } from './findings.ts';
import { FORECAST_DAYS, forecast } from './forecast.ts';
import { blocked, isBlocked, progressOf } from './progress.ts';
import {
  type Counts,
  countedDays,
  countScope,
  type DayCount,
  type RecordCount,
} from './supervision-counts.ts';
import { type Territory, territoryParameters, withinTerritory } from './territory.ts';
import { addDays, perWorkingDay, workingDayAfter, workingDaysBetween } from './viet-nam-days.ts';
import { visibleFindings } from './what-police-see.ts';

const WEEK_DAYS = 7;

/** How the parts of a territory are told apart: by what column, and what lies within one of them. */
interface Level {
  readonly parts: NonNullable<Supervision['partsAre']>;
  readonly column: 'province' | 'commune' | 'id';
  within(key: string | null, of: Within): Within;
}

const PROVINCES: Level = {
  parts: 'provinces',
  column: 'province',
  within: (province, of) => ({ ...of, province, undeclared: province === null }),
};
const COMMUNES: Level = {
  parts: 'communes',
  column: 'commune',
  within: (commune, of) => ({ ...of, commune, undeclared: commune === null }),
};
const FACILITIES: Level = {
  parts: 'facilities',
  column: 'id',
  within: (id, of) => ({ ...of, facilityId: Number(id) }),
};

/**
 * How far a territory, or a part of it, has come: what is in which state, what was done each day, when it will be done.
 *
 * @param within the part; nothing named means the actor's whole territory.
 * @returns undefined where the part lies outside of it, or is a facility and the actor the police.
 */
export async function supervise(
  database: Database,
  actor: Actor,
  within: Within,
  now: Date,
): Promise<Supervision | undefined> {
  const part = narrowed(actor.territory, within);
  const seesFacilities = seesMedical(actor);
  if (!part || (within.facilityId !== null && !seesFacilities)) return undefined;
  const finest = levelOf(part, within);
  const level = finest === FACILITIES && !seesFacilities ? undefined : finest;
  const scope = { territory: part, undeclared: within.undeclared, partColumn: level?.column };
  const today = dayInVietNam(now);
  const visible = visibleFindings(actor).filter((code) => FINDINGS[code].blocks);
  const counts = await countScope(database, scope, now);
  const deadline = await readDeadline(database, part);
  const progress = progressOf(counts.records, visible);
  const mended = byDay(counts.mended);
  const attested = byDay(counts.attested);
  const certified = byDay(counts.certified);
  return {
    facility: part.facilityId === null ? null : await facilityName(database, part),
    progress,
    partsAre: level?.parts ?? null,
    parts: level ? await partsOf(database, level, within, counts, visible, today) : [],
    days: countedDays(now).map((day) => ({
      day,
      mended: mended.get(day) ?? 0,
      attested: attested.get(day) ?? 0,
      certified: certified.get(day) ?? 0,
    })),
    deadline: deadline && deadlineFrom(today, deadline, blocked(progress)),
    forecast: forecastFrom(today, blocked(progress), mended),
  };
}

/** What both name; undefined where they contradict each other. */
function narrowed(territory: Territory, within: Within): Territory | undefined {
  const narrowed = { ...territory };
  for (const key of ['facilityId', 'province', 'commune'] as const) {
    if (within[key] === null) continue;
    if (territory[key] !== null && territory[key] !== within[key]) return undefined;
    Object.assign(narrowed, { [key]: within[key] });
  }
  return narrowed;
}

function levelOf({ facilityId, province, commune }: Territory, { undeclared }: Within): Level | undefined {
  if (facilityId !== null) return undefined;
  if (undeclared || commune !== null) return FACILITIES;
  return province === null ? PROVINCES : COMMUNES;
}

function byDay(counts: readonly DayCount[]): Map<string, number> {
  const days = new Map<string, number>();
  for (const { day, records } of counts) days.set(day, (days.get(day) ?? 0) + records);
  return days;
}

function byPart<Row extends { readonly part: string | null }>(
  rows: readonly Row[],
): Map<string | null, Row[]> {
  const parts = new Map<string | null, Row[]>();
  for (const row of rows) {
    const known = parts.get(row.part);
    if (known) known.push(row);
    else parts.set(row.part, [row]);
  }
  return parts;
}

async function partsOf(
  database: Queryable,
  level: Level,
  within: Within,
  { records, mended }: Counts,
  visible: readonly FindingCode[],
  today: string,
): Promise<Part[]> {
  const countsOf = byPart(records);
  const mendedOf = byPart(mended);
  const names = level === FACILITIES ? await facilityNames(database, [...countsOf.keys()]) : undefined;
  return [...countsOf]
    .map(([key, own]): Part => {
      const progress = progressOf(own, visible);
      const days = byDay(mendedOf.get(key) ?? []);
      const lastSevenDays = [...days].reduce(
        (sum, [day, records]) => sum + (day > addDays(today, -WEEK_DAYS) ? records : 0),
        0,
      );
      return {
        name: names && key !== null ? (names.get(key) ?? null) : key,
        within: level.within(key, within),
        progress,
        lastSevenDays,
        doneBy: doneBy(today, blocked(progress), days),
        stuckOn:
          lastSevenDays === 0 && hasWaitedAWeek(own, today) ? (progress.findings[0]?.finding ?? null) : null,
      };
    })
    .toSorted((a, b) => blocked(b.progress) - blocked(a.progress) || byName(a, b));
}

/** What has no name comes last. */
const byName = (a: Part, b: Part): number =>
  Number(a.name === null) - Number(b.name === null) || (a.name ?? '').localeCompare(b.name ?? '', 'vi');

const hasWaitedAWeek = (counts: readonly RecordCount[], today: string): boolean =>
  counts.some(({ state, since }) => isBlocked(state) && since <= addDays(today, -WEEK_DAYS));

async function facilityNames(
  database: Queryable,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const rows = await database.query<{ id: number; name: string }>(
    'select id, name from facility where id = any($1::bigint[])',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [String(id), name]));
}

/** Only of a facility within the territory. */
async function facilityName(database: Queryable, territory: Territory): Promise<string | null> {
  const [place] = await database.query<{ name: string }>(
    `select place.name from (select name, id as facility_id from facility) place
     where ${withinTerritory('place', 1)}`,
    territoryParameters(territory),
  );
  return place?.name ?? null;
}

/** At the mean pace of the last working days: one number for a row of a table, where a range would say too much. */
function doneBy(today: string, remaining: number, days: ReadonlyMap<string, number>): string | null {
  const counts = perWorkingDay(days, today, FORECAST_DAYS);
  const done = counts.reduce((sum, count) => sum + count, 0);
  if (remaining === 0 || done === 0) return null;
  const daysLeft = Math.ceil((remaining * counts.length) / done);
  return daysLeft > FURTHEST_DAYS ? null : workingDayAfter(today, daysLeft);
}

const FURTHEST_DAYS = 520;

function deadlineFrom(
  today: string,
  { day, ofCountry }: { day: string; ofCountry: boolean },
  remaining: number,
): NonNullable<Supervision['deadline']> {
  const passed = day < today;
  const workingDaysLeft = passed ? 0 : workingDaysBetween(today, day);
  return {
    day,
    ofCountry,
    workingDaysLeft,
    // A deadline at a weekend leaves that weekend.
    neededPerDay: passed ? null : Math.ceil(remaining / Math.max(1, workingDaysLeft)),
  };
}

function forecastFrom(
  today: string,
  remaining: number,
  days: ReadonlyMap<string, number>,
): Supervision['forecast'] {
  const found = forecast(remaining, perWorkingDay(days, today, FORECAST_DAYS));
  if (!found) return null;
  const dayAfter = (count: number | undefined) =>
    count === undefined ? null : workingDayAfter(today, count);
  return {
    perDay: found.perDay,
    fromDay: dayAfter(found.fromDays),
    middleDay: dayAfter(found.middleDays),
    toDay: dayAfter(found.toDays),
  };
}
