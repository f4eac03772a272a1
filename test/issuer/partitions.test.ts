import { expect, it } from 'vitest';
import { certifyQueued } from '../../src/issuer/certify.ts';
import type { Database, Queryable } from '../../src/issuer/database.ts';
import { lockRecords } from '../../src/issuer/locked-records.ts';
import { certificatesOf } from '../../src/issuer/revocations.ts';
import { holderStatus } from '../../src/issuer/status.ts';
import { fillQueue } from '../bench/issue/fill.ts';
import { keysForTests, NOW, OWN } from './certified.ts';
import { describeOnBothEngines } from './databases.ts';

interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Actual Loops'?: number;
  readonly Plans?: readonly PlanNode[];
}

const nodes = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodes)];

/** Runs each statement with its plan, and tells which partitions of certificates were read. */
function watched(database: Queryable, read: Set<string>): Queryable {
  return {
    query: async (sql, parameters) => {
      if (/\bfrom certificate\b/.test(sql)) {
        const [row] = await database.query<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>(
          `explain (analyze, format json) ${sql}`,
          parameters,
        );
        for (const node of (row?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => nodes(Plan))) {
          const name = node['Relation Name'] ?? '';
          if (/^certificate_\d+$/.test(name) && (node['Actual Loops'] ?? 0) > 0) read.add(name);
        }
      }
      return database.query(sql, parameters);
    },
  };
}

describeOnBothEngines('what is asked for one person', (open) => {
  it('reads one partition of the certificates, however it is asked', async () => {
    const database = await open();
    const made = await keysForTests();
    try {
      await fillQueue(database, 300, NOW);
      await certifyQueued(database, made.keys, OWN, NOW);
      await database.query('analyze');
      const [record] = await database.query<{ id: number }>('select id from record order by id limit 1');
      const id = record?.id ?? 0;
      const questions: Record<string, (watching: Queryable) => Promise<unknown>> = {
        'how far somebody is': (watching) => holderStatus(watching as Database, [id]),
        'what to revoke': (watching) => certificatesOf(watching, [id]),
        'what to lock': (watching) => lockRecords(watching, [id]),
      };
      for (const [question, ask] of Object.entries(questions)) {
        const read = new Set<string>();
        await ask(watched(database, read));
        expect([question, read.size]).toEqual([question, 1]);
      }
    } finally {
      made.remove();
    }
  });
});
