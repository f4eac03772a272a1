import type { CDPSession } from '@playwright/test';

/** Asks a thread of the browser by the DevTools protocol. */
type Send = (method: string) => Promise<unknown>;

/** What asks a page's worker, once there is one. */
export async function askingWorker(session: CDPSession): Promise<Send> {
  const answers = new Map<number, (result: unknown) => void>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message);
    answers.get(id)?.(result);
  });
  const attached = new Promise<string>((done) => {
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') done(sessionId);
    });
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const sessionId = await attached;
  let lastId = 0;
  return (method) => {
    const id = ++lastId;
    const answer = new Promise<unknown>((done) => answers.set(id, done));
    const message = JSON.stringify({ id, method });
    return session.send('Target.sendMessageToTarget', { sessionId, message }).then(() => answer);
  };
}

export const askingPage =
  (session: CDPSession): Send =>
  (method) =>
    session.send(method as never);

/** What a thread holds once all that nobody needs is gone. */
export async function heldBytes(send: Send): Promise<number> {
  for (let time = 0; time < 3; time++) await send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = (await send(
    'Runtime.getHeapUsage',
  )) as Record<string, number>;
  return (usedSize ?? 0) + (embedderHeapUsedSize ?? 0) + (backingStorageSize ?? 0);
}
