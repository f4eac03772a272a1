import { expect, it } from 'vitest';
import type { Actor } from '../../src/issuer/actor.ts';
import type { Database, Queryable } from '../../src/issuer/database.ts';
import { findRecords } from '../../src/issuer/queue.ts';
import { describeOnBothEngines } from './databases.ts';
import { makeWorkCountry, NOW } from './work-country.ts';

const RECORDS = 40_000;

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

const sequential = ({ Plans = [], ...node }: PlanNode): string[] => [
  ...(node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? ''] : []),
  ...Plans.flatMap(sequential),
];

/**
 * Words, numbers, days and lots as evenly spread as they hardly are, in the order of no index. Indexes are made
 * afterwards, and what is made up here refers to what is there: else this would take most of the test.
 */
const addMany = (database: Database): Promise<void> =>
  database.transaction(async (transaction) => {
    await transaction.query('set local session_replication_role = replica');
    const indexes = await transaction.query<{ name: string; definition: string }>(
      `select indexname as name, indexdef as definition from pg_indexes
       where indexname ~ '^(record|dose)_' and indexname not in (select conname from pg_constraint)`,
    );
    for (const { name } of indexes) await transaction.query(`drop index ${name}`);
    await transaction.query(
      `insert into record (content_key, name, name_key, name_folded, birth_date, sex, document_number, phone,
         nationality, imported_at, state, facility_id)
       select 'k' || n, name, name, name, to_char(date '1940-01-01' + (n * 7919) % 29000, 'YYYY-MM-DD'), 'male',
         lpad(((n * 829333951::bigint) % 1000000000000)::text, 12, '0'),
         '09' || lpad(((n * 15485863::bigint) % 100000000)::text, 8, '0'),
         'VN', $1, 'mismatch', 1 + n % 4
       from (
         select n, translate(left(md5(n::text), 9), '0123456789', 'ghijklmnop') as name
         from generate_series(1, ${RECORDS}) n
       ) made`,
      [NOW],
    );
    await transaction.query(
      `insert into dose (record_id, entered_record_id, ordinal, entered_ordinal, date, entered_date, vaccine,
         entered_vaccine, lot, facility_id)
       select id, id, 1, 1, '2021-09-01', '2021-09-01', 'vaxzevria', 'vaxzevria', 'L' || (id * 7919) % 9973, facility_id
       from record where content_key like 'k%'`,
    );
    for (const { definition } of indexes) await transaction.query(definition);
    await transaction.query('analyze record');
    await transaction.query('analyze dose');
  });

describeOnBothEngines('a search among many records', (open) => {
  it('reads no table of people or doses from end to end, whatever field is looked for', async () => {
    const database = await open();
    const country = await makeWorkCountry(database);
    await addMany(database);
    const plansOf = async (actor: Actor, search: string) => {
      const read = new Set<string>();
      const watched: Queryable = {
        query: async <Row>(sql: string, parameters: readonly unknown[] = []) => {
          type Explained = { readonly 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] };
          const [explained] = await database.query<Explained>(`explain (format json) ${sql}`, parameters);
          for (const { Plan } of explained?.['QUERY PLAN'] ?? []) {
            for (const table of sequential(Plan)) read.add(table);
          }
          return database.query<Row>(sql, parameters);
        },
      };
      const { total, records } = await findRecords(watched, actor, { search }, NOW);
      return { read: ['record', 'dose'].filter((table) => read.has(table)), total, first: records[0]?.name };
    };

    const one = 'Nguyen Van An';
    const looked: [string, Partial<Awaited<ReturnType<typeof plansOf>>>][] = [
      ['Nguyễn Văn An', { total: 1, first: one }],
      ['van an', { total: 1, first: one }],
      ['090000001', { first: one }],
      ['079090000001', { total: 1, first: one }],
      ['0910000000', { total: 1, first: one }],
      ['02/01/1990', { first: one }],
      ['LOT-0', { total: 1, first: one }],
      ['lot-0', { total: 1, first: one }],
      ['nguyen thi khong co', { total: 0 }],
    ];
    for (const actor of [country.ministry, country.province, country.clerkA]) {
      for (const [search, expected] of looked) {
        const found = await plansOf(actor, search);
        if (actor !== country.ministry) expect({ search, read: found.read }).toEqual({ search, read: [] });
        else expect({ search, ...found }).toMatchObject({ search, read: [], ...expected });
      }
    }
  });
});
