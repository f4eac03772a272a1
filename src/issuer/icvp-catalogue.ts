import * as v from 'valibot';
import { VACCINES, type VaccineId } from '../certificate/vaccines.ts';
import type { Queryable } from './database.ts';

const Text = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200));

/**
 * The data pack of WHO's catalogue of products for the international certificate. WHO publishes it under a
 * non-commercial licence, so its operator supplies it; what our own vaccines are called in it is said with `vaccine`.
 */
const Catalogue = v.object({
  products: v.pipe(
    v.array(
      v.object({
        code: v.pipe(Text, v.regex(/^[A-Za-z0-9._-]+$/)),
        name: Text,
        manufacturer: v.exactOptional(Text),
        vaccine: v.optional(v.picklist(Object.keys(VACCINES) as VaccineId[])),
      }),
    ),
    v.minLength(1),
    v.maxLength(5_000),
  ),
});
export type IcvpCatalogue = v.InferOutput<typeof Catalogue>;

export class IcvpCatalogueError extends Error {
  override readonly name = 'IcvpCatalogueError';
  readonly code = 'malformed-catalogue';
}

const SETTING = 'icvp-catalogue';

/**
 * Takes a catalogue in place of the one that was there, and records where it came from and when.
 *
 * @returns how many products it has.
 * @throws {IcvpCatalogueError} and changes nothing.
 */
export async function loadIcvpCatalogue(
  database: Queryable,
  json: unknown,
  source: string,
  now: Date,
): Promise<number> {
  const parsed = v.safeParse(Catalogue, json);
  if (!parsed.success) {
    throw new IcvpCatalogueError(`not a catalogue: ${v.getDotPath(parsed.issues[0]) ?? 'no products'}`);
  }
  await database.query(
    `insert into setting (name, value) values ($1, $2::jsonb)
     on conflict (name) do update set value = excluded.value`,
    [SETTING, JSON.stringify({ ...parsed.output, source, loadedAt: now.toISOString() })],
  );
  return parsed.output.products.length;
}

/** The catalogue in force; undefined where nobody has supplied one: then no WHO certificates are made. */
export async function icvpCatalogue(database: Queryable): Promise<IcvpCatalogue | undefined> {
  const [row] = await database.query<{ value: IcvpCatalogue }>('select value from setting where name = $1', [
    SETTING,
  ]);
  return row?.value;
}
