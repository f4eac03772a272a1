import type { OpenCorrection } from '../work-contract/corrections.ts';
import { type Actor, seesMedical } from './actor.ts';
import type { Queryable } from './database.ts';
import { openPhoto } from './sealed-photo.ts';
import { territoryParameters } from './territory.ts';
import { mayBeOpened } from './what-police-see.ts';

/** Records about which citizens have asked for something that nobody has decided: a query of their ids. */
export const WITH_OPEN_CORRECTION = 'select holder_id from correction where decided_at is null';

/** What citizens ask for about a record that the actor may open, oldest first; doses and papers are not for the police. */
export async function openCorrections(
  database: Queryable,
  actor: Actor,
  recordId: number,
): Promise<OpenCorrection[]> {
  if (!seesMedical(actor)) return [];
  const rows = await database.query<Omit<OpenCorrection, 'receivedAt'> & { readonly receivedAt: Date }>(
    `select id, number, asked, note, photo is not null as "hasPhoto", received_at as "receivedAt"
     from correction where holder_id = $1 and decided_at is null order by id`,
    [recordId],
  );
  return rows.map(({ receivedAt, ...row }) => ({ ...row, receivedAt: receivedAt.toISOString() }));
}

/** Somebody who may decide has opened the record: its holder may know. */
export const markSeen = (database: Queryable, actor: Actor, recordId: number, now: Date): Promise<unknown> =>
  seesMedical(actor)
    ? database.query(
        `update correction_request set seen_at = $2
         where seen_at is null and decided_at is null and id in (select id from correction where holder_id = $1)`,
        [recordId, now],
      )
    : Promise.resolve();

/** The photo of an open request about a record that the actor may open, as JPEG; undefined where there is none. */
export async function correctionPhoto(
  database: Queryable,
  secret: Uint8Array,
  actor: Actor,
  correctionId: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const [request] = await database.query<{ number: string; photo: Uint8Array }>(
    `select number, photo from correction join record on record.id = correction.holder_id
     where correction.id = $1 and photo is not null and decided_at is null and ${mayBeOpened(actor, 'record', 2)}`,
    [correctionId, ...territoryParameters(actor.territory)],
  );
  return request && openPhoto(secret, request.number, request.photo);
}
