import { describe, expect, it } from 'vitest';
import { answersOf } from '../../src/certificate/questions.ts';
import { REASONS, type ReasonCode } from '../../src/certificate/reasons.ts';

const answers = (...reasons: ReasonCode[]) => answersOf({ reasons });

describe('the answers of a verdict', () => {
  it('are yes to both questions where nothing is against it', () => {
    expect(answers()).toEqual({ genuine: 'valid', current: 'valid' });
  });

  it.each(['expired', 'revoked', 'superseded', 'suspended', 'not-yet-valid'] as const)(
    'tell a genuine one that is %s from a forged one',
    (reason) => {
      expect(answers(reason)).toEqual({ genuine: 'valid', current: 'invalid' });
    },
  );

  it('leave open whether a forged one, or one of somebody unknown, is current', () => {
    expect(answers('bad-signature')).toEqual({ genuine: 'invalid', current: 'unknown' });
    expect(answers('unknown-issuer')).toEqual({ genuine: 'unknown', current: 'unknown' });
  });

  it('say that one is certainly over though nobody knows whether it is genuine', () => {
    expect(answers('test-key', 'expired')).toEqual({ genuine: 'unknown', current: 'invalid' });
  });

  it('keep genuine apart from keys that are too old to say that it still holds', () => {
    expect(answers('stale-trust')).toEqual({ genuine: 'valid', current: 'unknown' });
  });

  it.each(['not-a-certificate', 'incomplete', 'link-only'] as const)(
    'are none for a code that is %s',
    (reason) => {
      expect(answers(reason)).toBeUndefined();
    },
  );

  it.each(Object.keys(REASONS) as ReasonCode[])(
    'are never yes to everything with the reason %s',
    (reason) => {
      expect(answers(reason)).not.toEqual({ genuine: 'valid', current: 'valid' });
    },
  );
});
