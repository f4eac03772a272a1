import { describe, expect, it } from 'vitest';
import { faultFields, jsonLog, textLog } from '../../src/server/log.ts';

describe('the log', () => {
  it('is a JSON object a line for programs, with the instant', () => {
    const lines: string[] = [];
    jsonLog((line) => lines.push(line))({ level: 'warning', message: 'two\nlines', records: 1_234 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('\n');
    const { time, ...entry } = JSON.parse(lines[0] ?? '');
    expect(entry).toEqual({ level: 'warning', message: 'two\nlines', records: 1_234 });
    expect(Math.abs(Date.parse(time) - Date.now())).toBeLessThan(60_000);
  });

  it('is a sentence for people', () => {
    const lines: string[] = [];
    const log = textLog((line) => lines.push(line));
    log({ level: 'info', message: 'certified', certified: 1_234, failed: 0 });
    log({ level: 'error', message: 'not certified', fault: 'Error ECONNREFUSED', stack: '    at connect' });
    log({ level: 'info', message: 'ending' });
    expect(lines).toEqual([
      'certified (certified 1,234, failed 0)',
      'error: not certified (Error ECONNREFUSED)\n    at connect',
      'ending',
    ]);
  });

  it('names an error without what it says, which may be about people', () => {
    const error = Object.assign(new Error('duplicate key (079090000001)'), { code: '23505' });
    const { fault, stack } = faultFields(error);
    expect(fault).toBe('Error 23505');
    expect(stack).toMatch(/^\s+at /);
    expect(stack).not.toContain('079090000001');
    expect(faultFields('079090000001')).toEqual({ fault: 'unknown error' });
  });
});
