import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Decision, DecisionOutcome } from '../../src/work-contract/decisions.ts';
import { WorkError } from '../../src/workbench/api.ts';
import { type Outgoing, openOutbox, outbox } from '../../src/workbench/outbox/outbox.ts';

const ACCOUNT = 7;

const decision = (number: number): Decision => ({
  kind: 'defer',
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  recordId: number,
  version: 1,
  reason: 'Chờ xem sổ tiêm',
});
const done = ({ id }: Decision): DecisionOutcome => ({ id, changed: 1, refused: [] });

/** What the device keeps, in the memory of the test. */
function memoryStore() {
  const kept = new Map<string, Outgoing>();
  return {
    kept,
    read: async (accountId: number) => [...kept.values()].filter((one) => one.accountId === accountId),
    put: async (outgoing: Outgoing) => void kept.set(outgoing.decision.id, outgoing),
    remove: async (id: string) => void kept.delete(id),
  };
}

/** A service that does each decision once and remembers its outcome; `before` may fail the request, on the way there or back. */
function service(before: () => 'reached' | 'lost-there' | 'lost-back' = () => 'reached') {
  const taken: string[] = [];
  return {
    taken,
    send: async ({ decisions }: { decisions: readonly Decision[] }) => {
      const way = before();
      if (way === 'lost-there') throw new WorkError('no-connection');
      for (const { id } of decisions) if (!taken.includes(id)) taken.push(id);
      if (way === 'lost-back') throw new WorkError('timeout');
      return { outcomes: decisions.map(done) };
    },
  };
}

const alone = (work: () => Promise<void>) => work();
const announce = () => {};
const atOnce = async () => {};

let opened: ReturnType<typeof openOutbox> | undefined;
afterEach(() => opened?.close());

describe('the outbox', () => {
  it('keeps a decision until the service has it, and shows how many wait', async () => {
    const store = memoryStore();
    let reach: () => void = () => {};
    const reached = new Promise<void>((over) => {
      reach = over;
    });
    const { send, taken } = service();
    opened = openOutbox(ACCOUNT, {
      store,
      send: async (request) => {
        await reached;
        return send(request);
      },
      alone,
      announce,
      delay: atOnce,
    });
    const added = opened.add(decision(1), 'Trần Thị Hoa');
    await expect.poll(() => outbox.value.waiting.length).toBe(1);
    expect(store.kept.size).toBe(1);
    reach();
    await added;
    expect(outbox.value.waiting).toEqual([]);
    expect(store.kept.size).toBe(0);
    expect(taken).toEqual([decision(1).id]);
  });

  it('sends all of them once and in order, whenever requests and answers are lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('reached', 'lost-there', 'lost-back'), { maxLength: 8 }),
        fc.integer({ min: 1, max: 6 }),
        async (ways, count) => {
          const { send, taken } = service(() => ways.shift() ?? 'reached');
          const own = openOutbox(ACCOUNT, { store: memoryStore(), send, alone, announce, delay: atOnce });
          const decisions = Array.from({ length: count }, (_, number) => decision(number + 1));
          for (const one of decisions) void own.add(one, 'ai đó');
          await expect.poll(() => taken.length, { interval: 1 }).toBe(count);
          await expect.poll(() => outbox.value.waiting.length, { interval: 1 }).toBe(0);
          expect(taken).toEqual(decisions.map(({ id }) => id));
          own.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('waits longer from attempt to attempt, and no longer than a minute', async () => {
    const waits: number[] = [];
    const { send } = service(() => (waits.length < 9 ? 'lost-there' : 'reached'));
    opened = openOutbox(ACCOUNT, {
      store: memoryStore(),
      send,
      alone,
      announce,
      delay: async (milliseconds) => void waits.push(milliseconds),
    });
    await opened.add(decision(1), 'ai đó');
    expect(waits.slice(0, 3)).toEqual([1_000, 2_000, 4_000]);
    expect(Math.max(...waits)).toBe(60_000);
  });

  it('keeps what was refused, with who has changed it since, until somebody has looked at it', async () => {
    const store = memoryStore();
    const refused = [{ recordId: 1, why: 'changed-since' as const, by: 'Lê Văn An' }];
    opened = openOutbox(ACCOUNT, {
      store,
      send: async ({ decisions }) => ({
        outcomes: decisions.map((one) => ({ id: one.id, changed: 0, refused })),
      }),
      alone,
      announce,
      delay: atOnce,
    });
    await opened.add(decision(1), 'Trần Thị Hoa');
    expect(outbox.value.waiting).toEqual([]);
    expect(outbox.value.refused).toMatchObject([{ about: 'Trần Thị Hoa', refused }]);
    expect(store.kept.size).toBe(1);
    await opened.dismiss(decision(1).id);
    expect(outbox.value.refused).toEqual([]);
    expect(store.kept.size).toBe(0);
  });

  it('finds the one decision that the service cannot read, and sends the others', async () => {
    const { send, taken } = service();
    opened = openOutbox(ACCOUNT, {
      store: memoryStore(),
      send: async (request) => {
        if (request.decisions.some((one) => one.id === decision(2).id)) throw new WorkError('bad-request');
        return send(request);
      },
      alone,
      announce,
      delay: atOnce,
    });
    await Promise.all([1, 2, 3].map((number) => opened?.add(decision(number), `người ${number}`)));
    await opened.flush();
    expect(taken.sort()).toEqual([decision(1).id, decision(3).id]);
    expect(outbox.value.refused.map(({ about }) => about)).toEqual(['người 2']);
  });

  it('stops while nobody is signed in, and goes on afterwards', async () => {
    let isSignedIn = false;
    const { send, taken } = service();
    opened = openOutbox(ACCOUNT, {
      store: memoryStore(),
      send: async (request) => {
        if (!isSignedIn) throw new WorkError('signed-out');
        return send(request);
      },
      alone,
      announce,
      delay: atOnce,
    });
    await opened.add(decision(1), 'ai đó');
    expect(outbox.value).toMatchObject({ problem: 'signed-out', waiting: [{ about: 'ai đó' }] });
    isSignedIn = true;
    await opened.flush();
    expect(taken).toHaveLength(1);
    expect(outbox.value.waiting).toEqual([]);
  });

  it('sends only what the account itself has decided', async () => {
    const store = memoryStore();
    await store.put({ accountId: 8, order: 1, about: 'người khác', decision: decision(9) });
    const { send, taken } = service();
    opened = openOutbox(ACCOUNT, { store, send, alone, announce, delay: atOnce });
    await opened.add(decision(1), 'ai đó');
    expect(taken).toEqual([decision(1).id]);
    expect(store.kept.size).toBe(1);
  });

  it('sends what the device cannot keep', async () => {
    const { send, taken } = service();
    const refusing = async () => {
      throw new DOMException('', 'QuotaExceededError');
    };
    opened = openOutbox(ACCOUNT, {
      store: { read: refusing, put: refusing, remove: refusing },
      send,
      alone,
      announce,
      delay: atOnce,
    });
    await opened.add(decision(1), 'ai đó');
    expect(taken).toEqual([decision(1).id]);
    expect(outbox.value.waiting).toEqual([]);
  });
});
