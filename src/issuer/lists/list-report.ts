import type { BasicData, ListMisfit } from '../../work-contract/lists.ts';
import { writeTable } from '../../write-table.ts';
import type { Actor } from '../actor.ts';
import type { Database, Queryable } from '../database.ts';
import { territoryParameters, withinTerritory } from '../territory.ts';
import { findList } from './lists.ts';
import { planList } from './plan-list.ts';

/** What has become of a line: applied, still to be, or why not. */
type Fate = ListMisfit['why'] | 'applied' | 'open';

const FATE_WORDS: Record<Fate, string> = {
  applied: 'Đã sửa (applied)',
  open: 'Chưa sửa (not applied)',
  'line-invalid': 'Không đọc được dòng này (the line cannot be read)',
  'no-record': 'Không có hồ sơ trong địa bàn (no record in the territory)',
  'register-disagrees': 'CSDL dân cư ghi khác (the register says otherwise)',
  'already-so': 'Hồ sơ đã đúng như vậy (the record says so already)',
  certified: 'Đã cấp chứng nhận (certified already)',
  repeated: 'Lặp lại dòng trước (the same as a line before)',
  'contradicts-itself': 'Danh sách ghi mâu thuẫn về số này (the list contradicts itself)',
};

const HEADERS = [
  'Dòng số (line)',
  'Số định danh (document number)',
  'Kết quả (result)',
  'Họ và tên cũ (name before)',
  'Họ và tên mới (name after)',
  'Ngày sinh cũ (birth date before)',
  'Ngày sinh mới (birth date after)',
  'Giới tính cũ (sex before)',
  'Giới tính mới (sex after)',
];

interface ReportLine {
  readonly line: number;
  readonly documentNumber: string | null;
  readonly fate: Fate;
  readonly before?: Partial<BasicData>;
  readonly after?: Partial<BasicData>;
}

/**
 * What has become of each line of a list that the actor handed in, as CSV for a spreadsheet.
 *
 * @returns undefined where the list is not there any more.
 */
export async function listReport(
  database: Database,
  actor: Actor,
  listId: string,
): Promise<string | undefined> {
  const list = await findList(database, actor, listId);
  if (!list) return undefined;
  const applied = await appliedLines(database, actor, list);
  const appliedNumbers = new Set(applied.map(({ documentNumber }) => documentNumber));
  const plan = await planList(database, actor.territory, list.lines);
  const rows: ReportLine[] = [
    ...applied,
    ...plan.changes.map((change): ReportLine => ({ ...change, fate: 'open' })),
    ...plan.misfits
      // What was applied says so already, by that very decision.
      .filter(({ why, documentNumber }) => why !== 'already-so' || !appliedNumbers.has(documentNumber))
      .map(({ why, ...misfit }): ReportLine => ({ ...misfit, fate: why })),
  ];
  return writeTable([HEADERS, ...rows.toSorted((a, b) => a.line - b.line).map(cellsOf)]);
}

/** Changes of the list's own decisions that still stand. */
async function appliedLines(
  database: Queryable,
  actor: Actor,
  { lines, decisions }: NonNullable<Awaited<ReturnType<typeof findList>>>,
): Promise<ReportLine[]> {
  const lineOf = new Map(lines.map(({ line, person }) => [person?.documentNumber, line]));
  const rows = await database.query<{
    documentNumber: string;
    before: Partial<BasicData>;
    after: Partial<BasicData>;
  }>(
    `select record.document_number as "documentNumber", audit.before, audit.after
     from audit join record on record.id = audit.record_id join decision on decision.id = audit.decision_id
     where audit.decision_id = any($4::uuid[]) and decision.undone_by is null and ${withinTerritory('record', 1)}
     order by audit.sequence`,
    [...territoryParameters(actor.territory), decisions],
  );
  return rows.map(({ documentNumber, before, after }) => ({
    line: lineOf.get(documentNumber) ?? 0,
    documentNumber,
    fate: 'applied',
    before,
    after,
  }));
}

const SEX_WORDS = { male: 'Nam', female: 'Nữ' };

const cellsOf = ({ line, documentNumber, fate, before, after }: ReportLine): string[] => [
  String(line),
  documentNumber ?? '',
  FATE_WORDS[fate],
  before?.name ?? '',
  after?.name ?? '',
  before?.birthDate ?? '',
  after?.birthDate ?? '',
  before?.sex ? SEX_WORDS[before.sex] : '',
  after?.sex ? SEX_WORDS[after.sex] : '',
];
