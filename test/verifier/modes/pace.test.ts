import { describe, expect, it } from 'vitest';
import { LONGEST_STAY_MS, paceOf } from '../../../src/verifier/modes/pace.ts';
import { scanOf } from './scans.ts';

const usual = { continuous: false };
const valid = scanOf();
const expired = scanOf({}, ['expired']);
const menu = scanOf({}, ['not-a-certificate'], { outcome: 'unknown' });
const half = scanOf({}, ['incomplete'], { outcome: 'unknown', parts: { have: [1], total: 2 } });
const tested = scanOf({
  tests: [{ type: [], result: [], sampledAt: '2022-05-30' }],
});
const shown = (scan: typeof valid, isHeld = false) => ({ ...scan, isHeld });

describe('the pace of a mode', () => {
  it.each(['lane', 'group'] as const)('lets a good one go by itself after two seconds in the %s', (mode) => {
    const pace = paceOf(mode, usual);
    expect(pace.staysMs(valid)).toBe(2_000);
    for (const scan of [expired, menu, half, tested]) expect(pace.staysMs(scan)).toBe(LONGEST_STAY_MS);
  });

  it.each(['lane', 'group'] as const)(
    'lets nothing take the place of a no in the %s before it was seen',
    (mode) => {
      const { yields } = paceOf(mode, usual);
      for (const way of ['camera', 'reader'] as const) {
        expect(yields(shown(expired), way)).toBe(false);
        expect(yields(shown(tested), way)).toBe(false);
        expect(yields(shown(valid), way)).toBe(true);
        expect(yields(shown(menu), way)).toBe(true);
        expect(yields(shown(half), way)).toBe(true);
      }
    },
  );

  it('keeps a good one that was touched from what lies before the camera, and not from a trigger', () => {
    for (const mode of ['lane', 'counter'] as const) {
      const { yields } = paceOf(mode, { continuous: true });
      expect(yields(shown(valid, true), 'camera')).toBe(false);
      expect(yields(shown(valid, true), 'reader')).toBe(true);
    }
  });

  it.each(['counter', 'reader'] as const)(
    'waits for the inspector at the %s, unless a queue is to move',
    (mode) => {
      expect(paceOf(mode, usual).staysMs(valid)).toBe(LONGEST_STAY_MS);
      expect(paceOf(mode, { continuous: true }).staysMs(valid)).toBe(2_000);
      expect(paceOf(mode, usual).yields(shown(expired, true), 'camera')).toBe(true);
      expect(paceOf(mode, { continuous: true }).yields(shown(expired), 'camera')).toBe(false);
      expect(paceOf(mode, { continuous: true }).yields(shown(expired), 'reader')).toBe(true);
    },
  );

  it('leaves nobody’s answer at a kiosk, and shows each to its end', () => {
    const { staysMs, yields, canBeHeld } = paceOf('kiosk', usual);
    expect([valid, expired, menu, half].map(staysMs)).toEqual([3_000, 8_000, 8_000, 20_000]);
    expect(yields(shown(valid), 'camera')).toBe(false);
    expect(yields(shown(expired), 'camera')).toBe(false);
    expect(yields(shown(half), 'camera')).toBe(true);
    expect(canBeHeld).toBe(false);
  });
});
