import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { countAgainst, forgetOldLimits, type Limit } from '../../src/issuer/limits.ts';
import { describeOnBothEngines } from './databases.ts';

const NOW = new Date('2022-06-01T08:20:00Z');
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const SECRET = randomBytes(32);
const HOURLY: Limit = { key: 'document 079090000001', max: 2, windowSeconds: 3600 };

describeOnBothEngines('limits', (open) => {
  it('let through what is within them, then say how long to wait, until the window closes', async () => {
    const database = await open();
    const count = (now: Date) => countAgainst(database, SECRET, [HOURLY], now);
    expect(await count(NOW)).toBeUndefined();
    expect(await count(after(1))).toBeUndefined();
    expect(await count(after(600))).toBe(1800);
    expect(await count(after(2399))).toBe(1);
    expect(await count(after(2400))).toBeUndefined();
  });

  it('are counted rightly when many events come at once', async () => {
    const database = await open();
    const limit = { ...HOURLY, max: 10 };
    const waits = await Promise.all(
      Array.from({ length: 25 }, () => countAgainst(database, SECRET, [limit], NOW)),
    );
    expect(waits.filter((wait) => wait === undefined)).toHaveLength(10);
  });

  it('do not let one address use up what everybody shares', async () => {
    const database = await open();
    const limits = (address: string): Limit[] => [
      { key: `address ${address}`, max: 3, windowSeconds: 900 },
      { key: 'overall', max: 5, windowSeconds: 60 },
    ];
    for (let attempt = 0; attempt < 50; attempt++) {
      await countAgainst(database, SECRET, limits('192.0.2.1'), NOW);
    }
    expect(await countAgainst(database, SECRET, limits('192.0.2.2'), NOW)).toBeUndefined();
    expect(await countAgainst(database, SECRET, limits('192.0.2.3'), NOW)).toBeUndefined();
    expect(await countAgainst(database, SECRET, limits('192.0.2.4'), NOW)).toBe(60);
  });

  it('hold as a whole where they are counted in many places', async () => {
    const database = await open();
    const limit: Limit = { key: 'overall', max: 8, windowSeconds: 60, places: 4 };
    let passed = 0;
    for (let event = 0; event < 60; event++) {
      const wait = await countAgainst(database, SECRET, [limit], NOW);
      if (wait === undefined) passed++;
      else expect(wait).toBe(60);
    }
    expect(passed).toBe(8);
    expect(await database.query('select key from rate_limit')).toHaveLength(4);
  });

  it('hold over two windows of the same key', async () => {
    const database = await open();
    const limits = [HOURLY, { ...HOURLY, max: 3, windowSeconds: 86_400 }];
    const waits: (number | undefined)[] = [];
    for (const seconds of [0, 0, 3600, 3600]) {
      waits.push(await countAgainst(database, SECRET, limits, after(seconds)));
    }
    expect(waits).toEqual([undefined, undefined, undefined, (24 - 9) * 3600 - 20 * 60]);
  });

  it('store keyed digests and nothing about anybody, and forget what is over', async () => {
    const database = await open();
    await countAgainst(database, SECRET, [HOURLY], NOW);
    expect(await database.query('select key from rate_limit')).toEqual([
      { key: expect.stringMatching(/^[\w-]{43}$/) },
    ]);
    await forgetOldLimits(database, after(3600));
    expect(await database.query('select key from rate_limit')).toHaveLength(1);
    await forgetOldLimits(database, after(2 * 86_400));
    expect(await database.query('select key from rate_limit')).toEqual([]);
  });
});
