import type { Happening } from './watch-lane.ts';

export interface Person {
  readonly name: string;
  readonly text: string;
}

/** What a lane has made of a queue of people, told apart by where a code was lost. */
export interface LaneRecord {
  /** Of whom name and green were on the screen, once and in their order. */
  readonly right: number;
  /** What was shown again, late, not green or under a name of nobody's here, or was read and not shown. */
  readonly slips: readonly string[];
  /** Of whose code the camera has not brought one frame. */
  readonly unseen: number;
  /** Whose frames have come, and none of them was looked at: the machine was busy. */
  readonly unlooked: number;
  /** Whose frames were looked at, and not read. */
  readonly unread: number;
  /** Of the codes that came: the fewest frames that the camera brought of one. */
  readonly fewestFrames: number;
}

/** Takes down what happens while people pass, each of whom is shown by frames that are stamped with their number. */
export function recordLane(people: readonly Person[]) {
  const numbers = new Map(people.map(({ text }, at) => [text, at + 1]));
  const byName = new Map(people.map(({ name }, at) => [name.toLocaleUpperCase('vi'), at + 1]));
  const frames = new Map<number, number>();
  const looks = new Set<number>();
  const read = new Set<number>();
  const verdicts: { outcome: string; name: string }[] = [];

  const judged = (): LaneRecord => {
    const slips: string[] = [];
    const shown = new Set<number>();
    let last = 0;
    for (const { outcome, name } of verdicts) {
      const number = (outcome === 'valid' && byName.get(name)) || 0;
      if (number > last) {
        shown.add(number);
        last = number;
      } else slips.push(`after ${last}: ${outcome} ${name}`);
    }
    // What the worker has read is what the lane has to show.
    for (const number of read) if (!shown.has(number)) slips.push(`read and not shown: ${number}`);
    const all = people.map((_, at) => at + 1);
    const unread = all.filter((number) => !read.has(number));
    const unseen = unread.filter((number) => !frames.has(number));
    const unlooked = unread.filter((number) => frames.has(number) && !looks.has(number));
    return {
      right: shown.size,
      slips,
      unseen: unseen.length,
      unlooked: unlooked.length,
      unread: unread.length - unseen.length - unlooked.length,
      fewestFrames: Math.min(...frames.values()),
    };
  };

  return {
    take: (happening: Happening) => {
      switch (happening.kind) {
        case 'frame':
          if (happening.stamp > 0) frames.set(happening.stamp, (frames.get(happening.stamp) ?? 0) + 1);
          break;
        case 'look':
          looks.add(happening.stamp);
          break;
        case 'read':
          read.add(numbers.get(happening.text) ?? 0);
          break;
        case 'verdict':
          verdicts.push(happening);
          break;
      }
    },
    judged,
  };
}
