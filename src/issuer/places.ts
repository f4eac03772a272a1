import type { Places } from '../work-contract/session.ts';
import type { Actor } from './actor.ts';
import type { Queryable } from './database.ts';

/**
 * Where an account may belong within the actor's territory: every province, and of one province the communes and
 * facilities. With null for a province, the facilities that nobody has placed yet.
 */
export async function listPlaces(
  database: Queryable,
  { territory }: Pick<Actor, 'territory'>,
  province: string | null,
): Promise<Places> {
  const provinces = await database.query<{ province: string }>(
    `select distinct province from facility
     where province is not null and ($1::text is null or province = $1) order by province`,
    [territory.province],
  );
  const facilities = await database.query<Places['facilities'][number]>(
    `select id, name, commune from facility
     where province is not distinct from $2 and ($1::text is null or province = $1) order by name`,
    [territory.province, province],
  );
  const communes = new Set(facilities.map(({ commune }) => commune).filter((commune) => commune !== null));
  return {
    provinces: provinces.map((row) => row.province),
    communes: [...communes].sort(),
    facilities,
  };
}
