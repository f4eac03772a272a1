import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { HourTally } from '../../src/tally-contract/hour-tally.ts';
import type { Sum } from '../../src/tally-contract/tally.ts';
import { tallyCsv } from '../../src/tally-contract/tally-csv.ts';

const SUM: Sum = {
  startSeconds: Date.UTC(2026, 10, 26, 1) / 1000,
  zone: 'Asia/Ho_Chi_Minh',
  mode: 'counter',
  outcome: 'invalid',
  reason: 'expired',
  count: 12,
};

describe('the tally as CSV', () => {
  it('is read back by any reader, the earliest hour first, with the mark that tells spreadsheets its letters', () => {
    const door = { id: 'hajj', answer: 'not-enough', rule: 'hajj-1-doses' } as const;
    const kept: Sum = { ...SUM, outcome: 'valid', reason: '', door, startSeconds: SUM.startSeconds + 3_600 };
    const text = tallyCsv([kept, SUM]);
    expect(text.startsWith('\ufeff')).toBe(true);
    const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.map((row) => row['Giờ (hour)'])).toEqual(['08:00', '09:00']);
    expect(rows[0]).toMatchObject({
      'Ngày (day)': '2026-11-26',
      'Múi giờ (time zone)': 'Asia/Ho_Chi_Minh',
      'Bắt đầu UTC (start, UTC)': '2026-11-26T01:00',
      'Kết luận (verdict)': 'invalid',
      'Lý do (reason)': 'expired',
      'Số lượt (count)': '12',
      'Cửa (door)': '',
    });
    expect(rows[1]).toMatchObject({
      'Kết luận (verdict)': 'valid',
      'Cửa (door)': 'hajj',
      'Cửa trả lời (door’s answer)': 'not-enough',
      'Quy định quyết định (deciding rule)': 'hajj-1-doses',
    });
  });

  it('is no formula in any spreadsheet, whatever a place is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (place) => {
        const text = tallyCsv([SUM], [['Nơi (place)', () => `=${place}`]]);
        const [, row] = parse(text, { bom: true }) as string[][];
        expect(row?.[0]).toBe(`'=${place}`);
      }),
    );
  });
});

describe('an hour that somebody sends', () => {
  const hour = { startSeconds: SUM.startSeconds, zone: SUM.zone, sums: [{ ...SUM }] };
  const changed = (changes: object) => v.is(HourTally, { ...hour, ...changes });
  const changedSum = (changes: object) => changed({ sums: [{ ...SUM, ...changes }] });

  it('is taken within its bounds alone', () => {
    expect(v.is(HourTally, hour)).toBe(true);
    expect(changed({ zone: 'Mars/Olympus' })).toBe(false);
    expect(changed({ startSeconds: hour.startSeconds + 1 })).toBe(false);
    expect(changed({ sums: [] })).toBe(false);
    expect(changed({ sums: Array.from({ length: 401 }, () => SUM) })).toBe(false);
    for (const count of [0, -1, 1.5, 1e9, '1']) expect(changedSum({ count })).toBe(false);
    expect(changedSum({ reason: 'Nguyễn Văn An' })).toBe(false);
    expect(changedSum({ outcome: 'green' })).toBe(false);
    expect(changedSum({ mode: 'free text' })).toBe(false);
    const said = { id: 'hajj', answer: 'not-enough', rule: 'hajj-1-doses' };
    expect(changedSum({ door: said })).toBe(true);
    for (const wrong of [{ id: 'Hajj' }, { id: 'h'.repeat(25) }, { answer: 'no' }, { rule: 'Nguyễn Văn An' }])
      expect(changedSum({ door: { ...said, ...wrong } })).toBe(false);
    for (const door of [null, 'hajj', { id: 'hajj' }]) expect(changedSum({ door })).toBe(false);
  });
});
