import type { Database } from '../../src/issuer/database.ts';
import type { Within } from '../../src/work-contract/supervision.ts';

/** Facilities by id: 1 and 2 in commune X of province A, 3 in Y of A, 4 in A without commune, 5 in B, 6 nowhere. */
export async function layOut(database: Database): Promise<void> {
  await database.query(
    `insert into facility (name, province, commune) values
       ('Trạm 1', 'A', 'X'), ('Trạm 2', 'A', 'X'), ('Trạm 3', 'A', 'Y'), ('Trạm 4', 'A', null), ('Trạm 5', 'B', 'X'),
       ('Trạm 6', null, null)`,
  );
  await database.query(
    `insert into account (name, role, province, created_at) values
       ('Bà Ba', 'ministry', null, now()), ('Ông Tư', 'province', 'A', now())`,
  );
}

interface Person {
  readonly facility: number;
  readonly state?: string;
  readonly findings?: readonly string[];
  readonly name?: string;
  readonly birthDate?: string;
  readonly sex?: string;
  readonly documentNumber?: string;
  readonly importedAt?: string;
}

/** Records of these people, as if they had been imported and checked. @returns their ids. */
export async function addRecords(database: Database, people: readonly Person[]): Promise<number[]> {
  const rows = people.map((person) => ({
    facility: person.facility,
    state: person.state ?? 'ready',
    findings: person.findings ?? [],
    name: person.name ?? 'Lê An',
    birthDate: person.birthDate ?? '1990-01-02',
    sex: person.sex ?? 'male',
    documentNumber: person.documentNumber ?? null,
    importedAt: person.importedAt ?? '2026-11-02T01:00:00Z',
  }));
  const stored = await database.query<{ id: number }>(
    `insert into record (content_key, name, name_key, name_folded, birth_date, sex, document_number, nationality, state,
                         findings, imported_at, checked_at, facility_id)
     select gen_random_uuid()::text, name, lower(name), lower(name), "birthDate", sex, "documentNumber", 'VN', state,
       findings, "importedAt", "importedAt", facility
     from jsonb_to_recordset($1::jsonb)
       row (facility bigint, state text, findings text[], name text, "birthDate" text, sex text, "documentNumber" text,
            "importedAt" timestamptz)
     returning id`,
    [JSON.stringify(rows)],
  );
  return stored.map(({ id }) => id);
}

export const EVERYTHING: Within = { province: null, commune: null, facilityId: null, undeclared: false };
