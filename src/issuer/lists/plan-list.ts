import type { BasicData, ListChange, ListMisfit } from '../../work-contract/lists.ts';
import type { Queryable } from '../database.ts';
import { foldedName, nameKey } from '../names.ts';
import { stands } from '../stands.ts';
import { type Territory, territoryParameters, withinTerritory } from '../territory.ts';
import type { ListLine, ListPerson } from './read-list.ts';

/** A change, and the version of the record that it was made for. */
export interface PlannedChange extends ListChange {
  readonly version: number;
}

export interface Plan {
  readonly changes: readonly PlannedChange[];
  readonly misfits: readonly ListMisfit[];
}

interface PersonLine {
  readonly line: number;
  readonly person: ListPerson;
}

/**
 * What a list would change in the records of a territory, as they stand now. A line whose number the register has
 * otherwise changes nothing: the register is the authority, and the list is to be mended or the register is.
 */
export async function planList(
  database: Queryable,
  territory: Territory,
  lines: readonly ListLine[],
): Promise<Plan> {
  const misfits: ListMisfit[] = [];
  const usable = usableLines(lines, misfits);
  const changes: PlannedChange[] = [];
  for (const [line, rows] of await recordsFor(database, territory, usable)) {
    const found = rows.map((row) => judge(line, row));
    changes.push(...found.filter((one) => typeof one !== 'string'));
    // Where a line changes some records, what stands in others need not be told.
    const [why] = found;
    if (found.every((one) => typeof one === 'string') && typeof why === 'string') {
      misfits.push({ line: line.line, documentNumber: line.person.documentNumber, why });
    }
  }
  return { changes, misfits: misfits.toSorted((a, b) => a.line - b.line) };
}

/** Lines that say something clear; the others go to the misfits. */
function usableLines(lines: readonly ListLine[], misfits: ListMisfit[]): PersonLine[] {
  const first = new Map<string, PersonLine>();
  const contradicted = new Set<string>();
  const said = lines.flatMap(({ line, person }): PersonLine[] => {
    if (person) return [{ line, person }];
    misfits.push({ line, documentNumber: null, why: 'line-invalid' });
    return [];
  });
  for (const entry of said) {
    const { documentNumber } = entry.person;
    const known = first.get(documentNumber);
    if (!known) first.set(documentNumber, entry);
    else if (!saysTheSame(known.person, entry.person)) contradicted.add(documentNumber);
  }
  return said.filter((entry) => {
    const { documentNumber } = entry.person;
    const why = contradicted.has(documentNumber)
      ? 'contradicts-itself'
      : first.get(documentNumber) === entry
        ? undefined
        : 'repeated';
    if (why) misfits.push({ line: entry.line, documentNumber, why });
    return !why;
  });
}

const saysTheSame = (a: BasicData, b: BasicData): boolean =>
  nameKey(a.name) === nameKey(b.name) && a.birthDate === b.birthDate && a.sex === b.sex;

interface FoundRow {
  readonly line: number;
  readonly recordId: number | null;
  readonly version: number;
  readonly isCertified: boolean;
  readonly name: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly inRegister: boolean;
  /** As the register writes it. */
  readonly registerName: string | null;
  readonly registerBirthDate: string | null;
  readonly registerSex: 'male' | 'female' | null;
}

/** The records with each line's number; one row without a record where there is none. */
async function recordsFor(
  database: Queryable,
  territory: Territory,
  lines: readonly PersonLine[],
): Promise<Map<PersonLine, FoundRow[]>> {
  const rows = await database.query<FoundRow>(
    `select line.line, record.id as "recordId", record.version, record.name,
       record.state = 'certified' or exists (select from certificate where record_id = record.id) as "isCertified",
       record.birth_date as "birthDate", record.sex, person.document_number is not null as "inRegister",
       person.name as "registerName", person.birth_date as "registerBirthDate", person.sex as "registerSex"
     from jsonb_to_recordset($4::jsonb) line (line integer, "documentNumber" text)
     left join record on record.document_number = line."documentNumber" and ${stands('record')}
       and ${withinTerritory('record', 1)}
     left join register_person person on person.document_number = line."documentNumber"
     order by line.line, record.id`,
    [
      ...territoryParameters(territory),
      JSON.stringify(lines.map(({ line, person }) => ({ line, documentNumber: person.documentNumber }))),
    ],
  );
  const byLine = new Map(lines.map((line) => [line.line, line]));
  const found = new Map<PersonLine, FoundRow[]>(lines.map((line) => [line, []]));
  for (const row of rows) {
    const line = byLine.get(row.line);
    if (line) found.get(line)?.push(row);
  }
  return found;
}

/** What a line means for one record with its number: a change, or why there is none. */
function judge({ line, person }: PersonLine, row: FoundRow): PlannedChange | ListMisfit['why'] {
  const { recordId, version, isCertified, inRegister } = row;
  if (recordId === null) return 'no-record';
  const { documentNumber, ...said } = person;
  const registered = registeredData(row);
  if (registered && !saysTheSame(registered, said)) return 'register-disagrees';
  const before: BasicData = { name: row.name, birthDate: row.birthDate, sex: row.sex };
  if (saysTheSame(before, said)) return 'already-so';
  if (isCertified) return 'certified';
  const sameName = nameKey(before.name) === nameKey(said.name);
  const name = sameName ? before.name : (registered?.name ?? said.name);
  return {
    line,
    recordId,
    version,
    documentNumber,
    before,
    after: { ...said, name },
    inRegister,
    doubtful: foldedName(before.name) !== foldedName(said.name) && before.birthDate !== said.birthDate,
  };
}

function registeredData({ registerName, registerBirthDate, registerSex }: FoundRow): BasicData | undefined {
  return registerName !== null && registerBirthDate !== null && registerSex !== null
    ? { name: registerName, birthDate: registerBirthDate, sex: registerSex }
    : undefined;
}
