import type { Database } from '../database.ts';
import { stands } from '../stands.ts';
import { findPeople } from './blocking.ts';
import { nameForms } from './compare-names.ts';
import { chancesFromRandomPairs, estimateOwn } from './estimate.ts';
import { compareIdentities, type Identity, type Relations } from './evidence.ts';
import type { Compared, LinkageModel } from './model.ts';
import { toRecordIdentity, type UnlinkedRecord, unlinkedRecords } from './unlinked-records.ts';

/** The model as it is kept, with when and from what it was estimated. */
export interface StoredModel extends LinkageModel {
  readonly estimatedAt: string;
  /** Records in the country. */
  readonly records: number;
  /** Records whose people were sought, and pairs of records with anybody. */
  readonly sampledRecords: number;
  readonly sampledPairs: number;
}

const SETTING = 'linkage-model';
const SAMPLED_RECORDS = 2_500;
const SAMPLED_IDENTITIES = 5_000;
const PAIRS_OF_EACH = 40;

export async function storedModel(database: Database): Promise<StoredModel | undefined> {
  const [row] = await database.query<{ value: StoredModel }>('select value from setting where name = $1', [
    SETTING,
  ]);
  return row?.value;
}

/** Register and records may grow or shrink by a fifth before the chances are estimated anew. */
const MUCH = 0.2;

/** Whether so much has come in or gone since the model was estimated that it may no longer hold. */
export async function isOutdated(database: Database, model: StoredModel): Promise<boolean> {
  const [now] = await database.query<{ people: number; records: number }>(
    'select (select count(*) from register_person) as people, (select count(*) from record) as records',
  );
  const differsMuch = (before: number, after: number) => Math.abs(after - before) > MUCH * before;
  return !now || differsMuch(model.people, now.people) || differsMuch(model.records, now.records);
}

/** Estimates the model from what is in the database, and keeps it. */
export async function estimateLinkage(database: Database, now: Date): Promise<StoredModel> {
  await countFrequencies(database);
  // Neither an embedded database nor one that was just filled knows its own sizes.
  await database.query('analyze register_person, register_frequency, record');
  const known = await countExact(database);
  const pairs = await randomPairs(database, known);
  const u = chancesFromRandomPairs(pairs);
  const sample = await sampleOfUnlinked(database);
  const compared = await compareAll(database, sample);
  const { unlinked, exact, people, records, claimed, again } = known;
  const own = estimateOwn({ u, people, claimed, again }, compared, exact / Math.max(1, unlinked));
  const model: StoredModel = {
    ...own,
    u,
    people,
    claimed,
    again,
    estimatedAt: now.toISOString(),
    records,
    sampledRecords: sample.length,
    sampledPairs: pairs.length,
  };
  await database.query(
    `insert into setting (name, value) values ($1, $2::jsonb)
     on conflict (name) do update set value = excluded.value`,
    [SETTING, JSON.stringify(model)],
  );
  return model;
}

async function countFrequencies(database: Database): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query('delete from register_frequency');
    await transaction.query(
      `insert into register_frequency (field, value, people)
       select 'name', name_words, count(*) from register_person group by name_words having count(*) > 1
       union all
       select 'birthDate', birth_date, count(*) from register_person group by birth_date having count(*) > 1`,
    );
  });
}

/** No less than this of a chance that somebody has a second record: nobody knows all of them. */
const LEAST_AGAIN = 0.01;

async function countExact(database: Database) {
  const [counts = { people: 0, records: 0, unlinked: 0, exact: 0, claimed: 0 }] = await database.query<{
    people: number;
    records: number;
    unlinked: number;
    exact: number;
    claimed: number;
  }>(
    `select (select count(*) from register_person) as people,
       (select count(*) from record) as records,
       (select count(*) from record
        where linked_at is null and state in ('incomplete', 'mismatch') and nationality = 'VN') as unlinked,
       coalesce(sum(records), 0)::bigint as exact, count(*) as claimed
     from (
       select count(*) as records
       from record
       join register_person person using (document_number, name_key, birth_date, sex)
       where record.nationality = 'VN' and ${stands('record')}
       group by document_number
     ) claim`,
  );
  const { people, records, exact, claimed } = counts;
  // How many more records there are of people who have one, against how many are left for each who has none.
  const more = (exact - claimed + 1) / (claimed + 20);
  const again = Math.min(1, Math.max(LEAST_AGAIN, (more * (people - claimed)) / Math.max(1, records)));
  return { ...counts, again };
}

/** Records held against people who have nothing to do with them, the same ones for the same database. */
async function randomPairs(
  database: Database,
  { people, records }: { readonly people: number; readonly records: number },
): Promise<Relations[]> {
  const percent = (of: number) => Math.min(100, (100 * SAMPLED_IDENTITIES) / Math.max(1, of));
  const columns = 'document_number as "documentNumber", name, birth_date as "birthDate", sex';
  const sampledRecords = await database.query<UnlinkedRecord>(
    `select id, version, ${columns} from record tablesample bernoulli (${percent(records)}) repeatable (1)
     where nationality = 'VN' limit ${SAMPLED_IDENTITIES}`,
  );
  const sampledPeople = await database.query<UnlinkedRecord>(
    `select ${columns} from register_person tablesample bernoulli (${percent(people)}) repeatable (2)
     limit ${SAMPLED_IDENTITIES}`,
  );
  const forms = (rows: readonly UnlinkedRecord[]) =>
    rows.map((row): Identity => ({ ...row, name: nameForms(row.name) }));
  const anybody = forms(sampledPeople);
  const pairs: Relations[] = [];
  for (const [index, record] of forms(sampledRecords).entries()) {
    for (let pair = 0; pair < Math.min(PAIRS_OF_EACH, anybody.length); pair++) {
      const person = anybody[(index * 31 + pair * 83) % anybody.length];
      if (person) pairs.push(compareIdentities(record, person));
    }
  }
  return pairs;
}

const sampleOfUnlinked = (database: Database): Promise<UnlinkedRecord[]> =>
  unlinkedRecords(database, 'order by md5(record.id::text)', SAMPLED_RECORDS, []);

/** For each record everybody whom it may be about. */
async function compareAll(database: Database, sample: readonly UnlinkedRecord[]): Promise<Compared[][]> {
  const identities = sample.map(toRecordIdentity);
  const byRecord = new Map(
    identities.map((identity) => [identity.id, { identity, compared: [] as Compared[] }]),
  );
  for (const found of await findPeople(database, identities, 'far')) {
    const entry = byRecord.get(found.recordId);
    entry?.compared.push({ ...found, relations: compareIdentities(entry.identity, found.person) });
  }
  return [...byRecord.values()].map(({ compared }) => compared);
}
