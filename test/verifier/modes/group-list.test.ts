import { describe, expect, it } from 'vitest';
import {
  type Group,
  hereCount,
  join,
  missingCount,
  missingFrom,
  NO_GROUP,
  readPeople,
  resized,
  withNames,
} from '../../../src/verifier/modes/group-list.ts';
import { scanOf } from './scans.ts';

const an = { name: 'Nguyễn Văn An', birthDate: '1990-01-02' };
const binh = { name: 'Trần Thị Bình', birthDate: '2001-02-01' };
const joinedBy = (group: Group, ...scans: Parameters<typeof join>[1][]) =>
  scans.reduce((so, scan) => join(so, scan).group, group);

describe('a group', () => {
  it('counts each person once, and says of the second time that it is one', () => {
    const first = join(NO_GROUP, scanOf(an, [], { atMs: 1 }));
    expect(first.joined).toBe('added');
    const second = join(first.group, scanOf({ ...an, name: 'NGUYEN VAN AN' }, [], { atMs: 2 }));
    expect(second.joined).toBe('again');
    expect(hereCount(second.group)).toBe(1);
    expect(join(second.group, scanOf({ ...an, birthDate: '1990-01-03' }, [], { atMs: 3 })).joined).toBe(
      'added',
    );
  });

  it('holds somebody good for one good certificate, in whatever order they show them', () => {
    for (const reasons of [
      [[], ['expired']],
      [['expired'], []],
    ] as const) {
      const [first, second] = reasons.map((given, atMs) => scanOf(an, [...given], { atMs }));
      if (!first || !second) throw new Error('two scans');
      expect(joinedBy(NO_GROUP, first, second).members.map(({ outcome }) => outcome)).toEqual(['valid']);
    }
  });

  it('takes a verdict that changes while it is shown as it is now', () => {
    const group = joinedBy(
      NO_GROUP,
      scanOf(an, [], { atMs: 1 }),
      scanOf(an, ['clock-behind'], { atMs: 1, outcome: 'unknown' }),
    );
    expect(group.members.map(({ outcome }) => outcome)).toEqual(['unknown']);
  });

  it.each(['bad-signature', 'unknown-issuer', 'not-a-certificate'] as const)(
    'adds nobody for a code that is %s',
    (reason) => {
      const { certificate } = scanOf(an).verdict;
      const verdict = reason === 'not-a-certificate' ? {} : { certificate };
      const { group, joined } = join(NO_GROUP, {
        texts: [],
        atMs: 1,
        verdict: { outcome: 'invalid', reasons: [reason], ...verdict },
      });
      expect([joined, group.members.length]).toEqual(['nobody', 0]);
    },
  );

  it('says who is missing, by names as passports write them and by birth dates as far as they are known', () => {
    const { people } = readPeople('VAN AN NGUYEN\nTRAN THI BINH; 1/2/2001\nLê Cường 2001-02-01');
    const group = joinedBy(
      withNames(NO_GROUP, people),
      scanOf(an, [], { atMs: 1 }),
      scanOf(binh, [], { atMs: 2 }),
    );
    expect(missingFrom(group)).toMatchObject([{ name: 'Lê Cường', birthDate: '2001-02-01' }]);
    expect([hereCount(group), group.size, missingCount(group)]).toEqual([2, 3, 1]);
  });

  it.each([
    ['no tones, the family name last', { name: 'Đặng Thị Hồng Nhung' }, 'THI HONG NHUNG DANG', 'added'],
    ['another order of all words', { name: 'Đặng Thị Hồng Nhung' }, 'NHUNG HONG THI DANG', 'probably'],
    ['a middle name left out', { name: 'Đặng Thị Hồng Nhung' }, 'Đặng Hồng Nhung', 'probably'],
    [
      'one letter left out of a long word',
      { name: 'Katharina Zimmermann' },
      'KATHARINA ZIMERMANN',
      'probably',
    ],
    ['a spelling of another country', { name: 'Jürgen Groß' }, 'GROSS JUERGEN', 'added'],
    ['the Latin name of a certificate', { name: '王伟', latinName: 'Wang Wei' }, 'WANG WEI', 'added'],
    ['a script that no rule spells', { name: '王伟' }, '王伟', 'added'],
    ['another given name', { name: 'Đặng Thị Hồng Nhung' }, 'DANG THI HONG HANH', 'unlisted'],
    ['another birth date', { name: 'Đặng Thị Hồng Nhung' }, 'DANG THI HONG NHUNG 03/01/1990', 'unlisted'],
  ] as const)('finds on a list a name with %s, surely or probably', (_, holder, line, joined) => {
    const group = withNames(NO_GROUP, readPeople(line).people);
    const found = join(group, scanOf({ birthDate: '1990-01-02', ...holder }));
    expect(found.joined).toBe(joined);
    expect(found.listed).toEqual(joined === 'unlisted' ? undefined : group.expected[0]);
    expect(missingCount(found.group)).toBe(joined === 'unlisted' ? 1 : 0);
  });

  it('tells two of one name apart by the birth dates of the list, whoever comes first', () => {
    const { people } = readPeople('NGUYEN VAN AN 02/01/1990\nNGUYEN VAN AN\nNGUYEN VAN AN 03/01/1990');
    const list = withNames(NO_GROUP, people);
    const scans = ['1985-05-05', '1990-01-03', '1990-01-02'].map((birthDate, atMs) =>
      scanOf({ name: 'Nguyễn Văn An', birthDate }, [], { atMs }),
    );
    const [stranger, younger, elder] = scans;
    if (!stranger || !younger || !elder) throw new Error('three scans');
    expect(missingFrom(joinedBy(list, younger))).toEqual([people[0], people[1]]);
    expect(missingFrom(joinedBy(list, stranger))).toEqual([people[0], people[2]]);
    const all = joinedBy(list, stranger, younger, elder);
    expect(all.members.map(({ listed }) => listed?.person)).toEqual([people[1], people[2], people[0]]);
    expect(
      join(all, scanOf({ name: 'Nguyễn Văn An', birthDate: '1970-01-01' }, [], { atMs: 9 })).joined,
    ).toBe('unlisted');
  });

  it('leaves a line to the one who surely is meant, though somebody alike came before', () => {
    const list = withNames(NO_GROUP, readPeople('NGUYEN VAN AN').people);
    const alike = join(list, scanOf({ name: 'Nguyễn Văn Ân Anh' }, [], { atMs: 1 }));
    expect(alike.joined).toBe('probably');
    const group = joinedBy(alike.group, scanOf(an, [], { atMs: 2 }));
    expect(group.members.map(({ listed }) => listed !== undefined)).toEqual([false, true]);
    expect([hereCount(group), missingCount(group)]).toEqual([1, 0]);
  });

  it('counts twins whose names differ in a mark as two', () => {
    const twins = joinedBy(
      NO_GROUP,
      scanOf({ ...an, name: 'Nguyễn Văn Hùng' }, [], { atMs: 1 }),
      scanOf({ ...an, name: 'Nguyễn Văn Hưng' }, [], { atMs: 2 }),
    );
    expect(hereCount(twins)).toBe(2);
  });

  it('lets who is not on the list make up for nobody on it, whenever the list comes', () => {
    const came = joinedBy(NO_GROUP, scanOf(an, [], { atMs: 1 }));
    const group = withNames(came, readPeople('Trần Thị Bình 1/2/2001').people);
    expect([hereCount(group), missingCount(group)]).toEqual([0, 1]);
    expect(join(group, scanOf({ name: 'Lê Cường' }, [], { atMs: 2 })).joined).toBe('unlisted');
    expect(
      joinedBy(withNames(NO_GROUP, readPeople('Trần Thị Bình 1/2/2001').people), scanOf(an)).members[0]
        ?.listed,
    ).toBeUndefined();
  });

  it('is of as many as are said, never of fewer than have come', () => {
    const two = resized(resized(NO_GROUP, 1), 1);
    expect([two.size, missingCount(two)]).toEqual([2, 2]);
    const full = joinedBy(two, scanOf(an, [], { atMs: 1 }), scanOf(binh, [], { atMs: 2 }));
    expect(missingCount(full)).toBe(0);
    expect(resized(full, -1).size).toBe(2);
    expect(resized(full, 1).size).toBe(3);
    expect(resized(NO_GROUP, -1).size).toBe(0);
  });
});

describe('a list of a group', () => {
  it('is read as people write it, a person a line', () => {
    const { people, unread } = readPeople(
      '1. Nguyễn Văn An - 02/01/1990\r\n\r\n"Trần Thị Bình"\t1.2.2001\n2) Lê Cường',
    );
    expect(people).toMatchObject([
      { name: 'Nguyễn Văn An', birthDate: '1990-01-02' },
      binh,
      { name: 'Lê Cường', birthDate: '' },
    ]);
    expect(unread).toBe(0);
  });

  it('says how many lines nobody can read: days that no calendar has, lines without a name, whole texts', () => {
    expect(readPeople(`An 31/02/2001\n02/01/1990\n${'x'.repeat(201)}`)).toEqual({ people: [], unread: 3 });
    expect(readPeople('An 1/1/2000\nan 2000-01-01').people).toHaveLength(1);
    expect(readPeople('Nguyễn Văn An\nNguyễn Văn An').people).toHaveLength(2);
    expect(readPeople(Array.from({ length: 600 }, (_, at) => `Người ${at}`).join('\n')).unread).toBe(100);
  });
});
