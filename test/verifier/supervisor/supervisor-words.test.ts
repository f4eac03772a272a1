import { describe, expect, it } from 'vitest';
import { MODES } from '../../../src/verifier/modes/modes.ts';
import { LIGHTS } from '../../../src/verifier/settings.ts';
import { valueSaid } from '../../../src/verifier/supervisor/supervisor-words.ts';

describe('the value of a setting', () => {
  it('is said as inspectors know it, never by its name in the code', () => {
    expect(valueSaid('mode', 'lane')).toBe('Làn đi');
    expect(valueSaid('light', 'sun')).toBe('Nắng gắt: đen trên trắng');
    expect(valueSaid('cameFrom', 'BR')).toBe('Brazil');
    expect(valueSaid('cameFrom', 'ZZ')).toBe('nước khác');
    expect(valueSaid('gloves', true)).toBe('bật');
    expect(valueSaid('locked', ['mode', 'door'])).toBe('Cách làm việc, Cửa kiểm soát');
    for (const mode of MODES) expect(valueSaid('mode', mode)).not.toBe(mode);
    for (const light of LIGHTS) expect(valueSaid('light', light)).not.toBe(light);
  });

  it('says that there is none, and an unknown door by its id', () => {
    expect(valueSaid('door', '')).toBe('không có');
    expect(valueSaid('locked', [])).toBe('không có');
    expect(valueSaid('door', 'hajj-2027')).toBe('hajj-2027');
  });
});
