import { writeTable } from '../write-table.ts';
import { localTime } from './local-time.ts';
import type { Sum } from './tally.ts';

/** A column: its header, and what stands in it. */
type Column<Row> = readonly [header: string, cell: (row: Row) => string];

const COLUMNS: readonly Column<Sum>[] = [
  ['Ngày (day)', (sum) => localTime(sum).day],
  ['Giờ (hour)', (sum) => localTime(sum).time],
  ['Múi giờ (time zone)', ({ zone }) => zone],
  [
    'Bắt đầu UTC (start, UTC)',
    ({ startSeconds }) => new Date(startSeconds * 1000).toISOString().slice(0, 16),
  ],
  ['Chế độ (mode)', ({ mode }) => mode],
  ['Kết luận (verdict)', ({ outcome }) => outcome],
  ['Lý do (reason)', ({ reason }) => reason],
  ['Cửa (door)', ({ door }) => door?.id ?? ''],
  ['Cửa trả lời (door’s answer)', ({ door }) => door?.answer ?? ''],
  ['Quy định quyết định (deciding rule)', ({ door }) => door?.rule ?? ''],
  ['Số lượt (count)', ({ count }) => String(count)],
];

/**
 * Sums as CSV, one a line, the earliest hour first: every verdict is in one line and no other, so that a pivot table
 * adds them up rightly.
 *
 * @param before further columns, on the left.
 * @param after on the right.
 */
export function tallyCsv<Row extends Sum>(
  sums: readonly Row[],
  before: readonly Column<Row>[] = [],
  after: readonly Column<Row>[] = [],
): string {
  const columns: readonly Column<Row>[] = [...before, ...COLUMNS, ...after];
  return writeTable([
    columns.map(([header]) => header),
    ...[...sums]
      .sort((a, b) => a.startSeconds - b.startSeconds)
      .map((sum) => columns.map(([, cell]) => cell(sum))),
  ]);
}
