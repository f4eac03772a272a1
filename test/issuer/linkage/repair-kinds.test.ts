import { describe, expect, it } from 'vitest';
import type { Relations } from '../../../src/issuer/linkage/evidence.ts';
import { isProvable, repairKind } from '../../../src/issuer/linkage/repair-kinds.ts';

const SAME: Relations = { documentNumber: 'same', name: 'same', birthDate: 'same', sex: 'same' };

describe('kinds of repairs', () => {
  it.each<[Partial<Relations>, string, boolean]>([
    [{ name: 'tones' }, 'name:tones', true],
    [{ documentNumber: 'missing' }, 'document-number:missing', true],
    [{ documentNumber: 'old-card' }, 'document-number:old-card', true],
    [{ documentNumber: 'malformed' }, 'document-number:malformed', true],
    [{ documentNumber: 'near', name: 'tones' }, 'document-number:near+name:tones', true],
    [{ birthDate: 'swapped' }, 'birth-date:swapped', true],
    [{ sex: 'different' }, 'sex:different', true],
    [{ documentNumber: 'missing', sex: 'different' }, 'document-number:missing+sex:different', false],
    [{ documentNumber: 'different' }, 'document-number:different', false],
    [{ name: 'different' }, 'name:different', false],
    [{ birthDate: 'different' }, 'birth-date:different', false],
  ])('calls %j %s, provable: %s', (relations, kind, provable) => {
    expect(repairKind({ ...SAME, ...relations })).toBe(kind);
    expect(isProvable({ ...SAME, ...relations })).toBe(provable);
  });
});
