import type { Database, Queryable } from './database.ts';
import { type FhirResource, readFhirResources } from './fhir-ndjson.ts';
import { readBytes } from './import-source.ts';

const BATCH_RESOURCES = 2_000;

/**
 * Keeps what a FHIR file says about those that its immunizations refer to, in the database: they may stand before or
 * after, and there may be millions.
 *
 * @param onBatch called in the transaction of each batch.
 */
export async function keepResources(
  database: Database,
  path: string,
  importId: number,
  onBatch: (transaction: Queryable) => Promise<void>,
): Promise<void> {
  let batch: FhirResource[] = [];
  const store = () => {
    // Of two that bear the same name, the later one holds.
    const resources = [...new Map(batch.map((resource) => [resource.reference, resource])).values()];
    batch = [];
    return database.transaction(async (transaction) => {
      await transaction.query(
        `insert into import_resource (import_id, reference, resource)
         select $1, reference, resource from unnest($2::text[], $3::text[]) row (reference, resource)
         on conflict (import_id, reference) do update set resource = excluded.resource`,
        [importId, resources.map(({ reference }) => reference), resources.map(({ text }) => text)],
      );
      await onBatch(transaction);
    });
  };
  for await (const resource of readFhirResources(readBytes(path))) {
    batch.push(resource);
    if (batch.length === BATCH_RESOURCES) await store();
  }
  if (batch.length > 0) await store();
}

/** The resources that were kept of an import, by reference. */
export async function findResources(
  database: Queryable,
  importId: number,
  references: readonly string[],
): Promise<Map<string, string>> {
  const rows = await database.query<FhirResource>(
    `select reference, resource as text from import_resource where import_id = $1 and reference = any($2::text[])`,
    [importId, references],
  );
  return new Map(rows.map(({ reference, text }) => [reference, text]));
}
