import { FindingCode } from '../contract.ts';
import type { Part, Progress, Supervision } from '../work-contract/supervision.ts';
import { writeTable } from '../write-table.ts';
import { blocked } from './progress.ts';

const COLUMNS: readonly (readonly [header: string, cell: (part: Part) => string | number])[] = [
  ['Nơi (place)', ({ name }) => name ?? 'Chưa khai báo nơi (place not declared)'],
  ['Hồ sơ (records)', ({ progress }) => progress.people],
  ['Còn phải xử lý (to be mended)', ({ progress }) => blocked(progress)],
  ['Thiếu thông tin (incomplete)', ({ progress }) => progress.incomplete],
  ['Chưa khớp (mismatch)', ({ progress }) => progress.mismatch],
  ['Tạm hoãn (deferred)', ({ progress }) => progress.deferred],
  ['Chờ ký xác nhận (ready)', ({ progress }) => progress.ready],
  ['Đã ký xác nhận (attested)', ({ progress }) => progress.attested],
  ['Đã cấp (certified)', ({ progress }) => progress.certified],
  ['Xử lý 7 ngày qua (mended in 7 days)', ({ lastSevenDays }) => lastSevenDays],
  ['Dự kiến xong (done by)', ({ doneBy }) => doneBy ?? ''],
  ['Vướng lỗi (stuck on)', ({ stuckOn }) => stuckOn ?? ''],
];

/** The parts of a territory as CSV for a spreadsheet, with a column for each finding that there is. */
export function supervisionCsv({ parts }: Pick<Supervision, 'parts'>): string {
  const records = ({ findings }: Progress, code: FindingCode) =>
    findings.find(({ finding }) => finding === code)?.records ?? 0;
  const codes = FindingCode.options.filter((code) =>
    parts.some(({ progress }) => records(progress, code) > 0),
  );
  return writeTable([
    [...COLUMNS.map(([header]) => header), ...codes],
    ...parts.map((part) => [
      ...COLUMNS.map(([, cell]) => String(cell(part))),
      ...codes.map((code) => String(records(part.progress, code))),
    ]),
  ]);
}
