import { randomBytes } from 'node:crypto';
import { compileRules } from '../trust/door/compile.ts';
import { DOOR_LIMITS, type PublishedDoorBook } from '../trust/door/door-book.ts';
import { tryExamples } from '../trust/door/examples.ts';
import type { DoorDraft } from '../trust/door/fields.ts';
import { doorValueSets } from '../trust/door/products.ts';
import { readyExamples } from '../trust/door/ready-examples.ts';
import type {
  DoorSet,
  PublishDoorRequest,
  PublishDoorResult,
  RetireDoorRequest,
  RetireDoorResult,
} from '../work-contract/doors.ts';
import type { Actor } from './actor.ts';
import { appendAudit } from './audit.ts';
import type { Database, Queryable } from './database.ts';
import { dayInVietNam } from './dates.ts';

interface DoorRow {
  readonly id: string;
  readonly version: number;
  readonly draft: DoorDraft;
  readonly example: boolean;
  readonly published_at: Date;
  readonly by: string | null;
  readonly retired_at: Date | null;
}

const NEWEST = `select distinct on (door_set.id) door_set.id, door_set.version, door_set.draft, door_set.example,
    door_set.published_at, account.name as by, door_set.retired_at
  from door_set left join account on account.id = door_set.published_by
  order by door_set.id, door_set.version desc`;

/** The newest version of each set, the latest published first. */
export async function doorSets(database: Queryable): Promise<DoorSet[]> {
  const rows = await database.query<DoorRow>(
    `select * from (${NEWEST}) newest order by published_at desc, id`,
  );
  return rows.map(({ id, version, draft, example, published_at, by, retired_at }) => ({
    setId: id,
    version,
    draft,
    example,
    publishedAt: published_at.toISOString(),
    by,
    retiredAt: retired_at?.toISOString() ?? null,
  }));
}

/**
 * Publishes a set, or its next version, compiled from its fields here: whatever a browser made of them. It is in the
 * trust bundle from its next publication, and a retired set is in force again.
 */
export async function publishDoor(
  database: Database,
  actor: Actor,
  { basedOn, draft }: PublishDoorRequest,
  now: Date,
): Promise<PublishDoorResult> {
  if (!comesOutAsExpected(draft, now)) return { outcome: 'examples-differ' };
  return database.transaction<PublishDoorResult>(async (transaction) => {
    // One after the other, so that of two who publish at once the second hears of it.
    await transaction.query('lock table door_set in share row exclusive mode');
    const sets = await doorSets(transaction);
    const newest = sets.find(({ setId }) => setId === basedOn?.setId);
    if (!isStill(newest, basedOn)) return { outcome: 'changed-meanwhile' };
    const others = sets.filter(({ setId, retiredAt }) => setId !== newest?.setId && retiredAt === null);
    if (!isReadable([...others.map((other) => other.draft), draft])) return { outcome: 'too-many' };
    const setId = newest?.setId ?? randomBytes(6).toString('hex');
    const version = (newest?.version ?? 0) + 1;
    await insertVersion(transaction, { setId, version, draft, example: false }, now, actor.accountId);
    await appendAudit(transaction, [
      {
        at: now,
        accountId: actor.accountId,
        action: 'door-published',
        ...(newest && { before: { door: named(newest) } }),
        after: { door: named({ draft, version }) },
      },
    ]);
    return { outcome: 'published', setId, version };
  });
}

/** Whether a set is as it was when somebody opened it: in that version, and in force or not. */
const isStill = (newest: DoorSet | undefined, basedOn: PublishDoorRequest['basedOn']): boolean =>
  newest?.version === basedOn?.version &&
  ((newest?.retiredAt ?? null) !== null) === (basedOn?.isRetired ?? false);

const named = ({ draft, version }: Pick<DoorSet, 'draft' | 'version'>): string =>
  `${draft.name.vi} (${version})`;

/** Sets that the service brings along, made up to try doors with. */
export async function addExampleDoors(
  database: Queryable,
  drafts: Readonly<Record<string, DoorDraft>>,
  now: Date,
): Promise<void> {
  for (const [setId, draft] of Object.entries(drafts)) {
    await insertVersion(database, { setId, version: 1, draft, example: true }, now, null);
  }
}

/** Takes a set out of the trust bundle, unless that version is no longer the one in force. */
export async function retireDoor(
  database: Database,
  actor: Actor,
  { setId, version }: RetireDoorRequest,
  now: Date,
): Promise<RetireDoorResult> {
  return database.transaction<RetireDoorResult>(async (transaction) => {
    await transaction.query('lock table door_set in share row exclusive mode');
    const [retired] = await transaction.query<{ version: number; draft: DoorDraft }>(
      `update door_set set retired_at = $2, retired_by = $3
       where id = $1 and version = $4 and retired_at is null
         and version = (select max(version) from door_set newest where newest.id = $1)
       returning version, draft`,
      [setId, now, actor.accountId, version],
    );
    if (!retired) return { outcome: 'changed-meanwhile' };
    await appendAudit(transaction, [
      {
        at: now,
        accountId: actor.accountId,
        action: 'door-retired',
        before: { door: named(retired) },
        after: { door: null },
      },
    ]);
    return { outcome: 'retired' };
  });
}

/**
 * The sets in force as the trust bundle takes them along; undefined where there are none.
 *
 * @param country whose rules they are, ISO 3166-1 alpha-2.
 */
export async function publishedDoors(
  database: Queryable,
  country: string,
): Promise<PublishedDoorBook | undefined> {
  const inForce = (await doorSets(database)).filter(({ retiredAt }) => retiredAt === null);
  if (inForce.length === 0) return undefined;
  const sets = inForce.map(({ setId, version, draft, example, publishedAt }) => ({
    id: setId,
    version,
    purpose: draft.purpose,
    name: draft.name,
    ...(draft.country !== null && { country: draft.country }),
    publishedAtSeconds: Math.floor(Date.parse(publishedAt) / 1000),
    ...(example && { example: true as const }),
    rules: compileRules(draft.requirements, { setId, version, country }),
  }));
  return { sets, valueSets: doorValueSets() };
}

/** What changes with every version and every retirement. */
export async function newestDoorChange(database: Queryable): Promise<string> {
  const [row] = await database.query<{ changes: string }>(
    "select count(*) || ' ' || count(retired_at) as changes from door_set",
  );
  return row?.changes ?? '';
}

/** Characters of JSON; a set has some 10,000, and verifiers read bundles of 8 million. */
const MAX_RULES_LENGTH = 1_000_000;

function isReadable(drafts: readonly DoorDraft[]): boolean {
  const naming = { setId: 'x'.repeat(24), version: 1, country: 'ZZ' };
  const rules = drafts.map(({ requirements }) => compileRules(requirements, naming));
  return drafts.length <= DOOR_LIMITS.doors && JSON.stringify(rules).length <= MAX_RULES_LENGTH;
}

function comesOutAsExpected(draft: DoorDraft, now: Date): boolean {
  const examples = [...readyExamples(draft.requirements.map(({ asked }) => asked)), ...draft.examples];
  return tryExamples(draft, examples, doorValueSets(), dayInVietNam(now)).every(
    ({ example, answer }) => answer === example.expected,
  );
}

const insertVersion = (
  database: Queryable,
  { setId, version, draft, example }: Pick<DoorSet, 'setId' | 'version' | 'draft' | 'example'>,
  now: Date,
  accountId: number | null,
): Promise<unknown> =>
  database.query(
    `insert into door_set (id, version, draft, example, published_at, published_by)
     values ($1, $2, $3::jsonb, $4, $5, $6) on conflict do nothing`,
    [setId, version, JSON.stringify(draft), example, now, accountId],
  );
