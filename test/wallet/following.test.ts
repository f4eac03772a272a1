import { describe, expect, it } from 'vitest';
import {
  type Follower,
  readFollowing,
  stillFollowed,
  waitingFor,
  withFollower,
} from '../../src/wallet/following.ts';

const follower = (
  id: string,
  received: string[] = [],
  name = 'Nguyễn Văn An',
  born = '1990-1-2',
): Follower => ({
  id,
  token: id.padEnd(32, '0'),
  name,
  born,
  steps: [],
  findings: [],
  received,
  askedAtSeconds: 0,
});
const ids = (following: readonly Follower[]) => following.map(({ id }) => id);

describe('whom a phone follows', () => {
  it('follows somebody once, however often they are looked up', () => {
    const first = withFollower([], follower('first'));
    expect(ids(withFollower(first, follower('second')))).toEqual(['second']);
    expect(ids(withFollower([follower('a', ['N1'])], follower('b', ['N1', 'N2'])))).toEqual(['b']);
  });

  it('follows two people of one name apart', () => {
    expect(ids(withFollower([follower('a', ['N1'])], follower('b', ['N2'])))).toEqual(['a', 'b']);
    expect(ids(withFollower([follower('a')], follower('b', [], 'Trần Thị Bình')))).toEqual(['a', 'b']);
    const son = follower('b', [], 'Nguyễn Văn An', '2015-3-4');
    expect(ids(withFollower([follower('a')], son))).toEqual(['a', 'b']);
  });

  it('stops when all that came of somebody was deleted, and goes on where something is left or still to come', () => {
    const following = [follower('gone', ['N1']), follower('left', ['N2', 'N3']), follower('waiting')];
    expect(ids(stillFollowed(following, new Set(['N3'])))).toEqual(['left', 'waiting']);
    expect(ids(waitingFor(following))).toEqual(['waiting']);
  });

  it('is empty where what was kept is none', () => {
    for (const text of [undefined, '', '{}', '[{"id":"a"}]']) expect(readFollowing(text)).toEqual([]);
    expect(readFollowing(JSON.stringify([follower('a', ['N1'])]))).toEqual([follower('a', ['N1'])]);
  });
});
