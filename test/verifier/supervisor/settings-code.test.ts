import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { otherCode } from '../../../src/verifier/other-code.ts';
import { change, changeAny, isLocked, Settings, settings } from '../../../src/verifier/settings.ts';
import {
  differences,
  readSettingsCode,
  settingsCode,
} from '../../../src/verifier/supervisor/settings-code.ts';

const PREFIX = 'VI-VACXIN-SETTINGS:1:';
const USUAL = v.parse(Settings, {});

describe('a code of settings', () => {
  it('says all of them, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.record({
          sound: fc.boolean(),
          continuous: fc.boolean(),
          training: fc.boolean(),
          locked: fc.array(fc.constantFrom('sound', 'flash', 'continuous'), { maxLength: 3 }),
        }),
        (changes) => {
          const chosen = { ...USUAL, ...changes };
          expect(readSettingsCode(settingsCode(chosen))).toEqual(chosen);
        },
      ),
    );
  });

  it('says what would change, and nothing else', () => {
    expect(differences(USUAL, { ...USUAL, sound: false, locked: ['sound'] })).toEqual([
      { name: 'sound', from: true, to: false },
      { name: 'locked', from: [], to: ['sound'] },
    ]);
    expect(differences(USUAL, { flash: USUAL.flash })).toEqual([]);
  });

  it.each([
    ['no JSON', `${PREFIX}{"sound":`],
    ['no object', `${PREFIX}[true]`],
    ['nothing', `${PREFIX}{}`],
    ['a setting that is unknown here', `${PREFIX}{"sound":true,"certify":true}`],
    ['a value of another kind', `${PREFIX}{"sound":"yes"}`],
    ['another prototype', `${PREFIX}{"__proto__":{"sound":false}}`],
    ['a method of every object', `${PREFIX}{"toString":1}`],
    ['too many locks', `${PREFIX}{"locked":${JSON.stringify(Array.from({ length: 51 }, () => 'x'))}}`],
    ['megabytes', `${PREFIX}{"sound":true${' '.repeat(3_000)}}`],
    ['another version', 'VI-VACXIN-SETTINGS:2:{"sound":true}'],
  ])('that has %s changes nothing', (_, text) => {
    expect(readSettingsCode(text)).toBeUndefined();
  });

  it('never breaks, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = readSettingsCode(PREFIX + text);
        if (read) expect(v.is(Settings, { ...USUAL, ...read })).toBe(true);
      }),
    );
  });

  it('is told from a certificate and from any other code', () => {
    expect(otherCode(settingsCode(USUAL))).toEqual({ kind: 'settings' });
    expect(readSettingsCode('shc:/56')).toBeUndefined();
  });
});

describe('what the supervisor has locked', () => {
  it('no inspector changes, nor what is the supervisor’s alone', () => {
    changeAny({ ...USUAL, locked: ['sound'] });
    expect(isLocked('sound')).toBe(true);
    change({ sound: false, flash: false, locked: [], training: false });
    expect(settings.value).toMatchObject({ sound: true, flash: false, locked: ['sound'], training: true });
    changeAny({ locked: [] });
    change({ sound: false });
    expect(settings.value.sound).toBe(false);
  });
});
